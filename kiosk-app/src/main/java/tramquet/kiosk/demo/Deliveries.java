package tramquet.kiosk.demo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tramquet.wire.RecordKind;

/// How far each record has come: on disk, at the broker, acknowledged by the centre.
///
/// Thread: one at a time.
final class Deliveries {
  private final Map<UUID, TraceEvent.Committed> committed = new LinkedHashMap<>();
  private final Map<String, Long> delivered = new HashMap<>();
  private final Map<String, Long> acknowledged = new HashMap<>();

  void committed(TraceEvent.Committed event) {
    committed.put(event.id(), event);
  }

  void delivered(TraceEvent.Delivered event) {
    delivered.merge(event.epoch(), event.upTo(), Math::max);
  }

  /// The last word counts, also when it is a lower number.
  void acknowledged(TraceEvent.Acknowledged event) {
    acknowledged.put(event.epoch(), event.upTo());
  }

  /// Every record on disk.
  Set<UUID> all() {
    return Set.copyOf(committed.keySet());
  }

  /// How many of a kind are on disk.
  long count(RecordKind kind) {
    return committed.values().stream().filter(each -> each.kind().equals(kind.text())).count();
  }

  /// How many the centre has acknowledged.
  long acknowledgedCount() {
    return committed.values().stream().filter(this::isAcknowledged).count();
  }

  /// Whether the centre has everything.
  boolean isComplete() {
    return acknowledgedCount() == committed.size();
  }

  /// Whether the broker has everything.
  boolean isDelivered() {
    return committed.values().stream().noneMatch(each -> way(each) == Line.Way.COMMITTED);
  }

  /// How far one record has come.
  Line.Way way(TraceEvent.Committed visit) {
    if (isAcknowledged(visit)) {
      return Line.Way.ACKNOWLEDGED;
    }
    return delivered.getOrDefault(visit.epoch(), 0L) >= visit.seq()
        ? Line.Way.DELIVERED
        : Line.Way.COMMITTED;
  }

  private boolean isAcknowledged(TraceEvent.Committed visit) {
    return acknowledged.getOrDefault(visit.epoch(), 0L) >= visit.seq();
  }
}
