package tramquet.kiosk.credential;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tramquet.wire.BirthDate;

/// Dates as cards write them. Only days of the calendar count.
final class CardDate {
  private static final Pattern COMPACT = Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{4})");
  private static final Pattern SLASHED = Pattern.compile("([0-9]{2})/([0-9]{2})/([0-9]{4})");
  private static final Pattern YEAR = Pattern.compile("(18[5-9]|19[0-9]|20[0-9]|21[0-4])[0-9]");

  private CardDate() {}

  /// `ddMMyyyy`
  static Optional<LocalDate> compact(String text) {
    return day(COMPACT.matcher(text));
  }

  /// `dd/MM/yyyy`
  static Optional<LocalDate> slashed(String text) {
    return day(SLASHED.matcher(text));
  }

  /// `yyyy`
  static Optional<BirthDate> year(String text) {
    return YEAR.matcher(text).matches()
        ? Optional.of(BirthDate.of(Year.parse(text)))
        : Optional.empty();
  }

  /// A day that somebody can have been born on.
  static Optional<BirthDate> birth(LocalDate day) {
    return day.getYear() >= 1850 && day.getYear() <= 2150
        ? Optional.of(BirthDate.of(day))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(Matcher matcher) {
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(matcher.group(3)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(1))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
