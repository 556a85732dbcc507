package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.pack.PackStore;
import tramquet.kiosk.risk.Packs;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.BrokerTwin;
import tramquet.kiosk.uplink.Uplink;
import tramquet.kiosk.uplink.UplinkSettings;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.VisitLogTwin;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.Pack;
import tramquet.wire.PackKind;
import tramquet.wire.RulePack;
import tramquet.wire.ShelfLife;
import tramquet.wire.SigningKey;
import tramquet.wire.Topics;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// A pack on its way from the centre into force: broker, uplink, desk, store.
class PackDeliveryTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final KioskId KIOSK = Drafts.ORIGIN.kiosk();

  @TempDir private Path folder;

  private final SigningKey key = SigningKey.generate();
  private final BrokerTwin broker = new BrokerTwin();
  private final Semaphore looked = new Semaphore(0);

  private PackStore store() {
    return PackStore.open(
        folder,
        TrustedKeys.of(key.publicKey()),
        Packs.of(RulePack.CHECKPOINT, TrustList.NONE, WatchList.EMPTY),
        InstantSource.fixed(NOW));
  }

  private Uplink uplink(PackDesk desk) {
    return new Uplink(
        broker,
        new VisitLogTwin(Drafts.ORIGIN, Drafts.PLAIN, () -> Drafts.STAMP, new Random(1)),
        () -> new KioskStatus(KIOSK, true, new UUID(1, 1), "ready", true, 0, 1, "test", Map.of()),
        UplinkSettings.DEFAULT,
        desk,
        InstantSource.fixed(NOW),
        System::nanoTime,
        new Random(2));
  }

  private void publish(byte[] envelope) {
    broker.publish(
        new Broker.Message(
            Topics.packs(KIOSK, PackKind.RULES), envelope, "application/cose", Map.of(), true));
  }

  private byte[] rules(long version, SigningKey signer) {
    return new Pack(PackKind.RULES, version, NOW, RulePack.MANIFEST.encode()).encode(signer);
  }

  private void until(PackStore store, long version) throws InterruptedException {
    while (store.inForce().rules().version() != version) {
      assertTrue(looked.tryAcquire(20, TimeUnit.SECONDS), "nobody looked for 20 s");
    }
  }

  @AfterEach
  void everySessionIsGone() {
    broker.drop();
  }

  @Test
  void aRetainedPackIsInForceSoonAfterTheConnectionAndANewerOneFollows() throws Exception {
    publish(rules(5, key));
    PackStore store = store();
    try (PackDesk desk = new PackDesk(store, Duration.ofMinutes(1), looked::release);
        Uplink uplink = uplink(desk)) {
      uplink.start();
      until(store, 5);
      publish("noise".getBytes(UTF_8));
      publish(rules(9, SigningKey.generate()));
      publish(rules(4, key));
      publish(rules(6, key));
      until(store, 6);
    }
    assertEquals(6, store().inForce().rules().version(), "after a restart");
  }

  @Test
  void theReportTellsVersionAndAge() throws Exception {
    PackStore store = store();
    try (PackDesk desk = new PackDesk(store, Duration.ofMinutes(1), looked::release)) {
      String ageing =
          "{\"name\": \"p\", \"accepts\": [], \"watchList\": false, \"shelfLife\": {\"rules\":"
              + " {\"ageing\": \"P7D\", \"stale\": \"P14D\", \"effect\": \"show\"}}}";
      desk.pack(
          PackKind.RULES, new Pack(PackKind.RULES, 7, NOW, ageing.getBytes(UTF_8)).encode(key));
      until(store, 7);
    }
    for (Map.Entry<Integer, ShelfLife.Age> each :
        Map.of(6, ShelfLife.Age.FRESH, 7, ShelfLife.Age.AGEING, 14, ShelfLife.Age.STALE)
            .entrySet()) {
      PackReport report = PackReport.of(store, NOW.plus(Duration.ofDays(each.getKey())));
      assertEquals(7, report.rules());
      assertEquals(each.getValue(), report.oldest());
      assertEquals(
          Map.of(PackKind.RULES, new KioskStatus.HeldPack(7, each.getValue())), report.held());
    }
  }
}
