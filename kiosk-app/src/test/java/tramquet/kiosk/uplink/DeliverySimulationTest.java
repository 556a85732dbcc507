package tramquet.kiosk.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Draft;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.VisitLogTwin;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.RecordBatch;
import tramquet.wire.RecordHeader;
import tramquet.wire.SealedRecord;
import tramquet.wire.Topics;

/// Delivery against a failing broker and a forgetful ledger, in stepped time, with many seeds; and
/// the same with a guard taken away, which must be noticed.
final class DeliverySimulationTest {
  private static final KioskId KIOSK = Drafts.ORIGIN.kiosk();
  private static final int SEEDS = 60;

  private enum Guard {
    ALL_ON,
    PUBACK_COUNTS_AS_ACKNOWLEDGEMENT,
    LEDGER_DOES_NOT_COMPARE
  }

  /// One run.
  private static final class World {
    final Random random;
    final Guard guard;
    final BrokerTwin broker = new BrokerTwin();
    final VisitLogTwin log;
    final Courier courier;
    final Set<List<Object>> committed = new HashSet<>();
    final List<SealedRecord> rows = new ArrayList<>();
    final Deque<Broker.Message> delayedAcks = new ArrayDeque<>();
    long nowNanos = 1;
    boolean calm;

    World(long seed, Guard guard) {
      random = new Random(seed);
      this.guard = guard;
      log = new VisitLogTwin(Drafts.ORIGIN, Drafts.PLAIN, () -> Drafts.STAMP, random);
      broker.fates(message -> fate(message.topic()));
      broker.read(Topics.records(KIOSK), this::ledger);
      courier =
          new Courier(
              broker,
              log,
              () ->
                  new KioskStatus(
                      KIOSK, true, new UUID(1, 1), "ready", true, 0, 1, "test", Map.of()),
              UplinkSettings.DEFAULT,
              new UplinkEvents() {
                @Override
                public void delivered(Epoch epoch, long from, long to) {
                  if (guard == Guard.PUBACK_COUNTS_AS_ACKNOWLEDGEMENT) {
                    log.acknowledge(new Acknowledgement(new TreeMap<>(Map.of(epoch, to))));
                  }
                }
              },
              () -> Instant.EPOCH,
              () -> nowNanos,
              random,
              () -> {});
    }

    BrokerTwin.Fate fate(String topic) {
      BrokerTwin.Fate[] all = BrokerTwin.Fate.values();
      return calm || topic.equals(Topics.status(KIOSK)) || random.nextInt(3) > 0
          ? BrokerTwin.Fate.DELIVERED
          : all[random.nextInt(all.length)];
    }

    void ledger(Broker.Message message) {
      RecordBatch batch = RecordBatch.decode(message.payload()).asOptional().orElseThrow();
      Set<List<Object>> known = new HashSet<>();
      rows.forEach(each -> known.add(key(each.header())));
      for (SealedRecord each : batch.records()) {
        if (guard == Guard.LEDGER_DOES_NOT_COMPARE || known.add(key(each.header()))) {
          rows.add(each);
        }
      }
      if (guard != Guard.PUBACK_COUNTS_AS_ACKNOWLEDGEMENT) {
        delayedAcks.add(acknowledgement());
      }
    }

    Broker.Message acknowledgement() {
      Map<Epoch, Set<Long>> have = new HashMap<>();
      rows.forEach(each ->
          have.computeIfAbsent(each.header().epoch(), e -> new HashSet<>())
              .add(each.header().seq()));
      TreeMap<Epoch, Long> upTo = new TreeMap<>();
      have.forEach((epoch, seqs) -> {
        long last = 0;
        while (seqs.contains(last + 1)) {
          last++;
        }
        upTo.put(epoch, last);
      });
      return new Broker.Message(
          Topics.ack(KIOSK),
          new Acknowledgement(upTo).encode(),
          "application/cbor",
          Map.of(),
          true);
    }

    static List<Object> key(RecordHeader header) {
      return List.of(header.kiosk(), header.epoch(), header.seq(), header.id());
    }

    void step() {
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3 -> commit();
        case 4 -> broker.drop();
        case 5 -> broker.wipeRetained();
        case 6 ->
            broker.answer(
                random.nextBoolean()
                    ? Optional.of(new Broker.Connecting.Unreachable("gone"))
                    : Optional.empty());
        case 7 -> restoreBackup();
        case 8 -> nowNanos += Duration.ofSeconds(random.nextInt(100)).toNanos();
        default -> acks();
      }
      turns();
    }

    void commit() {
      List<Draft> drafts =
          random.nextInt(4) == 0
              ? Drafts.alarmed()
              : List.of(Drafts.visit(new UUID(random.nextLong(), random.nextLong())));
      if (log.append(drafts) instanceof Appended.Committed(List<RecordHeader> headers)) {
        headers.forEach(header -> committed.add(key(header)));
      }
    }

    void restoreBackup() {
      if (guard == Guard.ALL_ON && random.nextInt(4) == 0 && !rows.isEmpty()) {
        rows.subList(random.nextInt(rows.size()), rows.size()).clear();
        delayedAcks.add(acknowledgement());
      }
    }

    void acks() {
      while (!delayedAcks.isEmpty()) {
        broker.publish(delayedAcks.poll());
      }
    }

    void turns() {
      for (int i = 0; i < 3; i++) {
        long wait = courier.turn();
        nowNanos += Math.clamp(wait, 0, Duration.ofMillis(200).toNanos());
      }
    }

    /// Faults end; what can arrive arrives.
    void settle() {
      calm = true;
      broker.answer(Optional.empty());
      for (int i = 0; i < 400 && (i < 80 || log.unsent() > 0); i++) {
        // A centre that starts again says what it has.
        if (i == 75 && guard != Guard.PUBACK_COUNTS_AS_ACKNOWLEDGEMENT) {
          delayedAcks.add(acknowledgement());
        }
        nowNanos += Duration.ofSeconds(2).toNanos();
        turns();
        acks();
      }
      turns();
    }

    boolean complete() {
      Set<List<Object>> have = new HashSet<>();
      rows.forEach(each -> have.add(key(each.header())));
      return have.equals(committed);
    }

    boolean doubled() {
      Set<List<Object>> have = new HashSet<>();
      rows.forEach(each -> have.add(key(each.header())));
      return have.size() != rows.size();
    }
  }

  private static World run(long seed, Guard guard) {
    World world = new World(seed, guard);
    for (int i = 0; i < 120; i++) {
      world.step();
    }
    world.settle();
    return world;
  }

  @Test
  void everyCommittedRecordReachesTheLedgerExactlyOnce() {
    int reconnected = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      World world = run(seed, Guard.ALL_ON);
      assertEquals(0, world.log.unsent(), "seed " + seed);
      assertTrue(world.complete(), "seed " + seed);
      assertTrue(!world.doubled(), "seed " + seed);
      reconnected += world.broker.connections();
    }
    assertTrue(reconnected > 2 * SEEDS, "the faults were real");
  }

  @Test
  void believingPubackLosesRecordsAndTheCheckerSeesIt() {
    int lost = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      lost += run(seed, Guard.PUBACK_COUNTS_AS_ACKNOWLEDGEMENT).complete() ? 0 : 1;
    }
    assertTrue(lost > 0);
  }

  @Test
  void aLedgerThatDoesNotCompareDoublesRecordsAndTheCheckerSeesIt() {
    int doubled = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      doubled += run(seed, Guard.LEDGER_DOES_NOT_COMPARE).doubled() ? 1 : 0;
    }
    assertTrue(doubled > 0);
  }
}
