package tramquet.kiosk.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.VisitLogTwin;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.RecordBatch;
import tramquet.wire.RecordHeader;
import tramquet.wire.Topics;

/// Each promise of delivery by itself, in stepped time. All of them together, in any order:
/// [DeliverySimulationTest].
final class CourierTest {
  private static final KioskId KIOSK = Drafts.ORIGIN.kiosk();

  private final BrokerTwin twin = new BrokerTwin();
  private final VisitLogTwin log =
      new VisitLogTwin(Drafts.ORIGIN, Drafts.PLAIN, () -> Drafts.STAMP, new Random(1));
  private final List<Broker.Message> batches = new ArrayList<>();
  private final List<Long> delivered = new ArrayList<>();
  private BrokerTwin.Fate fate = BrokerTwin.Fate.DELIVERED;
  private int receiveMaximum = 20;
  private long nowNanos = 1;
  private Optional<RecordHeader> last = Optional.empty();
  private Courier courier = courier(UplinkSettings.DEFAULT);

  CourierTest() {
    twin.fates(message -> {
      if (!message.topic().equals(Topics.records(KIOSK))) {
        return BrokerTwin.Fate.DELIVERED;
      }
      batches.add(message);
      return fate;
    });
  }

  private Courier courier(UplinkSettings settings) {
    return new Courier(
        this::connect,
        log,
        () -> new KioskStatus(KIOSK, true, new UUID(1, 1), "ready", true, 0, 1, "t", Map.of()),
        settings,
        new UplinkEvents() {
          @Override
          public void delivered(Epoch epoch, long from, long to) {
            delivered.add(to);
          }
        },
        () -> Instant.EPOCH,
        () -> nowNanos,
        new Random(1),
        () -> {});
  }

  /// The twin, with another Receive Maximum.
  private Broker.Connecting connect(Optional<Broker.Message> will, Consumer<String> listener) {
    return switch (twin.connect(will, listener)) {
      case Broker.Connecting.Connected(Broker.Session session) ->
          new Broker.Connecting.Connected(new Narrow(session, receiveMaximum));
      case Broker.Connecting other -> other;
    };
  }

  private record Narrow(Broker.Session session, int receiveMaximum) implements Broker.Session {
    @Override
    public CompletableFuture<Broker.Delivery> publish(Broker.Message message) {
      return session.publish(message);
    }

    @Override
    public CompletableFuture<Broker.Delivery> subscribe(String filter, Consumer<byte[]> handler) {
      return session.subscribe(filter, handler);
    }

    @Override
    public void close() {
      session.close();
    }

    @Override
    public void abandon() {
      session.abandon();
    }
  }

  private void commit(int visits) {
    for (int i = 0; i < visits; i++) {
      if (log.append(Drafts.visit()) instanceof Appended.Committed(List<RecordHeader> headers)) {
        last = Optional.of(headers.getLast());
      }
    }
  }

  private void acknowledge(long upTo) {
    TreeMap<Epoch, Long> all = new TreeMap<>();
    all.put(last.orElseThrow().epoch(), upTo);
    twin.publish(
        new Broker.Message(
            Topics.ack(KIOSK),
            new Acknowledgement(all).encode(),
            "application/cbor",
            Map.of(),
            false));
  }

  /// Turns until so much time has passed.
  private void pass(Duration time) {
    long until = nowNanos + time.toNanos();
    while (true) {
      long wait = courier.turn();
      if (wait > until - nowNanos) {
        nowNanos = until;
        return;
      }
      nowNanos += Math.max(1, wait);
    }
  }

  private static int records(List<Broker.Message> messages) {
    return messages.stream()
        .mapToInt(m -> RecordBatch.decode(m.payload()).asOptional().orElseThrow().records().size())
        .sum();
  }

  @Test
  void recordsGoInBatchesOf32KiBAtTheMost() {
    commit(1000);
    pass(Duration.ofSeconds(1));
    assertEquals(1000, records(batches));
    assertTrue(batches.size() < 40, batches.size() + " batches");
    assertTrue(
        batches.stream().allMatch(m -> m.payload().length <= RecordBatch.MAX_BYTES), "too long");
  }

  @Test
  void fourBatchesAreInFlightAtTheMost() {
    fate = BrokerTwin.Fate.STUCK;
    commit(1000);
    pass(Duration.ofSeconds(29));
    assertEquals(4, batches.size());
  }

  @Test
  void aBrokerThatTakesFewerGetsFewer() {
    receiveMaximum = 2;
    fate = BrokerTwin.Fate.STUCK;
    commit(1000);
    pass(Duration.ofSeconds(29));
    assertEquals(2, batches.size());
  }

  @Test
  void withoutProgressOfTheAcknowledgementForAMinuteAllIsSentAgain() {
    commit(3);
    pass(Duration.ofSeconds(59));
    assertEquals(3, records(batches));
    pass(Duration.ofSeconds(2));
    assertEquals(6, records(batches));
  }

  @Test
  void progressBeginsTheMinuteAnew() {
    commit(3);
    pass(Duration.ofSeconds(50));
    acknowledge(1);
    pass(Duration.ofSeconds(59));
    assertEquals(3, records(batches));
    pass(Duration.ofSeconds(2));
    assertEquals(5, records(batches));
  }

  @Test
  void aPubackIsNoAcknowledgement() {
    commit(3);
    pass(Duration.ofSeconds(1));
    assertEquals(List.of(3L), delivered);
    assertEquals(3, log.unsent());
  }

  @Test
  void whatNobodyReadsWasNotDeliveredAndIsSentAgainSoon() {
    fate = BrokerTwin.Fate.NOBODY;
    commit(3);
    pass(Duration.ofMinutes(1));
    assertEquals(List.of(), delivered);
    assertTrue(batches.size() >= 5, batches.size() + " attempts");
    fate = BrokerTwin.Fate.DELIVERED;
    pass(Duration.ofSeconds(13));
    assertEquals(List.of(3L), delivered);
    assertEquals(1, twin.connections());
  }

  @Test
  void aClientThatIsStuckIsAbandonedAndRebuilt() {
    fate = BrokerTwin.Fate.STUCK;
    commit(1);
    pass(Duration.ofMillis(29_900));
    assertEquals(1, twin.connections());
    fate = BrokerTwin.Fate.DELIVERED;
    pass(Duration.ofSeconds(3));
    assertEquals(2, twin.connections());
    assertEquals(List.of(1L), delivered);
  }

  @Test
  void aLowerAcknowledgementMeansThatTheRestIsSentAgain() {
    commit(10);
    pass(Duration.ofSeconds(1));
    acknowledge(10);
    pass(Duration.ofSeconds(1));
    assertEquals(0, log.unsent());
    acknowledge(4);
    pass(Duration.ofSeconds(1));
    assertEquals(6, log.unsent());
    assertEquals(16, records(batches));
  }

  @Test
  void theFirstAttemptWaitsAsLongAsItIsTold() {
    courier = courier(UplinkSettings.DEFAULT.withFirstAttemptAfter(Duration.ofSeconds(20)));
    pass(Duration.ofMillis(19_900));
    assertEquals(0, twin.connections());
    pass(Duration.ofMillis(200));
    assertEquals(1, twin.connections());
  }

  @Test
  void attemptsGrowRarerToTwoMinutesWithAQuarterOfJitter() {
    twin.answer(Optional.of(new Broker.Connecting.Unreachable("gone")));
    List<Long> attempts = new ArrayList<>();
    courier =
        new Courier(
            (will, listener) -> {
              attempts.add(nowNanos);
              return connect(will, listener);
            },
            log,
            () -> new KioskStatus(KIOSK, true, new UUID(1, 1), "ready", true, 0, 1, "t", Map.of()),
            UplinkSettings.DEFAULT,
            UplinkEvents.NONE,
            () -> Instant.EPOCH,
            () -> nowNanos,
            new Random(1),
            () -> {});
    pass(Duration.ofHours(1));
    int expected = 1;
    for (int i = 1; i < attempts.size(); i++) {
      double seconds = (attempts.get(i) - attempts.get(i - 1)) / 1e9;
      assertEquals(expected, seconds, expected * 0.25 + 0.001, "attempt " + i);
      expected = Math.min(120, expected * 2);
    }
    assertTrue(attempts.size() > 30, attempts.size() + " attempts");
  }
}
