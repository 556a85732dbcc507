package tramquet.drivers.found;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tramquet.drivers.Bytes;
import tramquet.drivers.Health;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.scanner.Command;
import tramquet.drivers.scanner.FrameRules;
import tramquet.drivers.scanner.Reply;
import tramquet.drivers.scanner.ScanData;
import tramquet.drivers.scanner.Scanner;
import tramquet.drivers.scanner.ScannerModel;
import tramquet.drivers.scanner.ScannerModel.Port;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerTwins;
import tramquet.drivers.twin.SerialScannerTwin;

/// Whichever scanner is there, with its twin at the other end of a real port.
@Execution(ExecutionMode.CONCURRENT)
class AutoModelTest {
  private static final UsbId HONEYWELL = new UsbId(0x0c2e, 0x0901);
  private static final UsbId DATALOGIC = new UsbId(0x05f9, 0x4204);
  private static final UsbId CH340 = new UsbId(0x1a86, 0x7523);

  private static final Path ANY_PORT = Path.of("/etc/tramquet/auto");

  @TempDir private Path folder;

  private final List<FoundPort> plugged = new CopyOnWriteArrayList<>();
  private final BlockingQueue<ScanData> scans = new LinkedBlockingQueue<>();
  private final BlockingQueue<Health> healths = new LinkedBlockingQueue<>();

  @Test
  void theOneOfAKnownMakerIsClaimedAndNothingIsAsked() {
    try (Pty pty = Pty.open();
        SerialScannerTwin twin = twin(pty, "honeywell", OptionalInt.empty());
        Scanner scanner = scanner(ANY_PORT)) {
      plugged.add(port(pty.slave(), Port.SERIAL, Optional.of(HONEYWELL)));
      awaitReading(scanner);
      assertEquals("hello", shown(twin, "hello"));
      assertEquals(List.of(), twin.obeyed());
      assertInstanceOf(Reply.Identity.class, scanner.tell(Command.IDENTIFY));
    }
  }

  @Test
  void aBridgeOfWhichNobodySpokeIsNotOpened() {
    try (Pty bridge = Pty.open();
        Scanner scanner = scanner(ANY_PORT)) {
      plugged.add(port(bridge.slave(), Port.SERIAL, Optional.of(CH340)));
      plugged.add(port(Path.of("/dev/ttyS0"), Port.SERIAL, Optional.empty()));
      plugged.add(port(Path.of("/dev/video0"), Port.CAMERA, Optional.of(HONEYWELL)));
      scanner.start(scans::add, healths::add);
      assertTrue(within(healths).toString().contains("no reader of a known maker"));
      assertEquals(Bytes.NONE, bridge.read(Duration.ZERO));
    }
  }

  @Test
  void ofSeveralNoneIsClaimed() {
    try (Scanner scanner = scanner(ANY_PORT)) {
      plugged.add(port(Path.of("/dev/ttyACM0"), Port.SERIAL, Optional.of(HONEYWELL)));
      plugged.add(port(Path.of("/dev/hidraw0"), Port.REPORTS, Optional.of(HONEYWELL)));
      scanner.start(scans::add, healths::add);
      assertTrue(within(healths).toString().contains("name one of /dev/ttyACM0, /dev/hidraw0"));
    }
  }

  @Test
  void aKeyboardCountsWhereNothingBetterIs() {
    try (Pty pty = Pty.open();
        SerialScannerTwin twin = twin(pty, "datalogic", OptionalInt.empty());
        Scanner scanner = scanner(ANY_PORT)) {
      plugged.add(port(Path.of("/dev/input/event0"), Port.KEYBOARD, Optional.of(DATALOGIC)));
      plugged.add(port(pty.slave(), Port.SERIAL, Optional.of(DATALOGIC)));
      awaitReading(scanner);
      assertEquals("one scanner, two faces", shown(twin, "one scanner, two faces"));
    }
    plugged.removeLast();
    healths.clear();
    try (Scanner scanner = scanner(ANY_PORT)) {
      scanner.start(scans::add, healths::add);
      // It is not there, but it is what was tried.
      assertTrue(within(healths).toString().contains("event0"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "honeywell, 115200",
    "newland, 9600",
    "gm6x, 9600",
    "zebra-ssi, 57600",
    "datalogic, 19200",
    "opticon, 9600",
    "de2120, 115200"
  })
  void whatIsBehindANamedBridgeIsAsked(String model, int baud) {
    try (Pty pty = Pty.open();
        SerialScannerTwin twin = twin(pty, model, OptionalInt.of(baud));
        Scanner scanner = scanner(pty.slave())) {
      plugged.add(port(pty.slave(), Port.SERIAL, Optional.of(CH340)));
      awaitReading(scanner);
      assertEquals("asked", shown(twin, "asked"));
      assertInstanceOf(Reply.Identity.class, scanner.tell(Command.IDENTIFY));
      assertEquals(0, twin.kept());
    }
  }

  @Test
  void whatAnswersNothingSendsLines() {
    try (Pty pty = Pty.open();
        SerialScannerTwin twin = twin(pty, "generic-line", OptionalInt.empty());
        Scanner scanner = scanner(pty.slave())) {
      awaitReading(scanner);
      assertEquals("lines", shown(twin, "lines"));
      assertEquals(Set.of(), scanner.commands());
    }
  }

  @Test
  void whatAnsweredNothingIsAskedAtOneSpeedWhenItComesBack() {
    Path link = folder.resolve("scanner");
    try (Scanner scanner = scanner(link)) {
      int atFirst;
      try (Pty pty = Pty.openAt(link)) {
        awaitReading(scanner);
        atFirst = asked(pty);
      }
      try (Pty pty = Pty.openAt(link)) {
        awaitOnline();
        int again = asked(pty);
        assertTrue(again > 0 && again * 3 < atFirst, again + " bytes of " + atFirst);
      }
    }
  }

  private static int asked(Pty pty) {
    int all = 0;
    for (Bytes some = pty.read(Duration.ZERO); some.length() > 0; some = pty.read(Duration.ZERO)) {
      all += some.length();
    }
    return all;
  }

  @Test
  void anotherMayBePluggedInInItsPlace() {
    Path link = folder.resolve("scanner");
    try (Scanner scanner = scanner(link)) {
      try (Pty pty = Pty.openAt(link);
          SerialScannerTwin twin = twin(pty, "newland", OptionalInt.of(9_600))) {
        awaitReading(scanner);
        assertEquals("first", shown(twin, "first"));
      }
      try (Pty pty = Pty.openAt(link);
          SerialScannerTwin twin = twin(pty, "zebra-ssi", OptionalInt.of(9_600))) {
        awaitOnline();
        assertEquals("second", shown(twin, "second"));
      }
    }
  }

  private SerialScannerTwin twin(Pty pty, String model, OptionalInt baud) {
    return new SerialScannerTwin(
        pty,
        ScannerTwins.of(model, Bytes.of(new byte[] {'\r'})).orElseThrow(),
        new SerialScannerTwin.Faults(baud, 0, 0, 0),
        System::nanoTime,
        new Random(3));
  }

  private Scanner scanner(Path port) {
    return new AutoModel(() -> plugged)
        .scanner(
            "north",
            new ScannerModel.Setup(
                port, SerialLine.Settings.FACTORY, FrameRules.Ending.TERMINATOR, Optional.empty()),
            System::nanoTime,
            new Random(1));
  }

  private static FoundPort port(Path node, Port kind, Optional<UsbId> usb) {
    return new FoundPort(node, kind, usb, "Thing", List.of(), List.of());
  }

  private void awaitReading(Scanner scanner) {
    scanner.start(scans::add, healths::add);
    awaitOnline();
  }

  private void awaitOnline() {
    Health health = within(healths);
    while (!(health instanceof Health.Online)) {
      health = within(healths);
    }
  }

  private String shown(SerialScannerTwin twin, String code) {
    twin.show(Bytes.of(code.getBytes(UTF_8)));
    return new String(within(scans).bytes(), UTF_8);
  }

  private static <T> T within(BlockingQueue<T> queue) {
    try {
      return Optional.ofNullable(queue.poll(30, TimeUnit.SECONDS)).orElseThrow();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
