package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.drivers.Bytes;
import tramquet.drivers.found.PortSearch;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerTwins;
import tramquet.drivers.twin.SerialScannerTwin;
import tramquet.kiosk.calibration.SheetCode;

@Timeout(60)
class ScannersCommandTest {
  @TempDir private Path root;

  private boolean onTerminal;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    CommandLine command = new CommandLine(new ScannersCommand(new PortSearch(root), onTerminal));
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  @Test
  void whereNothingIsPluggedInItSaysWhereToLook() {
    assertEquals(1, execute("list"));
    assertTrue(out.toString().contains("dmesg"), out.toString());
    assertEquals(1, execute("suggest"));
    assertTrue(err.toString().contains("no reader is known"), err.toString());
  }

  @Test
  void listNamesReadersChipsAndWhatCannotBeUsed() throws IOException {
    plugAll();
    assertEquals(0, execute());
    assertEquals(
        """
        device               kind      USB        what
        /dev/ttyACM0         serial    05e0:1701  "Maker Thing": Zebra (Symbol), model "generic-line"; sends no suffix until one is set: CR
            /dev/serial/by-id/usb-Zebra-if00
        /dev/ttyUSB0         serial    1a86:7523  "Maker Thing": WCH CH340 or CH9102, a chip with anything behind it: not taken for a reader
        /dev/hidraw0         HID POS   0c2e:10d3  "Maker Thing": Honeywell, model "hid-pos"
        /dev/hidraw1         HID POS   05e0:0600  "Maker Thing": not usable: Symbol "Simple COM Port Emulation" loses data: set the scanner to "USB CDC Host" by a code of its manual

        next: tramquet-kiosk scanners suggest
        """,
        out.toString());
  }

  @Test
  void listAsJson() throws IOException {
    plugAll();
    assertEquals(0, execute("list", "--json"));
    JsonNode ports = JsonMapper.shared().readTree(out.toString()).required("ports");
    assertEquals(4, ports.size());
    assertEquals("generic-line", ports.required(0).required("model").asString());
    assertTrue(ports.required(1).has("bridge"));
    assertTrue(ports.required(3).has("unusable"));
  }

  @Test
  void listNamesCamerasAndTheBoardsOwn() throws IOException {
    plug("video4linux", "video0", "046d", "0825");
    Path camera = root.resolve("sys/class/video4linux/video0");
    Files.writeString(camera.resolve("index"), "0\n");
    Path second = root.resolve("sys/class/video4linux/video1");
    Files.createDirectories(second);
    Files.writeString(second.resolve("index"), "1\n");
    Path board = Files.createDirectories(root.resolve("sys/class/video4linux/video14"));
    Files.writeString(board.resolve("index"), "0\n");
    Files.writeString(board.resolve("name"), "unicam-image\n");
    assertEquals(0, execute("list"));
    String said = out.toString();
    assertTrue(said.contains("\"Maker Thing\": a camera, model \"camera\""), said);
    assertTrue(said.contains("\"unicam-image\": not usable: part of the board"), said);
    assertTrue(said.contains("rpicam0"), said);
    assertFalse(said.contains("/dev/video1 "), said);
    assertEquals(0, execute("suggest"));
    assertTrue(out.toString().contains("port = \"/dev/video0\"\nmodel = \"camera\""), said);
  }

  @Test
  void listSaysWhoseAPortIs() throws IOException {
    plugAll();
    assertEquals(0, execute("list", "--config", config("/dev/ttyUSB0", "zebra-ssi", "/dev/ttyS9")));
    String said = out.toString();
    assertTrue(
        said.contains("not taken for a reader\n    configured as [scanner] model \"zebra-ssi\"\n"),
        said);
    assertTrue(
        said.contains("configured and not here: [exit_scanner] model \"zebra-ssi\" at /dev/ttyS9"),
        said);
    assertEquals(
        0,
        execute("list", "--json", "--config", config("/dev/ttyUSB0", "zebra-ssi", "/dev/ttyS9")));
    String json = out.toString().lines().toList().getLast();
    JsonNode ports = JsonMapper.shared().readTree(json).required("ports");
    assertEquals(
        "scanner", ports.required(1).required("configuredAs").required(0).asString(), json);
    assertEquals(2, execute("list", "--config", root.resolve("nothing").toString()));
  }

  private String config(String port, String model, String exitPort) throws IOException {
    Path file = root.resolve("kiosk.toml");
    Files.writeString(
        file,
        """
        kiosk.id = "north-1"
        kiosk.data = "/var/lib/tramquet"
        scanner.port = "%s"
        scanner.model = "%s"
        exit_scanner.port = "%s"
        keys.authority = "/etc/tramquet/authority.pub"
        keys.view = "/etc/tramquet/view.pub"
        """
            .formatted(port, model, exitPort));
    return file.toString();
  }

  @Test
  void suggestPrintsWhatTheConfigurationTakes() throws IOException {
    plugAll();
    assertEquals(0, execute("suggest"));
    assertTrue(
        out.toString()
            .contains(
                """
                [scanner]
                port = "/dev/serial/by-id/usb-Zebra-if00"
                model = "generic-line"
                """),
        out.toString());
    assertTrue(out.toString().contains("[exit_scanner]\nport = \"/dev/hidraw0\"\n"));
    assertFalse(out.toString().contains("ttyUSB0"), out.toString());
  }

  @Test
  void watchCountsAndNeverShowsWhatWasRead() throws Exception {
    Path link = root.resolve("reader");
    try (Pty pty = Pty.openAt(link);
        ExecutorService others = Executors.newSingleThreadExecutor()) {
      Future<Integer> watching =
          others.submit(() -> execute("watch", link.toString(), "--scans", "2"));
      awaitSaid("reads");
      pty.write("]Q1secret-of-somebody\r\rsecret-too\r".getBytes(UTF_8));
      assertEquals(0, watching.get());
    }
    assertTrue(out.toString().contains("18 bytes, kind ]Q1"), out.toString());
    assertTrue(out.toString().contains("1 empty"), out.toString());
    assertFalse((out.toString() + err).contains("secret"), out.toString());
  }

  @Test
  void onATerminalTheCountsAreOneLineAtTheFoot() throws Exception {
    onTerminal = true;
    Path link = root.resolve("reader");
    try (Pty pty = Pty.openAt(link);
        ExecutorService others = Executors.newSingleThreadExecutor()) {
      Future<Integer> watching =
          others.submit(() -> execute("watch", link.toString(), "--scans", "2"));
      awaitSaid("reads");
      pty.write("first\r".getBytes(UTF_8));
      awaitSaid("6 bytes, 1 frames");
      pty.write("second\r".getBytes(UTF_8));
      assertEquals(0, watching.get());
    }
    assertTrue(out.toString().contains("\r\u001b[Kso far   6 bytes, 1 frames"), out.toString());
    assertTrue(out.toString().endsWith("0 flood" + System.lineSeparator()), out.toString());
  }

  @Test
  void watchAsJsonSaysWhyNoFrameCame() throws Exception {
    Path link = root.resolve("reader");
    try (Pty pty = Pty.openAt(link);
        ExecutorService others = Executors.newSingleThreadExecutor()) {
      Future<Integer> watching =
          others.submit(() -> execute("watch", link.toString(), "--for", "3", "--json"));
      awaitSaid("reads");
      pty.write("secret without an end".getBytes(UTF_8));
      assertEquals(1, watching.get());
    }
    JsonNode last = JsonMapper.shared().readTree(out.toString().lines().toList().getLast());
    assertEquals(21, last.required("bytes").asInt());
    assertEquals(1, last.required("discards").required("timeout").asInt());
    assertTrue(err.toString().contains("no suffix"), err.toString());
  }

  @Test
  void calibrateSaysThatAReaderIsSetRight() throws Exception {
    assertEquals(0, calibrated(UTF_8, "\r"));
    assertTrue(out.toString().contains("This reader is set right."), out.toString());
  }

  @Test
  void calibrateNamesWhatIsWrong() throws Exception {
    assertEquals(1, calibrated(Charset.forName("GBK"), ""));
    assertTrue(out.toString().contains("wrong: its character set is GBK"), out.toString());
    assertTrue(out.toString().contains("wrong: it sends no suffix"), out.toString());
  }

  @Test
  void aModelThatNobodyKnowsIsAWrongCommandLine() {
    assertEquals(2, execute("watch", "/dev/ttyACM9", "--model", "abacus"));
    assertTrue(err.toString().contains("hid-pos"), err.toString());
  }

  @Test
  void aReaderThatIsNotThereDoesNotSayWhatItIs() {
    String nowhere = root.resolve("nothing").toString();
    assertEquals(1, execute("identify", nowhere, "--model", "generic-line"));
    assertTrue(err.toString().contains("does not say what it is"), err.toString());
    assertEquals(1, execute("calibrate", nowhere));
    assertTrue(err.toString().contains("no " + nowhere), err.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "zebra-ssi, 9600",
    "datalogic, 9600",
    "honeywell, 115200",
    "newland, 57600",
    "gm6x, 19200",
    "opticon, 9600",
    "de2120, 115200"
  })
  void identifySaysModelAndSpeedAndChangesNothing(String model, int baud) {
    Path link = root.resolve("reader");
    try (Pty pty = Pty.openAt(link);
        SerialScannerTwin twin =
            new SerialScannerTwin(
                pty,
                ScannerTwins.of(model, Bytes.of(new byte[] {'\r'})).orElseThrow(),
                new SerialScannerTwin.Faults(OptionalInt.of(baud), 0, 0, 0),
                System::nanoTime,
                new Random(1))) {
      assertEquals(0, execute("identify", link.toString(), "--model", model));
      assertEquals(0, twin.kept());
    }
    String said = out.toString();
    assertTrue(said.contains("model \"%s\" at %d bit/s".formatted(model, baud)), said);
  }

  @Test
  void theSheetIsWritten() throws IOException {
    Path file = root.resolve("sheet.pdf");
    assertEquals(0, execute("sheet", file.toString()));
    assertTrue(Files.readString(file, ISO_8859_1).startsWith("%PDF"));
    assertEquals(1, execute("sheet", root.resolve("no/such/folder.pdf").toString()));
  }

  /// Every code of the sheet, as a reader with these settings sends it.
  private int calibrated(Charset charset, String suffix) throws Exception {
    Path link = root.resolve("reader");
    try (Pty pty = Pty.openAt(link);
        ExecutorService others = Executors.newSingleThreadExecutor()) {
      Future<Integer> calibrating =
          others.submit(() -> execute("calibrate", link.toString(), "--for", "50"));
      awaitSaid("scan the codes");
      int known = 0;
      for (SheetCode code : SheetCode.values()) {
        pty.write((code.content() + suffix).getBytes(charset));
        known++;
        awaitSaid("  " + known + "  ");
      }
      return calibrating.get();
    }
  }

  private void awaitSaid(String text) {
    while (!out.toString().contains(text)) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void plugAll() throws IOException {
    plug("tty", "ttyACM0", "05e0", "1701");
    plug("tty", "ttyUSB0", "1a86", "7523");
    plug("hidraw", "hidraw0", "0c2e", "10d3");
    plug("hidraw", "hidraw1", "05e0", "0600");
    Path link = root.resolve("dev/serial/by-id/usb-Zebra-if00");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of("../../ttyACM0"));
  }

  private void plug(String kind, String name, String vendor, String product) throws IOException {
    Path usb = root.resolve("sys/devices/usb1/" + name);
    Files.createDirectories(usb);
    Files.writeString(usb.resolve("idVendor"), vendor);
    Files.writeString(usb.resolve("idProduct"), product);
    Files.writeString(usb.resolve("manufacturer"), "Maker");
    Files.writeString(usb.resolve("product"), "Thing");
    Path device = usb.resolve("1:1.0/" + kind + "/" + name);
    Files.createDirectories(device.resolve("device"));
    Path link = root.resolve("sys/class/" + kind + "/" + name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, device);
  }
}
