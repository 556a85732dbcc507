package tramquet.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tramquet.kiosk.visit.VisitLogContract.commit;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.Epoch;

/// A disk in which the kernel has found an error, and which it lets nobody write to any more.
final class ReadOnlyDiskCampaign {
  private static final int MEBIBYTES = 32;
  private static final int RECORDS = 40;

  @TempDir Path folder;

  private static VisitLog open(LoopDisk disk) {
    return assertInstanceOf(
            Opening.Opened.class,
            SqliteVisitLog.open(
                disk.root().resolve("visits.db"),
                Drafts.ORIGIN,
                Drafts.PLAIN,
                () -> Drafts.STAMP,
                new SecureRandom(),
                SqliteLimits.DEFAULT))
        .log();
  }

  @Test
  void nobodyIsLetInUntilItCanBeWrittenAgainAndNothingIsLost() throws Exception {
    try (LoopDisk disk = new LoopDisk(folder, MEBIBYTES)) {
      VisitLog log = open(disk);
      Epoch epoch = commit(log, RECORDS);
      disk.fail();
      assertEquals(new Appended.NotCommitted(Appended.Cause.FAILED), log.append(Drafts.visit()));
      assertFalse(log.probe());
      boolean _ = log.settle();
      assertFalse(log.probe());
      assertEquals(new Appended.NotCommitted(Appended.Cause.FAILED), log.append(Drafts.visit()));
      disk.takeAway();
      assertFalse(log.probe());
      disk.bringBack();
      assertTrue(log.probe());
      assertEquals(RECORDS + 1L, commit(log).seq());
      assertEquals(RECORDS + 1, log.unacknowledged(Map.of(), 1000).size());
      assertEquals(epoch, log.acknowledged().firstKey());
      log.close();
    }
  }
}
