package tramquet.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tramquet.kiosk.visit.VisitLogContract.acknowledge;
import static tramquet.kiosk.visit.VisitLogContract.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.Epoch;

/// The visit log on a disk that is full.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FullDiskCampaign {
  private static final int DISKS = 8;
  private static final int STEP = 12 << 10;
  private static final int MEBIBYTES = 32;

  /// What others leave.
  private static final long LEFT = 1 << 20;

  private static final int ALL = 100_000;

  /// A lane that is out of order asks so often, and more.
  private static final int TRIES = 30;

  @TempDir Path folder;

  private LoopDisk disk;
  private VisitLog log =
      new VisitLogTwin(Drafts.ORIGIN, Drafts.PLAIN, () -> Drafts.STAMP, new SecureRandom());

  @BeforeEach
  void mount() throws IOException {
    disk = new LoopDisk(folder, MEBIBYTES);
  }

  @AfterEach
  void unmount() throws IOException {
    log.close();
    disk.close();
  }

  private VisitLog open(long ballast) {
    return Drafts.log(
        file(),
        new SqliteLimits(
            SqliteLimits.DEFAULT.pages(), SqliteLimits.DEFAULT.busyTimeout(), ballast));
  }

  private Path file() {
    return disk.root().resolve("visits.db");
  }

  private Path ballast() {
    return disk.root().resolve("ballast");
  }

  private void settle() {
    while (log.settle()) {
      // A part more.
    }
  }

  /// Records until there is no more room.
  private int fill() {
    int committed = 0;
    Appended answer = log.append(Drafts.visit());
    while (answer instanceof Appended.Committed && committed < ALL) {
      committed++;
      answer = log.append(Drafts.visit());
    }
    assertEquals(new Appended.NotCommitted(Appended.Cause.FULL), answer);
    return committed;
  }

  /// What a lane that is out of order does: it tries, and the log tidies up.
  private boolean serves() {
    for (int i = 0; i < TRIES; i++) {
      if (log.probe()) {
        return true;
      }
      settle();
    }
    return false;
  }

  /// Where the last block goes decides whether there is just enough left to delete with, so that
  /// several disks are tried.
  @Test
  @Order(1)
  void withoutBallastAFullDiskMayNeverDrain() throws IOException {
    int stuck = 0;
    for (int tried = 0; tried < DISKS; tried++) {
      unmount();
      mount();
      log = open(0);
      settle();
      var _ = disk.fill(LEFT + (long) tried * STEP);
      int committed = fill();
      acknowledge(log, log.acknowledged().firstKey(), committed);
      stuck += serves() ? 0 : 1;
    }
    System.out.printf(
        "full disk without ballast, all acknowledged: %d of %d never serve again%n", stuck, DISKS);
    assertTrue(stuck > 0, "none is stuck");
  }

  @Test
  @Order(2)
  void withBallastAFullDiskDrainsAndServesAgain() throws IOException {
    log = open(SqliteLimits.DEFAULT.ballast());
    settle();
    long size = Files.size(ballast());
    assertTrue(size > 3L << 20 && size <= (long) MEBIBYTES << 17, size + " bytes");
    Path others = disk.fill(LEFT);
    int committed = fill();
    assertFalse(Files.exists(ballast()));
    assertFalse(serves(), "nothing that is not acknowledged goes");
    Epoch epoch = log.acknowledged().firstKey();
    assertEquals(committed, log.unacknowledged(Map.of(), ALL).size());

    acknowledge(log, epoch, committed);
    assertTrue(serves(), "acknowledged, and stuck");
    int later = fill();
    assertTrue(later > committed / 2, later + " after " + committed);
    log.close();
    log = open(SqliteLimits.DEFAULT.ballast());
    System.out.printf(
        "full disk with ballast of %d bytes: %d records, then %d in the room of those%n",
        size, committed, later);
    assertEquals(committed, log.acknowledged().get(epoch));
    assertEquals(later, log.unacknowledged(Map.of(), ALL).size());
    settle();
    assertFalse(Files.exists(ballast()), "there is no room for it");

    Files.delete(others);
    settle();
    assertEquals(size, Files.size(ballast()));
    assertTrue(log.probe());
    commit(log, 100);
  }

  @Test
  @Order(3)
  void theBallastTakesRoomAndIsNotOnlyDeclared() throws IOException {
    log = open(SqliteLimits.DEFAULT.ballast());
    long before = disk.usable();
    settle();
    long size = Files.size(ballast());
    assertTrue(before - disk.usable() >= size, before - disk.usable() + " for " + size);
  }

  @Test
  @Order(4)
  void aStartOnAFullDiskHasTheBallastsRoom() throws IOException {
    log = open(SqliteLimits.DEFAULT.ballast());
    settle();
    commit(log, 10);
    log.close();
    var _ = disk.fill(0);
    log = open(SqliteLimits.DEFAULT.ballast());
    Epoch epoch = log.acknowledged().firstKey();
    assertEquals(10, log.unacknowledged(Map.of(), ALL).size());
    acknowledge(log, epoch, 10);
    settle();
    log.close();
    log = open(SqliteLimits.DEFAULT.ballast());
    assertEquals(10, log.acknowledged().get(epoch));
  }
}
