package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Bytes;
import tramquet.drivers.Health;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerPlayer;

/// The contract on a real port of the operating system.
class ScannerOnPtyTest extends ScannerContract {

  @TempDir Path folder;

  @Override
  Hardware hardware() {
    Path link = folder.resolve("scanner");
    return new Hardware() {
      private Pty pty = Pty.openAt(link);

      @Override
      public Scanner scanner() {
        return LineScanner.serial(
            "north",
            SerialLine.at(link, SerialLine.Settings.FAST),
            FrameRules.terminatedAt(115_200),
            System::nanoTime,
            new Random(1));
      }

      @Override
      public void send(byte[] bytes) {
        pty.write(bytes);
      }

      @Override
      public void unplug() {
        pty.close();
      }

      @Override
      public void replug() {
        pty = Pty.openAt(link);
      }

      @Override
      public void close() {
        pty.close();
      }
    };
  }

  @Test
  void aPlayedScriptArrivesWholeAtTheSpeedOfTheLine() throws InterruptedException {
    Path link = folder.resolve("played");
    List<Bytes> read = new ArrayList<>();
    List<Long> written = new ArrayList<>();
    List<Long> arrived = new ArrayList<>();
    CountDownLatch online = new CountDownLatch(1);
    CountDownLatch all = new CountDownLatch(3);
    Random random = new Random(1);
    try (Pty pty = Pty.openAt(link);
        Scanner scanner =
            new GenericLine()
                .scanner(
                    "played",
                    new ScannerModel.Setup(
                        link,
                        SerialLine.Settings.FAST,
                        FrameRules.Ending.TERMINATOR,
                        Optional.empty()),
                    System::nanoTime,
                    random)) {
      scanner.start(
          scan -> {
            read.add(scan.data());
            arrived.add(scan.lastByteNanos());
            all.countDown();
          },
          health -> countOnline(online, health));
      assertTrue(online.await(30, TimeUnit.SECONDS));
      long begun = System.nanoTime();
      new ScannerPlayer(pty, 9_600, System::nanoTime).play(script(), written::add);
      long playedMillis = (System.nanoTime() - begun) / 1_000_000;
      assertTrue(all.await(30, TimeUnit.SECONDS));
      // 3 x 49 bytes at 10 bits each take 153 ms, the pauses 60.
      assertTrue(playedMillis >= 210, playedMillis + " ms");
    }
    assertEquals(script().stream().map(ScannerPlayer.Scan::payload).toList(), read);
    for (int i = 0; i < 3; i++) {
      assertTrue(arrived.get(i) >= written.get(i));
    }
  }

  private static List<ScannerPlayer.Scan> script() {
    List<ScannerPlayer.Scan> script = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      byte[] payload = new byte[48];
      payload[0] = (byte) ('A' + i);
      script.add(new ScannerPlayer.Scan(Duration.ofMillis(20), Bytes.of(payload)));
    }
    return script;
  }

  private static void countOnline(CountDownLatch latch, Health health) {
    if (health instanceof Health.Online) {
      latch.countDown();
    }
  }
}
