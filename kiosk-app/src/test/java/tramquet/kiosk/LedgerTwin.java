package tramquet.kiosk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
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
public final class LedgerTwin {
  private final KioskId kiosk;
  private final Consumer<Broker.Message> publish;
  private final Guards guards;
  private final List<SealedRecord> rows = new ArrayList<>();
  private final Set<UUID> known = new HashSet<>();
  private final TreeMap<Epoch, Long> heard = new TreeMap<>();
  private boolean dying;

  /// Which guards are on.
  public enum Guards {
    ALL,
    /// Acknowledges what it has heard of, before it keeps it.
    EARLY_ACKNOWLEDGEMENT,
    /// No conflict clause: what comes twice is kept twice.
    NO_CONFLICT_CLAUSE,
    /// Says nothing: the kiosk takes the broker's PUBACK for an acknowledgement.
    PUBACK_IS_ENOUGH
  }

  LedgerTwin(KioskId kiosk, BrokerTwin broker, Guards guards) {
    this(kiosk, broker::publish, guards);
    broker.read(Topics.records(kiosk), message -> take(message.payload()));
  }

  /// A ledger that is given what the broker delivers.
  ///
  /// @param publish gets acknowledgements; may lose them
  public LedgerTwin(KioskId kiosk, Consumer<Broker.Message> publish, Guards guards) {
    this.kiosk = kiosk;
    this.publish = publish;
    this.guards = guards;
  }

  /// With the next message it loses its power before the commit, and comes back.
  public synchronized void losePower() {
    dying = true;
  }

  /// What it holds, in the order in which it came.
  public synchronized List<SealedRecord> rows() {
    return List.copyOf(rows);
  }

  /// A batch of records has come.
  public synchronized void take(byte[] batch) {
    List<SealedRecord> records = RecordBatch.decode(batch).asOptional().orElseThrow().records();
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

  /// Says how far it has everything; as a centre does that has found its broker again.
  public synchronized void acknowledge() {
    if (guards == Guards.PUBACK_IS_ENOUGH) {
      return;
    }
    TreeMap<Epoch, Long> upTo = new TreeMap<>(heard);
    if (guards != Guards.EARLY_ACKNOWLEDGEMENT) {
      upTo.replaceAll((epoch, _) -> prefix(epoch));
    }
    publish.accept(
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
