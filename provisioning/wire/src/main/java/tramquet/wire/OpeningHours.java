package tramquet.wire;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// When a place lets people in, by the clock on its wall.
///
/// @param days on which it begins
/// @param from first minute
/// @param to the minute from which it is closed; not after `from`: it closes the next day; equal to
///   `from`: open all day
public record OpeningHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

  /// Throws `IllegalArgumentException` without a day.
  public OpeningHours {
    days = Set.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("opening hours without a day");
    }
  }

  /// Whether it is open then.
  public boolean isOpen(LocalDateTime local) {
    LocalTime time = local.toLocalTime();
    boolean today = days.contains(local.getDayOfWeek());
    if (from.isBefore(to)) {
      return today && !time.isBefore(from) && time.isBefore(to);
    }
    boolean sinceYesterday = days.contains(local.getDayOfWeek().minus(1)) && time.isBefore(to);
    return sinceYesterday || (today && !time.isBefore(from));
  }

  void write(ObjectNode node) {
    ArrayNode names = node.putArray("days");
    days.stream().sorted().forEach(day -> names.add(text(day)));
    node.put("from", from.toString());
    node.put("to", to.toString());
  }

  static OpeningHours read(Fields fields) {
    Set<DayOfWeek> days =
        Set.copyOf(fields.words("days", OpeningHours::day, "mon, tue, wed, thu, fri, sat or sun"));
    LocalTime from = fields.time("from");
    LocalTime to = fields.time("to");
    return fields.built(() -> new OpeningHours(days, from, to), "days must name at least one day");
  }

  private static String text(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private static Optional<DayOfWeek> day(String text) {
    return Arrays.stream(DayOfWeek.values()).filter(day -> text(day).equals(text)).findFirst();
  }
}
