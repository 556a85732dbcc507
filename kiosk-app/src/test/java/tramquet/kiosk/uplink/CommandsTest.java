package tramquet.kiosk.uplink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.VisitLogTwin;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.OrderResult;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Topics;

/// Commands in, results out, over a broker in memory that fails as it is told.
final class CommandsTest {
  private static final KioskId KIOSK = Drafts.ORIGIN.kiosk();

  private final BrokerTwin broker = new BrokerTwin();
  private final List<byte[]> commands = new ArrayList<>();
  private final List<OrderResult> results = new ArrayList<>();
  private long nowNanos = 1;
  private final Courier courier =
      new Courier(
          broker,
          new VisitLogTwin(Drafts.ORIGIN, Drafts.PLAIN, () -> Drafts.STAMP, new Random(1)),
          () -> new KioskStatus(KIOSK, true, new UUID(1, 1), "ready", true, 0, 1, "t", Map.of()),
          UplinkSettings.DEFAULT,
          new UplinkEvents() {
            @Override
            public void command(byte[] message) {
              commands.add(message);
            }
          },
          () -> Instant.EPOCH,
          () -> nowNanos,
          new Random(1),
          () -> {});

  CommandsTest() {
    broker.read(
        Topics.result(KIOSK),
        message -> results.add(OrderResult.decode(message.payload()).asOptional().orElseThrow()));
  }

  private static OrderResult result(int number) {
    return OrderResult.refused(new UUID(1, number), Refusal.TOO_LATE);
  }

  /// Turns until nothing more is to be done, an hour at the most.
  private void run() {
    for (long until = nowNanos + 3_600_000_000_000L; nowNanos < until; ) {
      nowNanos += Math.max(1, courier.turn());
    }
  }

  private void command(String topic, byte[] message) {
    broker.publish(new Broker.Message(topic, message, "application/cose", Map.of(), false));
  }

  @Test
  void aCommandForThisKioskIsHeardAndNoOther() {
    run();
    command(Topics.command(KIOSK), new byte[] {1, 2});
    command(Topics.command(new KioskId("other-kiosk")), new byte[] {3});
    assertEquals(1, commands.size());
    assertArrayEquals(new byte[] {1, 2}, commands.getFirst());
  }

  @Test
  void aResultIsToldOnce() {
    courier.answer(result(1));
    run();
    courier.answer(result(2));
    run();
    assertEquals(List.of(result(1), result(2)), results);
  }

  @Test
  void aResultThatTheConnectionTookWithItIsToldByTheNext() {
    run();
    broker.fates(message ->
        message.topic().equals(Topics.result(KIOSK)) && broker.connections() < 3
            ? BrokerTwin.Fate.LOST
            : BrokerTwin.Fate.DELIVERED);
    courier.answer(result(1));
    run();
    assertEquals(List.of(result(1)), results);
    assertEquals(3, broker.connections());
  }

  @Test
  void whatNobodyReadsIsNotToldForEver() {
    run();
    broker.fates(message ->
        message.topic().equals(Topics.result(KIOSK))
            ? BrokerTwin.Fate.NOBODY
            : BrokerTwin.Fate.DELIVERED);
    courier.answer(result(1));
    run();
    broker.fates(_ -> BrokerTwin.Fate.DELIVERED);
    run();
    assertEquals(List.of(), results);
  }

  @Test
  void ofVeryManyTheOldestAreForgotten() {
    for (int number = 0; number < 100; number++) {
      courier.answer(result(number));
    }
    run();
    assertEquals(64, results.size());
    assertEquals(result(36), results.getFirst());
    assertEquals(result(99), results.getLast());
  }
}
