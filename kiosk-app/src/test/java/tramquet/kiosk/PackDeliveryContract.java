package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.pack.HeldPack;
import tramquet.kiosk.pack.PackStore;
import tramquet.kiosk.pack.SignedPacks;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.Uplink;
import tramquet.kiosk.uplink.UplinkSettings;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.VisitLogTwin;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.PackKind;
import tramquet.wire.Topics;

/// A pack on its way from the centre into force: broker, uplink, desk, store. Runs on the twin of a
/// broker and on a real one.
abstract class PackDeliveryContract {
  static final KioskId KIOSK = Drafts.ORIGIN.kiosk();

  private static final Instant NOW = SignedPacks.ISSUED.plus(Duration.ofDays(1));

  @TempDir private Path folder;

  private final SignedPacks signed = new SignedPacks();
  private final Semaphore looked = new Semaphore(0);
  private PackStore store;

  /// The broker between centre and kiosk.
  abstract Broker broker();

  /// The centre publishes a pack, retained. Returns when the broker has it.
  abstract void publish(PackKind kind, byte[] envelope) throws Exception;

  /// The broker ends and comes again with what it retained.
  abstract void restartBroker() throws Exception;

  @BeforeEach
  void openStore() {
    store = opened();
  }

  private PackStore opened() {
    return PackStore.open(folder.resolve("packs"), signed.signers(), SignedPacks.BASE, () -> NOW);
  }

  private PackDesk desk() {
    return new PackDesk(store, Duration.ofMinutes(1), looked::release);
  }

  private Uplink uplink(PackDesk desk) {
    return new Uplink(
        broker(),
        new VisitLogTwin(Drafts.ORIGIN, Drafts.PLAIN, () -> Drafts.STAMP, new Random(1)),
        () -> new KioskStatus(KIOSK, true, new UUID(1, 1), "ready", true, 0, 1, "test", Map.of()),
        UplinkSettings.DEFAULT,
        desk,
        InstantSource.fixed(NOW),
        System::nanoTime,
        new Random(2));
  }

  static Broker.Message message(PackKind kind, byte[] envelope) {
    return new Broker.Message(
        Topics.packs(KIOSK, kind), envelope, "application/cose", Map.of(), true);
  }

  private void publishAll(long version) throws Exception {
    for (PackKind kind : PackKind.values()) {
      publish(kind, signed.of(kind, version));
    }
  }

  private static Map<PackKind, Long> all(long version) {
    Map<PackKind, Long> all = new EnumMap<>(PackKind.class);
    for (PackKind kind : PackKind.values()) {
      all.put(kind, version);
    }
    return all;
  }

  private static Map<PackKind, Long> versions(PackStore store) {
    Map<PackKind, Long> versions = new EnumMap<>(PackKind.class);
    for (HeldPack pack : store.held()) {
      versions.put(pack.kind(), pack.version());
    }
    return versions;
  }

  private void until(Map<PackKind, Long> versions) throws InterruptedException {
    while (!versions(store).equals(versions)) {
      assertTrue(looked.tryAcquire(30, TimeUnit.SECONDS), "nobody looked for 30 s");
    }
  }

  /// The desk looks once for each pack that comes.
  private void looks(int packs) throws InterruptedException {
    assertTrue(looked.tryAcquire(packs, 30, TimeUnit.SECONDS), "nobody looked for 30 s");
  }

  private void refuses(PackKind kind, byte[] envelope) throws Exception {
    publish(kind, envelope);
    looks(1);
    assertEquals(all(5), versions(store));
  }

  @Test
  void aRetainedPackOfEachKindIsInForceSoonAfterTheConnectionAndANewerOneFollows()
      throws Exception {
    publishAll(5);
    try (PackDesk desk = desk();
        Uplink uplink = uplink(desk)) {
      uplink.start();
      until(all(5));
      publishAll(6);
      until(all(6));
    }
    assertEquals(all(6), versions(opened()), "after a restart of the kiosk");
  }

  @Test
  void noiseAStrangersPackAndAnOlderOneLeaveTheOneBefore() throws Exception {
    publishAll(5);
    SignedPacks stranger = new SignedPacks();
    try (PackDesk desk = desk();
        Uplink uplink = uplink(desk)) {
      uplink.start();
      looks(5);
      for (PackKind kind : PackKind.values()) {
        refuses(kind, "noise".getBytes(UTF_8));
        refuses(kind, stranger.of(kind, 9));
        refuses(kind, signed.of(kind, 4));
      }
      refuses(PackKind.RULES, signed.of(PackKind.TRUST, 9));
    }
    assertEquals(all(5), versions(opened()), "after a restart of the kiosk");
  }

  @Test
  void aBrokerThatEndsTakesNothingAwayAndPacksComeAgainAfterIt() throws Exception {
    publishAll(5);
    try (PackDesk desk = desk();
        Uplink uplink = uplink(desk)) {
      uplink.start();
      until(all(5));
      restartBroker();
      publishAll(6);
      until(all(6));
    }
  }
}
