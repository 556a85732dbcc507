package tramquet.wire.certlogic;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;

/// The units of `plusTime`. Clause "Leap days": a day that the month reached does not have runs
/// over into the next month, as in ECMAScript, where Java would stop at the month's end.
enum TimeUnit {
  YEAR {
    @Override
    LocalDateTime add(LocalDateTime from, long amount) {
      return runOver(from, from.withDayOfMonth(1).plusYears(amount));
    }
  },
  MONTH {
    @Override
    LocalDateTime add(LocalDateTime from, long amount) {
      return runOver(from, from.withDayOfMonth(1).plusMonths(amount));
    }
  },
  DAY {
    @Override
    LocalDateTime add(LocalDateTime from, long amount) {
      return from.plusDays(amount);
    }
  },
  HOUR {
    @Override
    LocalDateTime add(LocalDateTime from, long amount) {
      return from.plusHours(amount);
    }
  };

  /// Keeps every result within what Java's dates can hold, in any unit.
  static final long MAX_AMOUNT = 10_000_000;

  /// A date-time some units later, or earlier if the amount is negative.
  abstract LocalDateTime add(LocalDateTime from, long amount);

  static Optional<TimeUnit> named(String name) {
    return Arrays.stream(values()).filter(u -> u.toString().equals(name)).findFirst();
  }

  /// As rules write it.
  @Override
  public String toString() {
    return switch (this) {
      case YEAR -> "year";
      case MONTH -> "month";
      case DAY -> "day";
      case HOUR -> "hour";
    };
  }

  private static LocalDateTime runOver(LocalDateTime from, LocalDateTime firstOfMonth) {
    return firstOfMonth.plusDays(from.getDayOfMonth() - 1);
  }
}
