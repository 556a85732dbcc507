package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Health;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.twin.SerialLineTwin;

class LineScannerFaultsTest {

  private static final FrameRules RULES = FrameRules.terminatedAt(115_200);

  @Test
  void aDeviceThatIsTakenIsTriedAgain() throws InterruptedException {
    assertEquals(
        new Health.Offline("taken"), toldBefore(() -> new LineOpener.Unavailable<>("taken")));
  }

  @Test
  void aLibraryThatThrowsIsAFaultAndTriedAgain() throws InterruptedException {
    assertEquals(
        new Health.Faulty("IllegalStateException"),
        toldBefore(() -> {
          throw new IllegalStateException("on purpose");
        }));
  }

  @Test
  void aLibraryThatCannotBeLoadedIsAFaultAndTriedAgain() throws InterruptedException {
    assertEquals(
        new Health.Faulty("UnsatisfiedLinkError"),
        toldBefore(() -> {
          throw new UnsatisfiedLinkError("on purpose");
        }));
  }

  /// The health after a first try that fails; the second one succeeds.
  private static Health toldBefore(LineOpener<SerialLine> failing) throws InterruptedException {
    Deque<LineOpener<SerialLine>> tries =
        new ArrayDeque<>(List.of(failing, new SerialLineTwin().opener()));
    List<Health> told = new CopyOnWriteArrayList<>();
    CountDownLatch online = new CountDownLatch(1);
    LineOpener<SerialLine> opener = () -> tries.removeFirst().open();
    try (Scanner scanner =
        LineScanner.serial("south", opener, RULES, System::nanoTime, new Random(1))) {
      scanner.start(
          _ -> {},
          health -> {
            told.add(health);
            if (health instanceof Health.Online) {
              online.countDown();
            }
          });
      assertTrue(online.await(30, TimeUnit.SECONDS));
    }
    assertEquals(
        List.of(new Health.Online(), new Health.Offline("closed")), told.subList(1, told.size()));
    return told.getFirst();
  }

  @Test
  void aWatcherThatFailsDoesNotEndTheReading() throws InterruptedException {
    SerialLineTwin twin = new SerialLineTwin();
    twin.send("abc\r".getBytes(StandardCharsets.US_ASCII));
    CountDownLatch read = new CountDownLatch(1);
    try (Scanner scanner =
        LineScanner.serial("south", twin.opener(), RULES, System::nanoTime, new Random(1))) {
      scanner.start(
          _ -> read.countDown(),
          _ -> {
            throw new IllegalStateException("on purpose");
          });
      assertTrue(read.await(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void aFloodIsMutedAndTold() throws InterruptedException {
    SerialLineTwin twin = new SerialLineTwin();
    twin.send("x\r".repeat(30).getBytes(StandardCharsets.US_ASCII));
    List<ScanData> delivered = new CopyOnWriteArrayList<>();
    CountDownLatch degraded = new CountDownLatch(1);
    try (Scanner scanner =
        LineScanner.serial("south", twin.opener(), RULES, System::nanoTime, new Random(1))) {
      scanner.start(
          delivered::add,
          health -> {
            if (health instanceof Health.Degraded) {
              degraded.countDown();
            }
          });
      assertTrue(degraded.await(30, TimeUnit.SECONDS));
      assertEquals(30, scanner.counters().discards().flood());
    }
    assertEquals(List.of(), delivered);
  }
}
