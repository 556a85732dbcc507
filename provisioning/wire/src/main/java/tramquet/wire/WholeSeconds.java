package tramquet.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Moments as codes carry them: seconds since 1970.
final class WholeSeconds {
  /// The year 9999, so that no arithmetic on times can overflow.
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private WholeSeconds() {}

  /// Whether all of these are whole seconds.
  static boolean are(Instant... moments) {
    for (Instant moment : moments) {
      if (!moment.equals(moment.truncatedTo(ChronoUnit.SECONDS))) {
        return false;
      }
    }
    return true;
  }

  /// Whether the second comes after the first, by this much at the most, and both can be written.
  static boolean isSpan(Instant from, Instant until, Duration longest) {
    return isSpan(from, until) && Duration.between(from, until).compareTo(longest) <= 0;
  }

  /// Whether the second comes after the first, and both can be written.
  static boolean isSpan(Instant from, Instant until) {
    return !from.isBefore(Instant.EPOCH) && from.isBefore(until) && !until.isAfter(LAST);
  }
}
