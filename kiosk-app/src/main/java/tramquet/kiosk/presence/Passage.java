package tramquet.kiosk.presence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tramquet.wire.Decoded;
import tramquet.wire.Direction;
import tramquet.wire.KioskId;
import tramquet.wire.Stamp;

/// Somebody who went in or out, as it outlives a restart: by tags, never by name or number.
///
/// @param kiosk that saw it
/// @param visit the visit's record
/// @param at when; to tell how long ago that is after a restart, see `ago`
record Passage(KioskId kiosk, Direction direction, UUID visit, Set<Long> tags, Stamp at) {
  private static final int WORDS = 8;

  /// `entry ga-1 VISIT BOOT nanoseconds milliseconds quality tag,tag`
  String line() {
    return String.join(
        " ",
        word(direction),
        kiosk.text(),
        visit.toString(),
        at.bootId().toString(),
        Long.toString(at.bootNanos()),
        Long.toString(at.wall().toEpochMilli()),
        word(at.quality()),
        tags.stream().sorted().map(HexFormat.of()::toHexDigits).collect(Collectors.joining(",")));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// Reads such a line. Not ours is what begins with another word.
  static Decoded<Passage> parse(String line) {
    String[] words = line.split(" ", -1);
    Optional<Direction> direction =
        Arrays.stream(Direction.values()).filter(each -> word(each).equals(words[0])).findFirst();
    if (direction.isEmpty()) {
      return new Decoded.NotMine<>();
    }
    if (words.length != WORDS) {
      return new Decoded.Malformed<>("words");
    }
    try {
      Stamp at =
          new Stamp(
              UUID.fromString(words[3]),
              Long.parseLong(words[4]),
              Instant.ofEpochMilli(Long.parseLong(words[5])),
              Stamp.Quality.valueOf(words[6].toUpperCase(Locale.ROOT)));
      Set<Long> tags =
          Arrays.stream(words[7].split(","))
              .map(HexFormat::fromHexDigitsToLong)
              .collect(Collectors.toSet());
      return new Decoded.Value<>(
          new Passage(new KioskId(words[1]), direction.get(), UUID.fromString(words[2]), tags, at));
    } catch (IllegalArgumentException e) {
      return new Decoded.Malformed<>("a word");
    }
  }

  /// How long ago it was. Within one run of the operating system its own clock tells; after another
  /// start the wall clock does, where it could be believed both times.
  ///
  /// @return empty while the wall clock cannot be believed yet
  Optional<Duration> ago(Stamp now) {
    if (at.bootId().equals(now.bootId())) {
      return Optional.of(notBelowZero(Duration.ofNanos(now.bootNanos() - at.bootNanos())));
    }
    return now.quality() == Stamp.Quality.UNSET
        ? Optional.empty()
        : Optional.of(notBelowZero(Duration.between(at.wall(), now.wall())));
  }

  private static Duration notBelowZero(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }

  /// Whether anybody can ever say how long ago it was, by what is known now.
  boolean isDatable(Stamp now) {
    return at.quality() != Stamp.Quality.UNSET || at.bootId().equals(now.bootId());
  }

  /// The tags stay out of logs.
  @Override
  public String toString() {
    return "Passage[" + direction + ", " + kiosk + "]";
  }

  /// Bytes of a line, its end included.
  static byte[] bytes(String line) {
    return (line + "\n").getBytes(US_ASCII);
  }
}
