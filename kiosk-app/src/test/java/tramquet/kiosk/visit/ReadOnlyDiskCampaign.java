package tramquet.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tramquet.kiosk.visit.VisitLogContract.commit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.crash.Mutant;
import tramquet.kiosk.crash.Program;
import tramquet.wire.Epoch;

/// A disk that cannot be written: because the kernel has found an error in it, because it was
/// mounted so, or because it is gone and only the name of its folder is there.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ReadOnlyDiskCampaign {
  private static final int MEBIBYTES = 32;
  private static final int RECORDS = 40;

  @TempDir Path folder;

  private static Opening opening(LoopDisk disk) {
    return SqliteVisitLog.open(
        disk.root().resolve("visits.db"),
        Drafts.ORIGIN,
        Drafts.PLAIN,
        () -> Drafts.STAMP,
        new SecureRandom(),
        SqliteLimits.DEFAULT);
  }

  private static VisitLog open(LoopDisk disk) {
    return assertInstanceOf(Opening.Opened.class, opening(disk)).log();
  }

  /// What `VanishingDisk` says.
  private int[] vanishing(List<Path> changed) throws Exception {
    Matcher said =
        Pattern.compile("answered (\\d+) lost (\\d+)")
            .matcher(Program.run(changed, VanishingDisk.class, folder.toString()));
    assertTrue(said.find());
    return new int[] {Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2))};
  }

  @Test
  @Order(1)
  void aLogThatGoesOnBelowItsDiskLosesRecords() throws Exception {
    Path classes =
        Mutant.compile(
            "tramquet.kiosk.visit.Home",
            "boolean there = mark.isEmpty() || mark.equals(read(file));",
            "boolean there = true;",
            folder);
    int[] counts = vanishing(List.of(classes));
    System.out.printf(
        "disk gone, the log goes on below it: %d answered for, %d lost%n", counts[0], counts[1]);
    assertTrue(counts[1] > 0, "none is lost");
  }

  @Test
  @Order(2)
  void aLogWhoseDiskIsGoneWaitsForIt() throws Exception {
    int[] counts = vanishing(List.of());
    System.out.printf("disk gone, as it is: %d answered for, %d lost%n", counts[0], counts[1]);
    assertTrue(counts[0] >= RECORDS, counts[0] + " answered for");
    assertEquals(0, counts[1]);
  }

  @Test
  @Order(3)
  void aLogOnADiskThatWasMountedReadOnlyIsOpenedWhenItCanBeWritten() throws Exception {
    try (LoopDisk disk = new LoopDisk(folder, MEBIBYTES)) {
      VisitLog log = open(disk);
      Epoch epoch = commit(log, RECORDS);
      assertThrows(IOException.class, () -> disk.readOnly(true), "with open files");
      log.close();
      disk.readOnly(true);
      assertInstanceOf(Opening.Unfit.class, opening(disk));
      disk.readOnly(false);
      log = open(disk);
      assertEquals(RECORDS, log.unacknowledged(Map.of(), 1000).size());
      assertEquals(epoch, commit(log).epoch());
      log.close();
    }
  }

  @Test
  @Order(4)
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
