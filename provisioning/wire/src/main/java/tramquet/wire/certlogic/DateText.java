package tramquet.wire.certlogic;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates and date-times as rules and certificates write them; what they mean, in UTC.
final class DateText {
  /// Longer ones are refused: any number of decimals is allowed, not a megabyte of them.
  private static final int MAX_LENGTH = 64;

  private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?"
              + "(?:Z|([+-])(\\d{1,2})(?::?(\\d\\d))?)?");

  private DateText() {}

  /// A date, whole or partial, at midnight: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`. Clause "DCC Date of
  /// birth": a partial one is the last day it can be.
  static Optional<LocalDateTime> date(String text) {
    Matcher matcher = DATE.matcher(text);
    return text.length() <= MAX_LENGTH && matcher.matches()
        ? exists(matcher, DateText::lastDay)
        : Optional.empty();
  }

  /// A date, or a date with time to any decimal and with an offset; UTC where none is written.
  /// Clause "Offset date-time": milliseconds, the rest cut off.
  static Optional<LocalDateTime> dateTime(String text) {
    Matcher matcher = DATE_TIME.matcher(text);
    return text.length() <= MAX_LENGTH && matcher.matches()
        ? exists(matcher, DateText::utc)
        : date(text);
  }

  private interface Reading {
    LocalDateTime of(Matcher matcher);
  }

  /// Java tells a day that no calendar has, such as 30 February, by an exception.
  private static Optional<LocalDateTime> exists(Matcher matcher, Reading reading) {
    try {
      return Optional.of(reading.of(matcher));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalDateTime lastDay(Matcher matcher) {
    int year = number(matcher, 1, 0);
    YearMonth month = YearMonth.of(year, number(matcher, 2, 12));
    return LocalDate.of(year, month.getMonth(), number(matcher, 3, month.lengthOfMonth()))
        .atStartOfDay();
  }

  private static LocalDateTime utc(Matcher matcher) {
    int millis = Integer.parseInt((part(matcher, 5).orElse("") + "000").substring(0, 3));
    LocalTime time =
        LocalTime.of(
            number(matcher, 2, 0),
            number(matcher, 3, 0),
            number(matcher, 4, 0),
            (int) Duration.ofMillis(millis).toNanos());
    LocalTime offset = LocalTime.of(number(matcher, 7, 0), number(matcher, 8, 0));
    LocalDateTime local = LocalDate.parse(matcher.group(1)).atTime(time);
    Duration east = Duration.ofSeconds(offset.toSecondOfDay());
    return part(matcher, 6).orElse("+").equals("+") ? local.minus(east) : local.plus(east);
  }

  private static int number(Matcher matcher, int group, int missing) {
    return part(matcher, group).map(Integer::parseInt).orElse(missing);
  }

  private static Optional<String> part(Matcher matcher, int group) {
    return Optional.ofNullable(matcher.group(group));
  }
}
