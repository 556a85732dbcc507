package tramquet.kiosk.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tramquet.kiosk.uplink.PahoBroker;
import tramquet.kiosk.uplink.Uplink;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.kiosk.uplink.UplinkSettings;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.Epoch;
import tramquet.wire.KioskStatus;

/// A kiosk that was without its centre for days and catches up; and a centre for it.
public final class DrainTimes {
  private static final long MOST_MINUTES = 10;

  private DrainTimes() {}

  /// What is done while there is a centre.
  public interface Work {
    void run() throws IOException, InterruptedException;
  }

  /// Runs a centre, with a database of its own, on a broker that is there.
  ///
  /// @param root the repository, built
  /// @param folder for everything that is written
  /// @param broker by `tcp`
  public static void atCentre(Path root, Path folder, URI broker, Work work)
      throws IOException, InterruptedException {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    try (LiveCentre database = new LiveCentre(root, folder.resolve("centre"), logs);
        Running _ = database.beside("--mqtt", broker.toString())) {
      work.run();
    }
  }

  /// Delivers everything, until the centre has acknowledged it.
  ///
  /// @throws IllegalStateException if that takes longer than ten minutes
  public static void drain(VisitLog log, URI broker) throws InterruptedException {
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
            new PahoBroker(broker, Drafts.ORIGIN.kiosk()),
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
