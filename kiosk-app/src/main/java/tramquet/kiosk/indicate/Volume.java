package tramquet.kiosk.indicate;

import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Supplier;

/// How loud a lane may be: softer in the quiet hours. While nobody knows the time it is day.
///
/// @param day in percent, 0 to 100
/// @param quiet in percent, 0 to 100, in the quiet hours
/// @param from when they begin, in Việt Nam's time
/// @param to when they end; before `from` where midnight lies between; the same: there are none
/// @param now the time of the place; empty while it is not trusted
public record Volume(
    int day, int quiet, LocalTime from, LocalTime to, Supplier<Optional<LocalTime>> now) {

  /// As loud as it can be, at any time.
  public static Volume full() {
    return new Volume(100, 100, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Optional::empty);
  }

  /// How loud it may be now, in percent.
  public int percent() {
    return now.get().filter(this::isQuiet).isPresent() ? quiet : day;
  }

  private boolean isQuiet(LocalTime time) {
    boolean begun = !time.isBefore(from);
    boolean over = !time.isBefore(to);
    return from.isBefore(to) ? begun && !over : to.isBefore(from) && (begun || !over);
  }
}
