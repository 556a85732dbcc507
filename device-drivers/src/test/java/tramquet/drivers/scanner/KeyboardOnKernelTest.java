package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Health;
import tramquet.drivers.line.EvdevLine;
import tramquet.drivers.line.Syscalls;

/// The contract with a scanner that types, on a real kernel. Needs root and the module `uhid`, and
/// says so with `-Dtramquet.uhid=true`.
@EnabledIfSystemProperty(named = "tramquet.uhid", matches = "true")
class KeyboardOnKernelTest extends ScannerContract {
  /// Where this kernel is emulated, keys are slow.
  private static final FrameRules RULES =
      new FrameRules(FrameRules.LONGEST, Duration.ofSeconds(2), FrameRules.Ending.TERMINATOR);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir Path folder;

  @Override
  Hardware hardware() {
    Path link = folder.resolve("scanner");
    return new Hardware() {
      private UhidDevice keyboard = plugged(link);
      private final Scanner scanner =
          LineScanner.keyboard(
              "north",
              EvdevLine.at(link, Syscalls.ofThisMachine()),
              RULES,
              System::nanoTime,
              new Random(1));

      @Override
      public Scanner scanner() {
        return scanner;
      }

      @Override
      public void send(byte[] bytes) {
        for (Typist.Stroke stroke : Typist.strokes(new String(bytes, StandardCharsets.US_ASCII))) {
          long typed = scanner.counters().bytes() + 1;
          keyboard.strike(stroke);
          awaitRead(typed);
        }
      }

      // The kernel keeps some ten characters; a real scanner is asked for them one by one.
      private void awaitRead(long typed) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (scanner.counters().bytes() < typed) {
          if (System.nanoTime() > until) {
            throw new IllegalStateException("a key is not read");
          }
          LockSupport.parkNanos(100_000);
        }
      }

      @Override
      public void unplug() {
        keyboard.close();
      }

      @Override
      public void replug() {
        keyboard = plugged(link);
      }

      @Override
      public void close() {
        keyboard.close();
      }
    };
  }

  @Test
  void nobodyElseHearsOfIt() throws InterruptedException {
    Syscalls kernel = Syscalls.ofThisMachine();
    CountDownLatch online = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    try (UhidDevice keyboard = plugged(folder.resolve("other"));
        Scanner scanner =
            LineScanner.keyboard(
                "other",
                EvdevLine.at(keyboard.node(), kernel),
                RULES,
                System::nanoTime,
                new Random(1))) {
      int window = kernel.open(keyboard.node().toString());
      scanner.start(
          _ -> read.countDown(),
          health -> {
            if (health instanceof Health.Online) {
              online.countDown();
            }
          });
      assertTrue(online.await(30, TimeUnit.SECONDS));
      Typist.strokes("a\r").forEach(keyboard::strike);
      assertTrue(read.await(30, TimeUnit.SECONDS));
      assertEquals(0, kernel.poll(window).await(100));
      assertEquals(0, kernel.close(window));
    }
  }

  /// With a link to it, as udev makes one.
  private static UhidDevice plugged(Path link) {
    UhidDevice keyboard = new UhidDevice(UhidDevice.Kind.KEYBOARD, 0x1eab, 0x0103);
    try {
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, keyboard.node());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keyboard;
  }
}
