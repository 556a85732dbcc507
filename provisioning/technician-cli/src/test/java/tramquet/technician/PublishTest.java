package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.KioskStatus.HeldPack;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.ShelfLife;
import tramquet.wire.Signed;
import tramquet.wire.Topics;
import tramquet.wire.TrustedKeys;

/// `pack publish` over a real broker: `-Dtramquet.mosquitto=/usr/sbin/mosquitto`.
@EnabledIfSystemProperty(named = Mosquitto.PROGRAM, matches = ".+")
class PublishTest {
  private static final KioskId HERE = new KioskId("ben-xe-01");
  private static final KioskId AWAY = new KioskId("ben-xe-02");

  private final Desk desk;
  private final Mosquitto broker;
  private final Pack pack;
  private final List<MqttAsyncClient> clients = new ArrayList<>();

  PublishTest(@TempDir Path folder) throws IOException {
    desk = new Desk(folder);
    broker = Mosquitto.open(folder);
    desk.file("rules.json", desk.rulesFile());
    desk.good("pack", "build", "rules", "@rules.json", "--version", "8", "-o", "@draft");
    pack = desk.signed();
  }

  @AfterEach
  void stop() throws MqttException {
    for (MqttAsyncClient each : clients) {
      each.disconnectForcibly(0, 0, false);
      each.close(true);
    }
    broker.close();
  }

  private MqttAsyncClient client(String name) throws MqttException {
    MqttAsyncClient client = new MqttAsyncClient(broker.address(), name, new MemoryPersistence());
    clients.add(client);
    client.connect().waitForCompletion(10_000);
    return client;
  }

  private static void listen(MqttAsyncClient client, String topic, IMqttMessageListener listener)
      throws MqttException {
    client
        .subscribe(
            new MqttSubscription[] {new MqttSubscription(topic, 1)},
            null,
            null,
            new IMqttMessageListener[] {listener},
            null)
        .waitForCompletion(10_000);
  }

  /// A kiosk that takes whatever rules it is given.
  private void obedientKiosk() throws MqttException {
    MqttAsyncClient kiosk = client("kiosk");
    status(kiosk, status(HERE, true, 7)).waitForCompletion(10_000);
    listen(
        kiosk,
        Topics.packs(HERE, PackKind.RULES),
        (_, message) -> status(kiosk, status(HERE, true, decoded(message.getPayload()).version())));
  }

  private static IMqttToken status(MqttAsyncClient client, KioskStatus status)
      throws MqttException {
    return client.publish(Topics.status(status.kiosk()), status.encode(), 1, true);
  }

  private static Pack decoded(byte[] bytes) {
    return Pack.decode(bytes, TrustedKeys.of(Desk.KEY.publicKey()))
        .asOptional()
        .map(Signed::value)
        .orElseThrow();
  }

  private static KioskStatus status(KioskId kiosk, boolean online, long rules) {
    return new KioskStatus(
        kiosk,
        online,
        new UUID(1, 2),
        "ready",
        true,
        0,
        rules,
        "test",
        Map.of(PackKind.RULES, new HeldPack(rules, ShelfLife.Age.FRESH)));
  }

  private int publish(String... more) {
    List<String> words =
        new ArrayList<>(List.of("pack", "publish", "@pack", "--key", "@pack.pub", "--broker"));
    words.add(broker.address());
    words.addAll(List.of(more));
    return desk.run(words.toArray(String[]::new));
  }

  @Test
  void aKioskThatTakesItIsWaitedFor() throws Exception {
    obedientKiosk();
    assertEquals(0, publish("--kiosk", "ben-xe-01"), desk::err);
    assertEquals(
        "The broker has rules 8.\nben-xe-01: holds rules 8\n1 of 1 hold it.\n", desk.out());
  }

  @Test
  void theBrokerKeepsItForAKioskThatIsAway() throws Exception {
    obedientKiosk();
    status(client("will"), status(AWAY, false, 7)).waitForCompletion(10_000);
    assertEquals(3, publish("--kiosk", "ben-xe-01,ben-xe-02"), desk::err);
    assertTrue(
        desk.out().contains("ben-xe-02: is not connected; it takes it when it comes"), desk.out());
    assertTrue(desk.out().endsWith("1 of 2 hold it.\n"), desk.out());
    CompletableFuture<byte[]> kept = new CompletableFuture<>();
    listen(
        client("ben-xe-02"),
        Topics.packs(AWAY, PackKind.RULES),
        (_, message) -> kept.complete(message.getPayload()));
    assertArrayEquals(Files.readAllBytes(desk.path("pack")), kept.get(10, TimeUnit.SECONDS));
    assertEquals(pack.version(), decoded(kept.get()).version());
  }

  @Test
  void aKioskThatDoesNotTakeItIsNamed() throws Exception {
    status(client("stubborn"), status(HERE, true, 7)).waitForCompletion(10_000);
    assertEquals(3, publish("--kiosk", "ben-xe-01", "--wait", "1"), desk::err);
    assertTrue(desk.out().contains("ben-xe-01: is there, and has not taken it"), desk.out());
  }

  @Test
  void aNewerOneStaysAndThatIsAFailure() throws Exception {
    status(client("ahead"), status(HERE, true, 9)).waitForCompletion(10_000);
    assertEquals(1, publish("--kiosk", "ben-xe-01", "--json"), desk::err);
    assertEquals(
        "{\"kind\":\"rules\",\"version\":8,\"published\":true,\"kiosks\":{\"ben-xe-01\":\"newer\"}}\n",
        desk.out());
  }

  @Test
  void aDryRunGivesNothing() throws Exception {
    BlockingQueue<Integer> sizes = new LinkedBlockingQueue<>();
    MqttAsyncClient watcher = client("watcher");
    String topic = Topics.packs(HERE, PackKind.RULES);
    listen(watcher, topic, (_, message) -> sizes.add(message.getPayload().length));
    assertEquals(0, publish("--kiosk", "ben-xe-01", "--dry-run"), desk::err);
    assertEquals("ben-xe-01: would be given rules 8\n", desk.out());
    watcher.publish(topic, new byte[0], 1, false).waitForCompletion(10_000);
    assertEquals(0, sizes.poll(10, TimeUnit.SECONDS));
    assertEquals(3, publish("--kiosk", "ben-xe-01", "--wait", "1"), desk::err);
    assertEquals((int) Files.size(desk.path("pack")), sizes.poll(10, TimeUnit.SECONDS));
    assertTrue(desk.out().contains("was never at this broker"), desk.out());
  }
}
