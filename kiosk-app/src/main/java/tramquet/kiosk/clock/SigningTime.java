package tramquet.kiosk.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/// How late something that was signed elsewhere can be dated, by a clock here that may be wrong.
///
/// Thread: any.
///
/// @param wall this machine's clock
/// @param synchronised whether a time server has set it since boot
public record SigningTime(InstantSource wall, BooleanSupplier synchronised) {
  /// Beyond this ahead of a clock that a time server has set, it was the signer's clock that was
  /// wrong. Less may be a time zone that somebody mistook.
  private static final Duration MOST_AHEAD = Duration.ofDays(1);

  /// Nobody signed for us before.
  public static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

  /// A clock that nobody has set may be years behind; what is dated beyond this was dated in
  /// another unit or by another mistake, and would never age.
  private static final Duration FAR_AHEAD = Duration.ofDays(20 * 365);

  /// By the clock of this machine.
  public static SigningTime ofThisMachine(InstantSource wall) {
    return new SigningTime(wall, BootClock::isSynchronised);
  }

  /// The latest date that can be right.
  public Instant latest() {
    Instant now = wall.instant();
    if (synchronised.getAsBoolean()) {
      return now.plus(MOST_AHEAD);
    }
    return (now.isBefore(FIRST) ? FIRST : now).plus(FAR_AHEAD);
  }
}
