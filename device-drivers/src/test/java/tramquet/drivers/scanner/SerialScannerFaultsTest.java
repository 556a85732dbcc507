package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import tramquet.drivers.twin.SerialLineTwin;

class SerialScannerFaultsTest {

  private static final FrameRules RULES = FrameRules.terminatedAt(115_200);

  @Test
  void whateverGoesWrongIsToldAndTheNextTryIsMade() throws InterruptedException {
    Deque<LineOpener> tries =
        new ArrayDeque<>(
            List.of(
                () -> new LineOpener.Unavailable("taken"),
                () -> {
                  throw new IllegalStateException("on purpose");
                },
                () -> {
                  throw new UnsatisfiedLinkError("on purpose");
                },
                new SerialLineTwin().opener()));
    List<Health> told = new CopyOnWriteArrayList<>();
    CountDownLatch online = new CountDownLatch(1);
    LineOpener opener = () -> tries.removeFirst().open();
    // A source of jitter that always says the least.
    try (Scanner scanner = new SerialScanner("south", opener, RULES, System::nanoTime, () -> 0L)) {
      scanner.start(
          _ -> {},
          health -> {
            told.add(health);
            if (health instanceof Health.Online) {
              online.countDown();
            }
          });
      assertTrue(online.await(10, TimeUnit.SECONDS));
    }
    assertEquals(
        List.of(
            new Health.Offline("taken"),
            new Health.Faulty("IllegalStateException"),
            new Health.Faulty("UnsatisfiedLinkError"),
            new Health.Online(),
            new Health.Offline("closed")),
        told);
  }

  @Test
  void aWatcherThatFailsDoesNotEndTheReading() throws InterruptedException {
    SerialLineTwin twin = new SerialLineTwin();
    twin.send("abc\r".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    CountDownLatch read = new CountDownLatch(1);
    try (Scanner scanner =
        new SerialScanner("south", twin.opener(), RULES, System::nanoTime, new Random(1))) {
      scanner.start(
          _ -> read.countDown(),
          _ -> {
            throw new IllegalStateException("on purpose");
          });
      assertTrue(read.await(5, TimeUnit.SECONDS));
    }
  }
}
