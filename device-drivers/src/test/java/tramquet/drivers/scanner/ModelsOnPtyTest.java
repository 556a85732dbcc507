package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.drivers.Bytes;
import tramquet.drivers.Health;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerTwins;
import tramquet.drivers.twin.SerialScannerTwin;

/// Each serial model with its twin at the other end of a real port.
@Execution(ExecutionMode.CONCURRENT)
class ModelsOnPtyTest {
  private static final Bytes CR = Wire.ascii("\r");

  @TempDir Path folder;

  private final BlockingQueue<ScanData> scans = new LinkedBlockingQueue<>();
  private final BlockingQueue<Health> healths = new LinkedBlockingQueue<>();

  static List<String> models() {
    return ScannerTwins.IDS;
  }

  @ParameterizedTest
  @MethodSource("models")
  void codesAreReadAndCommandsObeyedAndNothingIsKept(String model) {
    Path link = folder.resolve("scanner");
    try (Pty pty = Pty.openAt(link);
        SerialScannerTwin twin = twin(pty, model, SerialScannerTwin.Faults.NONE);
        Scanner scanner = scanner(model, link, 115_200, false)) {
      start(scanner);
      twin.show(Wire.ascii("first"));
      assertEquals(Wire.ascii("first"), next().data());
      assertEquals(List.of(), twin.obeyed(), "told unasked");
      for (Command command : scanner.commands()) {
        Reply reply = scanner.tell(command);
        assertTrue(reply instanceof Reply.Done || reply instanceof Reply.Identity, reply::toString);
      }
      twin.show(Wire.ascii("second"));
      assertEquals(Wire.ascii("second"), next().data());
      awaitObeyed(twin, scanner.commands().size());
      assertEquals(0, twin.kept());
      assertEquals(Discards.NONE, scanner.counters().discards());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"generic-line", "zebra-ssi", "zebra-ssi-extended"})
  void theLargestCodeComesByteForByte(String model) {
    Path link = folder.resolve("scanner");
    byte[] code = new byte[2953];
    new Random(7).nextBytes(code);
    if (model.equals("generic-line")) {
      // Lines can hold anything but their own ends.
      for (int i = 0; i < code.length; i++) {
        code[i] = code[i] == '\r' || code[i] == '\n' ? (byte) ' ' : code[i];
      }
    }
    try (Pty pty = Pty.openAt(link);
        SerialScannerTwin twin = twin(pty, model, SerialScannerTwin.Faults.NONE);
        Scanner scanner = scanner(model, link, 115_200, false)) {
      start(scanner);
      twin.show(Bytes.of(code));
      assertEquals(Bytes.of(code), next().data());
    }
  }

  @ParameterizedTest
  @CsvSource({"zebra-ssi, 115200", "honeywell, 9600", "newland, 57600", "gm6x, 19200"})
  void theSpeedIsFoundOut(String model, int baud) {
    Path link = folder.resolve("scanner");
    SerialScannerTwin.Faults line = new SerialScannerTwin.Faults(OptionalInt.of(baud), 0, 0, 0);
    try (Pty pty = Pty.openAt(link);
        SerialScannerTwin twin = twin(pty, model, line);
        Scanner scanner = scanner(model, link, 1200, true)) {
      start(scanner);
      twin.show(Wire.ascii("found"));
      assertEquals(Wire.ascii("found"), next().data());
    }
  }

  @Test
  void aScannerThatAnswersAtNoSpeedIsSaidToBe() {
    Path link = folder.resolve("scanner");
    try (Pty _ = Pty.openAt(link);
        Scanner scanner = scanner("honeywell", link, 1200, true)) {
      scanner.start(scans::add, healths::add);
      Health health = within(healths);
      assertInstanceOf(Health.Offline.class, health);
      assertTrue(health.toString().contains("does not answer"), health::toString);
    }
  }

  @Test
  void whoIsNotThereCannotBeTold() {
    try (Scanner scanner = scanner("honeywell", folder.resolve("nothing"), 9_600, false)) {
      assertInstanceOf(Reply.Unable.class, scanner.tell(Command.BEEP));
    }
  }

  private SerialScannerTwin twin(Pty pty, String model, SerialScannerTwin.Faults faults) {
    return new SerialScannerTwin(
        pty, ScannerTwins.of(model, CR).orElseThrow(), faults, System::nanoTime, new Random(3));
  }

  private static Scanner scanner(String model, Path link, int baud, boolean probing) {
    ScannerModel.Setup setup =
        new ScannerModel.Setup(
            link,
            SerialLine.Settings.FAST.withBaud(baud),
            probing,
            FrameRules.Ending.TERMINATOR,
            Optional.of(Duration.ofMillis(50)));
    return ScannerModels.withId(model)
        .orElseThrow()
        .scanner("north", setup, System::nanoTime, new Random(1));
  }

  /// What is not answered is obeyed some time after it was told.
  private static void awaitObeyed(SerialScannerTwin twin, int commands) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (twin.obeyed().size() < commands && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertEquals(commands, twin.obeyed().size());
  }

  private void start(Scanner scanner) {
    scanner.start(scans::add, healths::add);
    assertEquals(new Health.Online(), within(healths));
  }

  private ScanData next() {
    return within(scans);
  }

  private static <T> T within(BlockingQueue<T> queue) {
    return within(queue, 10).orElseThrow(() -> new AssertionError("nothing came in time"));
  }

  private static <T> Optional<T> within(BlockingQueue<T> queue, int seconds) {
    try {
      return Optional.ofNullable(queue.poll(seconds, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
