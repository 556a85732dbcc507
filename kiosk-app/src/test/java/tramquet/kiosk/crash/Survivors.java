package tramquet.kiosk.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tramquet.kiosk.crash.Promises.Place;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.Epoch;
import tramquet.wire.LossRange;
import tramquet.wire.RecordKind;
import tramquet.wire.SealedRecord;

/// Opens what a power cut has left as the kiosk opens it, and compares it with what was promised.
///
/// Thread: one.
final class Survivors {
  private static final int ALL = 100_000;

  private final Promises promises;
  private final List<String> faults = new ArrayList<>();
  private final Map<Place, SealedRecord> offered = new HashMap<>();
  private final Map<Epoch, Set<Long>> lost = new TreeMap<>();

  private Survivors(Promises promises) {
    this.promises = promises;
  }

  /// Every promise that is broken, in words; none if all are kept. A record that was answered for
  /// and is gone is told as `lost`.
  ///
  /// @param file of the log
  static List<String> faults(Path file, Promises promises, long seed) {
    return switch (CrashWriter.open(file, new Random(seed))) {
      case Opening.Unfit(String reason) -> List.of("cannot be opened: " + reason);
      case Opening.Opened(VisitLog log) -> {
        try (log) {
          yield new Survivors(promises).check(log);
        }
      }
    };
  }

  private List<String> check(VisitLog log) {
    settle(log);
    for (SealedRecord each : log.unacknowledged(Map.of(), ALL)) {
      Place place = new Place(each.header().epoch(), each.header().seq());
      if (offered.put(place, each) != null) {
        faults.add("offered twice");
      }
      each.header().loss().ifPresent(this::lost);
    }
    Map<Epoch, Long> acknowledged = log.acknowledged();
    acknowledged.forEach((epoch, upTo) -> {
      if (upTo > promises.ledger(epoch)) {
        faults.add("taken for acknowledged: up to " + upTo);
      }
    });
    promises.answered().forEach((place, id) -> answered(place, id, acknowledged));
    strangers();
    gaps(acknowledged);
    goesOn(log);
    return faults;
  }

  private static void settle(VisitLog log) {
    // The uplink reads, and finds what is missing; the writer says so.
    for (int i = 0; i < 3; i++) {
      while (log.settle()) {
        // A part more.
      }
      var _ = log.unacknowledged(Map.of(), ALL);
    }
  }

  private void lost(LossRange range) {
    if (!promises.isDamaged()) {
      faults.add("a loss is told, and nothing was damaged");
    }
    LongStream.rangeClosed(range.from(), range.to())
        .forEach(lost.computeIfAbsent(range.epoch(), _ -> new TreeSet<>())::add);
  }

  private void answered(Place place, UUID id, Map<Epoch, Long> acknowledged) {
    SealedRecord there = offered.get(place);
    if (there != null) {
      if (!there.header().id().equals(id)) {
        faults.add("number used again: " + place);
      }
    } else if (place.seq() > acknowledged.getOrDefault(place.epoch(), 0L)
        && place.seq() > promises.ledger(place.epoch())
        && !lost.getOrDefault(place.epoch(), Set.of()).contains(place.seq())) {
      faults.add("lost: " + place);
    }
  }

  /// What is there and was not answered for was handed in just then, and is there as a whole.
  private void strangers() {
    Set<UUID> others = new HashSet<>();
    offered.forEach((place, each) -> {
      if (!promises.answered().containsKey(place) && each.header().kind() != RecordKind.LOSS) {
        others.add(each.header().id());
      }
    });
    if (!others.isEmpty() && !others.equals(promises.underway())) {
      faults.add(
          promises.underway().containsAll(others)
              ? "half of what was handed in together"
              : "records that nobody handed in");
    }
  }

  private void gaps(Map<Epoch, Long> acknowledged) {
    Map<Epoch, TreeSet<Long>> numbers = new TreeMap<>();
    offered
        .keySet()
        .forEach(
            place -> numbers.computeIfAbsent(place.epoch(), _ -> new TreeSet<>()).add(place.seq()));
    numbers.forEach((epoch, there) -> {
      Set<Long> missing =
          LongStream.rangeClosed(acknowledged.getOrDefault(epoch, 0L) + 1, there.last())
              .boxed()
              .collect(Collectors.toCollection(TreeSet::new));
      missing.removeAll(there);
      missing.removeAll(lost.getOrDefault(epoch, Set.of()));
      if (!missing.isEmpty()) {
        faults.add("a gap that is not told: " + missing);
      }
    });
  }

  private void goesOn(VisitLog log) {
    if (log.append(Drafts.visit()) instanceof Appended.Committed done) {
      Place place = new Place(done.first().epoch(), done.first().seq());
      if (offered.containsKey(place) || promises.answered().containsKey(place)) {
        faults.add("number used again: " + place);
      }
    } else {
      faults.add("takes no record any more");
    }
  }
}
