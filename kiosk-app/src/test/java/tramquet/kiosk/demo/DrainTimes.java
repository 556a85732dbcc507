package tramquet.kiosk.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tramquet.kiosk.uplink.PahoBroker;
import tramquet.kiosk.uplink.Uplink;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.kiosk.uplink.UplinkSettings;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.Epoch;
import tramquet.wire.HpkeSealer;
import tramquet.wire.KioskStatus;
import tramquet.wire.SealingKeys;

/// How fast a kiosk that was without its centre for days catches up: from the first attempt to
/// connect until everything is committed there and acknowledged. Centre, broker and database are
/// processes of their own.
public final class DrainTimes {
  private static final int AT_ONCE = 100;
  private static final long MOST_MINUTES = 10;

  private DrainTimes() {}

  /// Measures it once.
  ///
  /// @param root the repository, built
  /// @param folder for everything that is written
  /// @param visits how many wait
  /// @return visits a second
  public static double perSecond(Path root, Path folder, int visits)
      throws IOException, InterruptedException {
    DemoKeys keys = DemoKeys.generate(new SecureRandom());
    HpkeSealer sealer =
        new HpkeSealer(new SealingKeys(keys.authority().publicKey(), keys.view().publicKey()));
    try (LiveCentre centre =
            new LiveCentre(
                root, folder.resolve("centre"), Files.createDirectories(folder.resolve("logs")));
        VisitLog log = open(folder.resolve("visits.db"), sealer)) {
      for (int i = 0; i < visits; i += AT_ONCE) {
        if (!(log.append(Stream.generate(Drafts::visit).limit(AT_ONCE).toList())
            instanceof Appended.Committed)) {
          throw new IllegalStateException("not committed");
        }
      }
      long begun = System.nanoTime();
      drain(log, centre);
      return visits * 1e9 / (System.nanoTime() - begun);
    }
  }

  private static VisitLog open(Path file, HpkeSealer sealer) {
    if (!(SqliteVisitLog.open(
            file,
            Drafts.ORIGIN,
            sealer,
            () -> Drafts.STAMP,
            new SecureRandom(),
            SqliteLimits.DEFAULT)
        instanceof Opening.Opened(VisitLog log))) {
      throw new IllegalStateException("no visit log");
    }
    return log;
  }

  /// Delivers everything.
  ///
  /// @throws IllegalStateException if that takes longer than ten minutes
  static void drain(VisitLog log, LiveCentre centre) throws InterruptedException {
    CountDownLatch drained = new CountDownLatch(1);
    UplinkEvents events =
        new UplinkEvents() {
          @Override
          public void acknowledged(Epoch epoch, long upTo) {
            if (log.unsent() == 0) {
              drained.countDown();
            }
          }
        };
    KioskStatus status =
        new KioskStatus(
            Drafts.ORIGIN.kiosk(), true, new UUID(1, 1), "ready", true, 0, 1, "drain", Map.of());
    try (Uplink uplink =
        new Uplink(
            new PahoBroker(centre.broker(), Drafts.ORIGIN.kiosk()),
            log,
            () -> status,
            UplinkSettings.DEFAULT,
            events,
            InstantSource.system(),
            System::nanoTime,
            new Random(2))) {
      uplink.start();
      if (!drained.await(MOST_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException(log.unsent() + " are still unsent");
      }
    }
  }
}
