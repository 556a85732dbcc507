package tramquet.kiosk.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tramquet.wire.RecordKind;

/// What the morning came to.
///
/// @param story all that was seen
/// @param startup how long the parts took to start
/// @param pictures files of screens
/// @param workshop where everything was
record Summary(Story story, String startup, List<String> pictures, Workshop workshop) {

  /// The lines to print.
  List<String> lines() {
    List<Line> visitors = story.lines();
    Deliveries deliveries = story.deliveries();
    return List.of(
        "",
        "visitors      %d, codes shown %d, scans %d"
            .formatted(visitors.size(), story.playedCount(), story.scanCount()),
        "green         " + count(visitors, Outcome.ADMIT),
        "red           " + count(visitors, Outcome.REFUSE),
        "asked only    " + count(visitors, Outcome.ASK),
        "unreadable    " + count(visitors, Outcome.UNREADABLE),
        "place code    " + count(visitors, Outcome.PLACE_CODE),
        "committed     %d: visits %d, alarms %d, trips %d, clock %d"
            .formatted(
                deliveries.all().size(),
                deliveries.count(RecordKind.VISIT),
                deliveries.count(RecordKind.ALARM),
                deliveries.count(RecordKind.TRIP),
                deliveries.count(RecordKind.CLOCK)),
        "acknowledged  " + deliveries.acknowledgedCount(),
        "latency       last write to lamp: " + new Latencies(story.latencies()).text(),
        "start-up      " + startup,
        "pictures      " + pictured(),
        "data          "
            + workshop.path()
            + (workshop.isKept() ? "" : " (deleted now, but for the pictures)"));
  }

  private String pictured() {
    return pictures.isEmpty() ? "none" : "%d screens in %s".formatted(pictures.size(), folder());
  }

  private Path folder() {
    return Optional.ofNullable(Path.of(pictures.getFirst()).getParent())
        .orElse(workshop.pictures());
  }

  private static long count(List<Line> visitors, Outcome outcome) {
    return visitors.stream().filter(v -> v.outcome().equals(Optional.of(outcome))).count();
  }
}
