package tramquet.kiosk.demo;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tramquet.kiosk.demo.Line.Way;

/// How a line looks. Shape and words say everything; colour repeats it.
///
/// @param zone of the times of day
/// @param colour whether the terminal shows colours
record LineText(ZoneId zone, boolean colour) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final double NANOS_PER_MILLI = 1e6;

  /// What the columns say, for people who read no Vietnamese.
  static final String LEGEND =
      "đã ghi: on disk · đã gửi: sent · trung tâm: acknowledged by the centre · ms: last byte to"
          + " lamp";

  String of(Line line) {
    String verdict =
        line.outcome()
            .map(o -> coloured("%-30s".formatted(o.sign() + reasons(line)), o.colour()))
            .orElse("%-30s".formatted("…"));
    return "%s  #%-3d %-22s %s %s %10s  %s"
        .formatted(
            TIME.format(line.at().atZone(zone)),
            line.visitor(),
            line.format().map(f -> f.replace('-', ' ')).orElse("–"),
            verdict,
            way(line.way()),
            line.latency().map(LineText::millis).orElse(""),
            coloured(line.about(), "2"))
        .stripTrailing();
  }

  private static String reasons(Line line) {
    return line.reasons().isEmpty() ? "" : " " + String.join(" ", line.reasons());
  }

  private static String way(Way way) {
    return switch (way) {
      case NO_VISIT -> "%-37s".formatted("không ghi lượt/no visit");
      case FAILED -> "%-37s".formatted("không ghi được/not on disk ✗");
      case OPEN -> "%-37s".formatted("…");
      case DECIDED, COMMITTED, DELIVERED, ACKNOWLEDGED ->
          step("đã ghi", way, Way.COMMITTED)
              + step("đã gửi", way, Way.DELIVERED)
              + step("trung tâm", way, Way.ACKNOWLEDGED);
    };
  }

  private static String step(String word, Way way, Way wanted) {
    return "%-11s".formatted(word + (way.compareTo(wanted) >= 0 ? " ✓" : " …"));
  }

  private static String millis(Duration latency) {
    return String.format(Locale.ROOT, "%.1f ms", latency.toNanos() / NANOS_PER_MILLI);
  }

  private String coloured(String text, String code) {
    return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
