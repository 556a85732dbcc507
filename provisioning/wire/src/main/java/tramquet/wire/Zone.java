package tramquet.wire;

import java.time.LocalDate;
import java.util.Optional;

/// An area and how dangerous it was for a time (Nghị quyết 128/NQ-CP of 11/10/2021: 1 green, 2
/// yellow, 3 orange, 4 red).
///
/// @param level 1 to 4
/// @param from first day
/// @param to last day; open where nobody has lifted it
public record Zone(Area area, int level, LocalDate from, Optional<LocalDate> to) {

  /// The highest level.
  static final int MOST = 4;

  /// Throws `IllegalArgumentException` where a part breaks its range.
  public Zone {
    if (level < 1 || level > MOST || to.filter(last -> last.isBefore(from)).isPresent()) {
      throw new IllegalArgumentException("zone");
    }
  }

  /// Whether it is in force on that day.
  public boolean isOn(LocalDate day) {
    return !day.isBefore(from) && to.filter(day::isAfter).isEmpty();
  }
}
