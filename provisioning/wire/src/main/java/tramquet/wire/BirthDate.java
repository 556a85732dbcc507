package tramquet.wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A birth date as cards print it: a day, or a year alone.
///
/// @param year 1850 to 2150
/// @param day the full date, in the same year, where the code states it
public record BirthDate(int year, Optional<LocalDate> day) {

  /// Checks that both parts agree.
  public BirthDate {
    if (year < 1850 || year > 2150) {
      throw new IllegalArgumentException("year out of range");
    }
    if (day.isPresent() && day.get().getYear() != year) {
      throw new IllegalArgumentException("year and day differ");
    }
  }

  /// A full date.
  public static BirthDate of(LocalDate day) {
    return new BirthDate(day.getYear(), Optional.of(day));
  }

  /// A year alone.
  public static BirthDate of(Year year) {
    return new BirthDate(year.getValue(), Optional.empty());
  }

  /// Reads `yyyy-MM-dd` or `yyyy` (ISO 8601); anything else is malformed.
  public static Decoded<BirthDate> parse(String text) {
    try {
      return switch (text.length()) {
        case 4 -> new Decoded.Value<>(of(Year.parse(text)));
        // Longer ones have a sign and more digits than a year of birth.
        case 10 -> new Decoded.Value<>(of(LocalDate.parse(text)));
        default -> new Decoded.Malformed<>("birth date");
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      return new Decoded.Malformed<>("birth date");
    }
  }

  /// Whole years at that day; counted from the end of the year where only the year is known, so
  /// that nobody is taken for older than proved.
  public long ageAt(LocalDate today) {
    return ChronoUnit.YEARS.between(day.orElse(LocalDate.of(year, 12, 31)), today);
  }

  /// `yyyy-MM-dd` or `yyyy`.
  public String text() {
    return day.map(LocalDate::toString).orElseGet(() -> Integer.toString(year));
  }

  /// The date stays out of logs and messages.
  @Override
  public String toString() {
    return "BirthDate";
  }
}
