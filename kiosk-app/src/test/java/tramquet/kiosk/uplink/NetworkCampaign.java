package tramquet.kiosk.uplink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tramquet.kiosk.LedgerTwin;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;

/// A kiosk's log on disk, its uplink and its MQTT client, a bad line, a real broker, another bad
/// line, and a ledger; and the question whether the ledger has every record once.
///
/// Thread: one.
final class NetworkCampaign implements AutoCloseable {
  private static final KioskId KIOSK = Drafts.ORIGIN.kiosk();
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// The real ones, divided: a campaign waits for them again and again.
  private static final UplinkSettings QUICK =
      new UplinkSettings(
          Duration.ofMillis(1500),
          Duration.ofMillis(1500),
          Duration.ofMillis(200),
          Duration.ofMillis(20),
          Duration.ofMillis(400),
          Duration.ZERO);

  final FaultProxy near;
  final FaultProxy far;
  private final RealBroker broker;
  private final CentreTwin centre;
  private final VisitLog log;
  private final Uplink uplink;
  private final Semaphore news = new Semaphore(0);
  private final List<UUID> committed = new ArrayList<>();
  private volatile long taken;

  /// What they play over.
  ///
  /// @param broker is not closed with a campaign
  /// @param kiosk whose certificate it shows to the broker, if it wants one
  /// @param centre the same of the ledger
  record Site(RealBroker broker, Sockets kiosk, Sockets centre) {}

  NetworkCampaign(Site site, Path folder, long seed, LedgerTwin.Guards guards) throws Exception {
    broker = site.broker();
    near = new FaultProxy(broker.address(), seed);
    far = new FaultProxy(broker.address(), seed);
    centre = new CentreTwin(far.address(), site.centre(), KIOSK, guards);
    Path file = Files.createTempDirectory(folder, "kiosk").resolve("visits.db");
    Opening opening =
        SqliteVisitLog.open(
            file,
            Drafts.ORIGIN,
            Drafts.PLAIN,
            () -> Drafts.STAMP,
            // An epoch that no campaign before had: what the broker retains of those is not ours.
            new SecureRandom(),
            SqliteLimits.DEFAULT);
    log = ((Opening.Opened) opening).log();
    KioskStatus status =
        new KioskStatus(KIOSK, true, new UUID(1, 1), "ready", true, 0, 1, "it", Map.of());
    uplink =
        new Uplink(
            new PahoBroker(near.address(), KIOSK.text(), site.kiosk()),
            log,
            () -> status,
            QUICK,
            events(guards),
            InstantSource.system(),
            System::nanoTime,
            new Random(seed));
    uplink.start();
    until("the centre listens", centre::isListening);
  }

  private UplinkEvents events(LedgerTwin.Guards guards) {
    return new UplinkEvents() {
      @Override
      public void delivered(Epoch epoch, long from, long to) {
        taken = Math.max(taken, to);
        if (guards == LedgerTwin.Guards.PUBACK_IS_ENOUGH) {
          log.acknowledge(new Acknowledgement(new TreeMap<>(Map.of(epoch, to))));
        }
        news.release();
      }

      @Override
      public void acknowledged(Epoch epoch, long upTo) {
        news.release();
      }
    };
  }

  /// People pass, one commit each.
  void commit(int visits) {
    for (int i = 0; i < visits; i++) {
      if (log.append(Drafts.visit()) instanceof Appended.Committed done) {
        done.headers().forEach(header -> committed.add(header.id()));
      }
      uplink.wake();
    }
  }

  /// The broker dies with everything it has, and comes back with nothing.
  void killBroker() throws Exception {
    broker.kill();
    broker.wipe();
    broker.start();
  }

  /// The ledger gets a message, and dies before it is on its disk.
  void killLedger() {
    centre.ledger().losePower();
  }

  /// Waits until the broker has confirmed every record.
  void untilTaken() throws InterruptedException {
    until("the broker has everything", () -> taken >= committed.size());
  }

  /// The ledger keeps what it gets, and does not say so.
  void muteLedger() {
    centre.mute(true);
  }

  /// How many batches have come to the ledger.
  int arrived() {
    return centre.batches();
  }

  /// Waits until something is true that news may have made true.
  void until(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("after " + PATIENCE + " still not: " + what);
      }
      var _ = news.tryAcquire(20, TimeUnit.MILLISECONDS);
    }
  }

  /// Faults end, and the kiosk has nothing to send any more.
  void settle() throws InterruptedException {
    near.set(FaultProxy.Line.CLEAN);
    far.set(FaultProxy.Line.CLEAN);
    centre.mute(false);
    // Who met a silent line waits for the keep-alive, which is longer than a test.
    far.reset();
    until("the centre listens", centre::isListening);
    until("everything is acknowledged", () -> log.unsent() == 0);
  }

  /// Records that are on the kiosk's disk and not in the ledger.
  int lost() {
    HashSet<UUID> missing = new HashSet<>(committed);
    centre.ledger().rows().forEach(row -> missing.remove(row.header().id()));
    return missing.size();
  }

  /// Records that are in the ledger more than once.
  int doubled() {
    List<UUID> all = centre.ledger().rows().stream().map(row -> row.header().id()).toList();
    return all.size() - new HashSet<>(all).size();
  }

  @Override
  public void close() throws IOException {
    uplink.close();
    centre.close();
    log.close();
    near.close();
    far.close();
  }
}
