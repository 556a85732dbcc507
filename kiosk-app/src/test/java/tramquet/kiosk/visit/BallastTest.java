package tramquet.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tramquet.kiosk.visit.VisitLogContract.acknowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ballast on a disk with room; a full one is `FullDiskCampaign`'s.
final class BallastTest {
  private static final long MOST = (2 << 20) + 5;

  @TempDir Path folder;

  private VisitLog open(int pages, long ballast) {
    return Drafts.log(
        folder.resolve("visits.db"), new SqliteLimits(pages, Duration.ofMillis(20), ballast));
  }

  private Path file() {
    return folder.resolve("ballast");
  }

  @Test
  void isMadeInPartsAndGoneAtOnce() throws IOException {
    Ballast ballast = Ballast.of(folder.resolve("visits.db"), MOST);
    assertFalse(ballast.isWhole());
    assertFalse(ballast.giveUp());
    assertFalse(ballast.grow());
    assertEquals(1 << 20, Files.size(file()));
    assertFalse(ballast.grow());
    assertTrue(ballast.grow());
    assertEquals(MOST, Files.size(file()));
    assertTrue(ballast.giveUp());
    assertFalse(Files.exists(file()));
    assertFalse(ballast.isWhole());
  }

  @Test
  void noneIsWhole() throws IOException {
    assertTrue(Ballast.of(folder.resolve("visits.db"), 0).isWhole());
  }

  @Test
  void theLogMakesItInIdleMomentsAndNeitherAtItsStartNorAtItsEnd() throws IOException {
    VisitLog log = open(4096, MOST);
    assertFalse(Files.exists(file()));
    assertTrue(log.settle());
    assertTrue(log.settle());
    assertFalse(log.settle());
    assertEquals(MOST, Files.size(file()));
    Files.delete(file());
    log.close();
    assertFalse(Files.exists(file()));
  }

  @Test
  void isNotGivenUpForTheLogsOwnLimit() throws IOException {
    try (VisitLog log = open(20, MOST)) {
      while (log.settle()) {
        // A part more.
      }
      while (log.append(Drafts.visit()) instanceof Appended.Committed) {
        assertTrue(log.unsent() < 1000);
      }
      assertFalse(log.probe());
      assertEquals(MOST, Files.size(file()));
    }
  }

  @Test
  void aLaneThatAsksAgainAndAgainLetsAFullLogDrain() throws InterruptedException {
    BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();
    try (VisitLog log = open(20, 0);
        // Never idle.
        VisitWriter writer =
            new VisitWriter(log, Drafts.PLAIN, _ -> {}, Notes.NONE, Duration.ofHours(1))) {
      while (log.append(Drafts.visit()) instanceof Appended.Committed) {
        assertTrue(log.unsent() < 1000);
      }
      acknowledge(log, log.acknowledged().firstKey(), log.unsent());
      writer.start();
      writer.probe(answers::add);
      assertEquals(false, answers.poll(10, TimeUnit.SECONDS));
      writer.probe(answers::add);
      assertEquals(true, answers.poll(10, TimeUnit.SECONDS));
    }
  }
}
