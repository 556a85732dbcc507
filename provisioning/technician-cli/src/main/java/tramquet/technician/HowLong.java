package tramquet.technician;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A time as people type it: `30m`, `8h`, `7d`.
final class HowLong {
  private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,4}) ?([mhd])");

  private HowLong() {}

  /// Empty where it is none.
  static Optional<Duration> of(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }
}
