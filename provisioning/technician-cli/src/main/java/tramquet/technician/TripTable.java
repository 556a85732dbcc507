package tramquet.technician;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Trips for people: a line each, and one more where people left as well.
///
/// @param trips as the centre lists them
record TripTable(JsonNode trips) {
  private static final List<String> HEAD =
      List.of(
          "trip",
          "kiosk",
          "lane",
          "began",
          "ended",
          "way",
          "admitted",
          "refused",
          "annulled",
          "passed",
          "");
  private static final int FIRST_NUMBER = HEAD.indexOf("admitted");
  private static final int LAST_NUMBER = HEAD.indexOf("passed");
  private static final String NOT_TOLD = "not told";

  /// The lines; one that says so where there is none.
  List<String> lines() {
    if (trips.isEmpty()) {
      return List.of("No trips in this time.");
    }
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    trips.forEach(trip -> rows.addAll(rows(trip)));
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static List<List<String>> rows(JsonNode trip) {
    List<String> head =
        List.of(
            text(trip, "trip"), text(trip, "kiosk"), text(trip, "lane"), began(trip), ended(trip));
    List<String> entry = cells(head, "entry", trip.path("entry"), missing(trip));
    return isZero(trip.path("exit"))
        ? List.of(entry)
        : List.of(entry, cells(List.of("", "", "", "", ""), "exit", trip.path("exit"), ""));
  }

  private static List<String> cells(List<String> head, String way, JsonNode counts, String remark) {
    return Stream.of(
            head.stream(),
            Stream.of(way),
            HEAD.subList(FIRST_NUMBER, LAST_NUMBER + 1).stream()
                .map(what -> String.format(Locale.ROOT, "%,d", counts.path(what).asLong())),
            Stream.of(remark))
        .flatMap(cell -> cell)
        .toList();
  }

  private static boolean isZero(JsonNode counts) {
    return HEAD.subList(FIRST_NUMBER, LAST_NUMBER + 1).stream()
        .allMatch(what -> counts.path(what).asLong() == 0);
  }

  private static String began(JsonNode trip) {
    return trip.path("begun").asBoolean() ? when(trip.path("first")) : NOT_TOLD;
  }

  private static String ended(JsonNode trip) {
    return switch (text(trip, "state")) {
      case "ended" -> when(trip.path("last"));
      case "running" -> "running";
      default -> NOT_TOLD;
    };
  }

  private static String missing(JsonNode trip) {
    long number = trip.path("missing").asLong();
    return number == 0 ? "" : Words.count(number, "record") + " missing";
  }

  private static String when(JsonNode time) {
    if (time.path("at").isString()) {
      return second(time.path("at"));
    }
    String before = "before " + second(time.path("notAfter"));
    return time.path("notBefore").isString()
        ? "after " + second(time.path("notBefore")) + ", " + before
        : before;
  }

  private static String second(JsonNode time) {
    String text = Words.printable(time.asString());
    try {
      return Instant.parse(text).truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeException e) {
      return text;
    }
  }

  private static String text(JsonNode of, String name) {
    return Words.printable(of.path(name).asString());
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      String room = " ".repeat(widths[column] - cell.length());
      boolean right = column >= FIRST_NUMBER && column <= LAST_NUMBER;
      line.append(right ? room + cell : cell + room).append("  ");
    }
    return line.toString().stripTrailing();
  }
}
