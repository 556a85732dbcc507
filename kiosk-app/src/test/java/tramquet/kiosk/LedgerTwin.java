package tramquet.kiosk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.BrokerTwin;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.RecordBatch;
import tramquet.wire.SealedRecord;
import tramquet.wire.Topics;

/// The centre's ledger in a few lines, with or without one of its guards.
///
/// Thread: any.
final class LedgerTwin {
  private final KioskId kiosk;
  private final BrokerTwin broker;
  private final Guards guards;
  private final List<SealedRecord> rows = new ArrayList<>();
  private final Set<UUID> known = new HashSet<>();
  private final TreeMap<Epoch, Long> heard = new TreeMap<>();
  private boolean dying;

  /// Which guards are on.
  enum Guards {
    ALL,
    /// Acknowledges what it has heard of, before it keeps it.
    EARLY_ACKNOWLEDGEMENT,
    /// No conflict clause: what comes twice is kept twice.
    NO_CONFLICT_CLAUSE,
    /// Says nothing: the kiosk takes the broker's PUBACK for an acknowledgement.
    PUBACK_IS_ENOUGH
  }

  LedgerTwin(KioskId kiosk, BrokerTwin broker, Guards guards) {
    this.kiosk = kiosk;
    this.broker = broker;
    this.guards = guards;
    broker.read(Topics.records(kiosk), this::take);
  }

  /// With the next message it loses its power before the commit, and comes back.
  synchronized void losePower() {
    dying = true;
  }

  synchronized List<SealedRecord> rows() {
    return List.copyOf(rows);
  }

  private synchronized void take(Broker.Message message) {
    List<SealedRecord> records =
        RecordBatch.decode(message.payload()).asOptional().orElseThrow().records();
    records.forEach(r -> heard.merge(r.header().epoch(), r.header().seq(), Math::max));
    if (!dying) {
      records.stream()
          .filter(r -> known.add(r.header().id()) || guards == Guards.NO_CONFLICT_CLAUSE)
          .forEach(rows::add);
    }
    if (!dying || guards == Guards.EARLY_ACKNOWLEDGEMENT) {
      acknowledge();
    }
    dying = false;
  }

  private void acknowledge() {
    if (guards == Guards.PUBACK_IS_ENOUGH) {
      return;
    }
    TreeMap<Epoch, Long> upTo = new TreeMap<>(heard);
    if (guards != Guards.EARLY_ACKNOWLEDGEMENT) {
      upTo.replaceAll((epoch, _) -> prefix(epoch));
    }
    broker.publish(
        new Broker.Message(
            Topics.ack(kiosk),
            new Acknowledgement(upTo).encode(),
            "application/cbor",
            Map.of(),
            true));
  }

  /// How far the numbers of an epoch are here without a gap.
  private long prefix(Epoch epoch) {
    Set<Long> numbers = new HashSet<>();
    rows.stream()
        .filter(r -> r.header().epoch().equals(epoch))
        .forEach(r -> numbers.add(r.header().seq()));
    long last = 0;
    while (numbers.contains(last + 1)) {
      last++;
    }
    return last;
  }
}
