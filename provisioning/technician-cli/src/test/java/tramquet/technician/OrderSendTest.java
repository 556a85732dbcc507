package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.KioskId;
import tramquet.wire.Order;
import tramquet.wire.OrderResult;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Signed;
import tramquet.wire.Topics;
import tramquet.wire.TrustedKeys;
import tramquet.wire.Verification;

/// `order send` over a real broker: `-Dtramquet.mosquitto=/usr/sbin/mosquitto`.
@EnabledIfSystemProperty(named = "tramquet.mosquitto", matches = ".+")
class OrderSendTest {
  private static final KioskId KIOSK = new KioskId("ben-xe-01");

  private Optional<MqttAsyncClient> kiosk = Optional.empty();
  private final Desk desk;
  private final Mosquitto broker;

  OrderSendTest(@TempDir Path folder) throws IOException {
    desk = new Desk(folder);
    broker = Mosquitto.open(folder);
    desk.signTestOrder();
  }

  @AfterEach
  void stop() throws Exception {
    if (kiosk.isPresent()) {
      kiosk.get().disconnectForcibly(0, 0, false);
      kiosk.get().close(true);
    }
    broker.close();
  }

  /// A kiosk that says what it is told to say.
  private void kiosk(Function<UUID, Optional<OrderResult>> says) throws MqttException {
    MqttAsyncClient client =
        new MqttAsyncClient(broker.address(), "kiosk", new MemoryPersistence());
    kiosk = Optional.of(client);
    client.connect().waitForCompletion(10_000);
    IMqttMessageListener listener =
        (_, message) -> {
          Signed<Order> read =
              Order.decode(message.getPayload(), TrustedKeys.of(Desk.KEY.publicKey()))
                  .asOptional()
                  .orElseThrow();
          assertEquals(Verification.VERIFIED, read.verification());
          publish(client, OrderResult.accepted(new UUID(9, 9)));
          says.apply(read.value().id()).ifPresent(result -> publish(client, result));
        };
    client
        .subscribe(
            new MqttSubscription[] {new MqttSubscription(Topics.command(KIOSK), 1)},
            null,
            null,
            new IMqttMessageListener[] {listener},
            null)
        .waitForCompletion(10_000);
  }

  private static void publish(MqttAsyncClient client, OrderResult result) {
    try {
      var _ = client.publish(Topics.result(KIOSK), result.encode(), 1, false);
    } catch (MqttException e) {
      throw new AssertionError(e);
    }
  }

  private int send(String... more) {
    String[] words = new String[5 + more.length];
    System.arraycopy(
        new String[] {"order", "send", "@test.order", "--broker", broker.address()},
        0,
        words,
        0,
        5);
    System.arraycopy(more, 0, words, 5, more.length);
    return desk.run(words);
  }

  @Test
  void whatTookEffectIsZero() throws Exception {
    kiosk(id -> Optional.of(OrderResult.accepted(id)));
    assertEquals(0, send(), desk::err);
    assertEquals("test: accepted\n", desk.out());
  }

  @Test
  void whatWasRefusedIsOneAndSaysWhy() throws Exception {
    kiosk(id -> Optional.of(OrderResult.refused(id, Refusal.TOO_LATE)));
    assertEquals(1, send("--json"), desk::err);
    assertTrue(desk.out().contains("\"result\":\"refused\",\"refusal\":\"too-late\""), desk.out());
  }

  @Test
  void anAnswerToAnotherOrderIsNoneAndNobodyKnows() throws Exception {
    kiosk(_ -> Optional.empty());
    assertEquals(3, send("--wait", "1"), desk::err);
    assertEquals("test: no-answer\n", desk.out());
  }

  @Test
  void aKioskThatIsNotThereGetsNothing() {
    assertEquals(1, send());
    assertTrue(desk.err().contains("ben-xe-01 is not connected"), desk.err());
  }
}
