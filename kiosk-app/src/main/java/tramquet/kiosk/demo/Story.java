package tramquet.kiosk.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import tramquet.kiosk.demo.Line.Way;

/// What the player showed and what the kiosk made of it, put together from what both say.
///
/// Thread: one at a time.
final class Story {
  private final InstantSource clock;
  private final Sightings sightings = new Sightings();
  private final Deliveries deliveries = new Deliveries();
  private final Map<Long, Seen> scans = new HashMap<>();
  private final Map<Integer, Chapter> chapters = new LinkedHashMap<>();
  private Optional<Seen> awaitingLamp = Optional.empty();
  private boolean over;

  /// @param clock tells the time of day on the lines
  Story(InstantSource clock) {
    this.clock = clock;
  }

  /// A scan, whose it was, and what was made of it.
  private static final class Seen {
    private final Optional<Sightings.Key> shown;
    private Optional<TraceEvent.Assessed> assessed = Optional.empty();
    private Optional<TraceEvent.Committed> committed = Optional.empty();
    private boolean failed;
    private OptionalLong lampNanos = OptionalLong.empty();

    Seen(Optional<Sightings.Key> shown) {
      this.shown = shown;
    }
  }

  /// All that concerns one visitor.
  private static final class Chapter {
    private final String about;
    private final List<Seen> scans = new ArrayList<>();
    private Instant at;

    Chapter(String about, Instant at) {
      this.about = about;
      this.at = at;
    }
  }

  /// A visitor steps up.
  void comes(int visitor, String about) {
    chapters.put(visitor, new Chapter(about, clock.instant()));
  }

  /// Nobody comes any more.
  void ends() {
    over = true;
  }

  /// The player said something.
  void played(PlayerLine line) {
    switch (line) {
      case PlayerLine.Begun begun -> sightings.begun(begun);
      case PlayerLine.Played played -> sightings.played(played);
      case PlayerLine.Port _, PlayerLine.Show _ -> {}
    }
  }

  /// The kiosk said something.
  void traced(TraceEvent event) {
    switch (event) {
      case TraceEvent.Scan scan -> seen(scan);
      case TraceEvent.Assessed assessed -> assessed(assessed);
      case TraceEvent.Committed committed -> committed(committed);
      case TraceEvent.Failed failed ->
          Optional.ofNullable(scans.get(failed.scan())).ifPresent(seen -> seen.failed = true);
      case TraceEvent.Pin pin -> lamp(pin);
      case TraceEvent.Delivered delivered -> deliveries.delivered(delivered);
      case TraceEvent.Acknowledged acknowledged -> deliveries.acknowledged(acknowledged);
      case TraceEvent.Ready _, TraceEvent.Pictures _, TraceEvent.Stopped _ -> {}
    }
  }

  private void seen(TraceEvent.Scan scan) {
    Seen seen = new Seen(sightings.of(scan));
    scans.put(scan.scan(), seen);
    seen.shown
        .flatMap(key -> Optional.ofNullable(chapters.get(key.visitor())))
        .ifPresent(chapter -> chapter.scans.add(seen));
  }

  private void assessed(TraceEvent.Assessed assessed) {
    Optional.ofNullable(scans.get(assessed.scan()))
        .ifPresent(seen -> {
          seen.assessed = Optional.of(assessed);
          seen.shown
              .flatMap(key -> Optional.ofNullable(chapters.get(key.visitor())))
              .ifPresent(chapter -> chapter.at = clock.instant());
        });
  }

  private void committed(TraceEvent.Committed committed) {
    deliveries.committed(committed);
    committed.scan().stream()
        .boxed()
        .flatMap(scan -> Optional.ofNullable(scans.get(scan)).stream())
        .forEach(seen -> {
          seen.committed = Optional.of(committed);
          awaitingLamp = Optional.of(seen);
        });
  }

  /// The first edge of the right lamp after a commit is that visit's.
  private void lamp(TraceEvent.Pin pin) {
    awaitingLamp
        .filter(seen -> pin.on() && pin.pin().equals(lampOf(seen)))
        .ifPresent(seen -> {
          seen.lampNanos = OptionalLong.of(pin.atNanos());
          awaitingLamp = Optional.empty();
        });
  }

  private static String lampOf(Seen seen) {
    return seen.assessed
            .map(TraceEvent.Assessed::outcome)
            .filter(o -> o == Outcome.ADMIT)
            .isPresent()
        ? "green"
        : "red";
  }

  /// A line for each visitor who has come, in the order of their coming.
  List<Line> lines() {
    return chapters.entrySet().stream().map(e -> line(e.getKey(), e.getValue())).toList();
  }

  private Line line(int visitor, Chapter chapter) {
    Optional<Seen> telling = telling(chapter);
    Optional<TraceEvent.Assessed> assessed = telling.flatMap(seen -> seen.assessed);
    return new Line(
        visitor,
        chapter.about,
        chapter.at,
        chapter.scans.stream()
            .flatMap(seen -> seen.assessed.stream())
            .flatMap(a -> a.format().stream())
            .findFirst(),
        assessed.map(TraceEvent.Assessed::outcome),
        assessed.map(TraceEvent.Assessed::reasons).orElse(List.of()),
        telling.map(seen -> way(visitor, seen)).orElse(over ? Way.NO_VISIT : Way.OPEN),
        telling.flatMap(this::latency));
  }

  /// The scan that says most: the one that became a visit, or else the last that was judged.
  private static Optional<Seen> telling(Chapter chapter) {
    List<Seen> judged = chapter.scans.stream().filter(seen -> seen.assessed.isPresent()).toList();
    return judged.stream()
        .filter(seen -> seen.assessed.get().outcome().isVisit())
        .findFirst()
        .or(() -> judged.isEmpty() ? Optional.empty() : Optional.of(judged.getLast()));
  }

  private Way way(int visitor, Seen seen) {
    if (!seen.assessed.map(TraceEvent.Assessed::outcome).filter(Outcome::isVisit).isPresent()) {
      return silent(visitor);
    }
    return seen.failed ? Way.FAILED : seen.committed.map(deliveries::way).orElse(Way.DECIDED);
  }

  /// Of a visitor without a visit nothing is to be hoped for once somebody else has come.
  private Way silent(int visitor) {
    return over || sightings.hasLeft(visitor) ? Way.NO_VISIT : Way.OPEN;
  }

  private Optional<Duration> latency(Seen seen) {
    OptionalLong end = seen.shown.map(sightings::end).orElse(OptionalLong.empty());
    return end.isPresent() && seen.lampNanos.isPresent()
        ? Optional.of(Duration.ofNanos(seen.lampNanos.getAsLong() - end.getAsLong()))
        : Optional.empty();
  }

  /// From the player's last write to the lamp, for every visit whose lamp changed.
  List<Duration> latencies() {
    return scans.values().stream().flatMap(seen -> latency(seen).stream()).toList();
  }

  /// The records of these visitors.
  Set<UUID> recordsOf(Set<Integer> visitors) {
    Set<UUID> records = new HashSet<>();
    for (Seen seen : scans.values()) {
      if (seen.shown.map(Sightings.Key::visitor).filter(visitors::contains).isPresent()) {
        seen.committed.map(TraceEvent.Committed::id).ifPresent(records::add);
      }
    }
    return records;
  }

  /// How many codes the reader gave.
  int scanCount() {
    return scans.size();
  }

  /// How many codes the player has shown.
  int playedCount() {
    return sightings.played();
  }

  /// How far the records have come.
  Deliveries deliveries() {
    return deliveries;
  }
}
