package tramquet.kiosk.uplink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.VisitLogTwin;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.RecordBatch;
import tramquet.wire.Topics;

/// Paho against a real broker.
@EnabledIfSystemProperty(
    named = Mosquitto.PROGRAM,
    matches = ".+",
    disabledReason = Mosquitto.SWITCH)
final class PahoBrokerIT {
  @TempDir private Path folder;

  private Mosquitto broker;

  @BeforeEach
  void startBroker() throws IOException {
    broker = new Mosquitto(folder);
  }

  @AfterEach
  void stopBroker() {
    broker.close();
  }

  private static Broker.Message message(String topic, boolean retained) {
    return new Broker.Message(topic, new byte[] {1, 2}, "text/plain", Map.of("a", "b"), retained);
  }

  private Broker.Session connect(String name, BlockingQueue<String> lost) {
    Broker.Connecting answer =
        new PahoBroker(broker.address(), new KioskId(name))
            .connect(message(name + "/will", true), lost::add);
    return assertInstanceOf(Broker.Connecting.Connected.class, answer).session();
  }

  @Test
  void whatIsPublishedRetainedComesToALaterSubscriber() throws Exception {
    BlockingQueue<byte[]> got = new LinkedBlockingQueue<>();
    try (Broker.Session session = connect("it-retain", new LinkedBlockingQueue<>())) {
      // Nobody reads it yet, and the broker may say so; retained it is all the same.
      session.publish(message("it-retain/x", true)).get(10, TimeUnit.SECONDS);
      assertEquals(
          new Broker.Delivery.Accepted(),
          session.subscribe("it-retain/x", got::add).get(10, TimeUnit.SECONDS));
      assertArrayEquals(
          new byte[] {1, 2}, Optional.ofNullable(got.poll(10, TimeUnit.SECONDS)).orElseThrow());
    }
  }

  @Test
  void aMessageThatNobodyReadsIsAFailure() throws Exception {
    try (Broker.Session session = connect("it-nobody", new LinkedBlockingQueue<>())) {
      assertEquals(
          new Broker.Delivery.Failed("reason code 0x10"),
          session.publish(message("it-nobody/x", false)).get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void theSameNameElsewhereEndsTheConnectionAndLeavesTheWill() throws Exception {
    BlockingQueue<String> lost = new LinkedBlockingQueue<>();
    BlockingQueue<byte[]> will = new LinkedBlockingQueue<>();
    try (Broker.Session first = connect("it-twice", lost);
        Broker.Session second = connect("it-twice", new LinkedBlockingQueue<>())) {
      assertTrue(Optional.ofNullable(lost.poll(10, TimeUnit.SECONDS)).isPresent());
      second.subscribe("it-twice/will", will::add).get(10, TimeUnit.SECONDS);
      assertTrue(Optional.ofNullable(will.poll(10, TimeUnit.SECONDS)).isPresent());
      assertInstanceOf(
          Broker.Delivery.Failed.class,
          first.publish(message("it-twice/x", false)).get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void theUplinkDeliversAndBelievesTheLedger() throws Exception {
    KioskId kiosk = Drafts.ORIGIN.kiosk();
    VisitLogTwin log =
        new VisitLogTwin(Drafts.ORIGIN, Drafts.PLAIN, () -> Drafts.STAMP, new Random());
    BlockingQueue<Long> acked = new LinkedBlockingQueue<>();
    KioskStatus status =
        new KioskStatus(kiosk, true, new UUID(1, 1), "ready", true, 0, 1, "it", Map.of());
    try (Broker.Session centre = connect("it-centre", new LinkedBlockingQueue<>());
        Uplink uplink =
            new Uplink(
                new PahoBroker(broker.address(), kiosk),
                log,
                () -> status,
                UplinkSettings.DEFAULT,
                new UplinkEvents() {
                  @Override
                  public void acknowledged(Epoch epoch, long upTo) {
                    acked.add(upTo);
                  }
                },
                InstantSource.system(),
                System::nanoTime,
                new Random())) {
      centre
          .subscribe(Topics.records(kiosk), bytes -> acknowledge(centre, kiosk, bytes))
          .get(10, TimeUnit.SECONDS);
      uplink.start();
      for (long seq = 1; seq <= 20; seq++) {
        log.append(Drafts.visit());
        uplink.wake();
        assertEquals(seq, Optional.ofNullable(acked.poll(10, TimeUnit.SECONDS)).orElseThrow());
      }
      assertEquals(0, log.unsent());
    }
  }

  private static void acknowledge(Broker.Session centre, KioskId kiosk, byte[] bytes) {
    TreeMap<Epoch, Long> upTo = new TreeMap<>();
    RecordBatch.decode(bytes)
        .asOptional()
        .orElseThrow()
        .records()
        .forEach(each -> upTo.put(each.header().epoch(), each.header().seq()));
    var _ =
        centre.publish(
            new Broker.Message(
                Topics.ack(kiosk),
                new Acknowledgement(upTo).encode(),
                "application/cbor",
                Map.of(),
                false));
  }

  @Test
  void nobodyThereIsAnAnswer() {
    assertInstanceOf(
        Broker.Connecting.Unreachable.class,
        new PahoBroker(URI.create("tcp://127.0.0.1:1"), new KioskId("it-none"))
            .connect(message("it-none/will", true), reason -> {}));
  }
}
