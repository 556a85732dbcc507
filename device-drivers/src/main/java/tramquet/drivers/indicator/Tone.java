package tramquet.drivers.indicator;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/// A sound that is told by its rhythm: buzzers have one pitch, and not everybody hears which.
///
/// @param rhythm sound and pause by turns, beginning and ending with sound
public record Tone(List<Duration> rhythm) {

  /// A code was read: one short click.
  public static final Tone READ = ofMillis(60);

  /// Go: one beep.
  public static final Tone GO = ofMillis(120);

  /// Stop: two long beeps.
  public static final Tone STOP = ofMillis(200, 120, 200);

  /// Attention, something is asked: long, short.
  public static final Tone ATTENTION = ofMillis(300, 100, 100);

  /// Go, because somebody says so: short, long.
  public static final Tone GO_BY_HAND = ofMillis(100, 100, 300);

  /// Not read, try again: three clicks.
  public static final Tone AGAIN = ofMillis(60, 80, 60, 80, 60);

  /// The gate stands open: short, short, long.
  public static final Tone OPEN = ofMillis(100, 100, 100, 100, 300);

  /// Somebody is coming: two beeps, far apart.
  public static final Tone COMING = ofMillis(120, 500, 120);

  /// Alarm: four beeps.
  public static final Tone ALARM = ofMillis(150, 100, 150, 100, 150, 100, 150);

  /// Leave: three beeps, each longer than any other.
  public static final Tone LEAVE = ofMillis(600, 200, 600, 200, 600);

  /// Checks that it begins and ends with sound.
  public Tone {
    rhythm = List.copyOf(rhythm);
    if (rhythm.size() % 2 == 0 || rhythm.stream().anyMatch(part -> !part.isPositive())) {
      throw new IllegalArgumentException("a tone begins and ends with sound");
    }
  }

  private static Tone ofMillis(long... parts) {
    return new Tone(LongStream.of(parts).mapToObj(Duration::ofMillis).toList());
  }
}
