package tramquet.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tramquet.drivers.found.AutoModel;
import tramquet.drivers.scanner.ScannerModels;
import tramquet.kiosk.config.KioskConfig.Confirm;
import tramquet.kiosk.config.KioskConfig.FrameEnd;
import tramquet.kiosk.config.KioskConfig.Pack;
import tramquet.kiosk.config.KioskConfig.Pins;
import tramquet.wire.Direction;
import tramquet.wire.PlaceCode;

class ConfigFileTest {
  private static final Path FILE = Path.of("/etc/tramquet/kiosk.toml");

  /// Lines 1 to 4; what a test adds begins in line 5.
  private static final String LEAST =
      """
      kiosk = { id = "kiosk-1", data = "/var/lib/tramquet" }
      scanner.port = "/dev/ttyACM0"
      keys.authority = "authority.pub"
      keys.view = "view.pub"
      """;

  @Test
  void requiredKeysAloneGiveEveryDefault() {
    KioskConfig config = complete(LEAST);
    assertEquals(
        new KioskConfig.Kiosk("kiosk-1", Path.of("/var/lib/tramquet"), Optional.empty()),
        config.kiosk());
    assertEquals(
        new KioskConfig.Lane(
            "1",
            Direction.ENTRY,
            Confirm.VERDICT,
            true,
            new Pack.Checkpoint(),
            Optional.empty(),
            URI.create("https://khaibao.example.vn"),
            Optional.empty(),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(6),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            List.of()),
        config.lane());
    assertEquals(
        new KioskConfig.Scanner(
            Path.of("/dev/ttyACM0"),
            OptionalInt.of(9600),
            "generic-line",
            FrameEnd.TERMINATOR,
            Optional.empty()),
        config.scanner());
    OptionalInt none = OptionalInt.empty();
    assertEquals(
        new Pins(
            Pins.Provider.TWIN,
            Optional.empty(),
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            Pins.Active.HIGH,
            Pins.GateKind.PULSE,
            Duration.ofMillis(150),
            Duration.ofSeconds(5),
            Pins.Contact.CLOSES),
        config.pins());
    assertEquals(
        new KioskConfig.Window(
            KioskConfig.Window.Display.WINDOW,
            1280,
            800,
            true,
            KioskConfig.Window.ReaderSide.BELOW,
            178,
            1000,
            List.of("vi", "en"),
            Path.of("/etc/tramquet/languages"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        config.screen());
    assertEquals(
        new KioskConfig.Sound(Optional.empty(), 80, 30, LocalTime.of(22, 0), LocalTime.of(6, 0)),
        config.sound());
    assertEquals(new KioskConfig.Uplink(Optional.empty(), Duration.ofMinutes(1)), config.uplink());
    assertEquals(Optional.empty(), config.tls());
    assertEquals(Optional.empty(), config.place());
    assertEquals(
        new KioskConfig.Keys(
            Path.of("/etc/tramquet/authority.pub"),
            Path.of("/etc/tramquet/view.pub"),
            Optional.empty(),
            Optional.empty()),
        config.keys());
    assertEquals(new KioskConfig.Trust(List.of(), List.of(), Optional.empty()), config.trust());
    assertEquals(new KioskConfig.WatchList(Optional.empty()), config.watchList());
  }

  @Test
  void everyKeyIsReadIntoItsPlace() {
    KioskConfig config =
        complete(
            """
            [kiosk]
            id = "ben-xe-07"
            data = "data"
            [lane]
            name = "cua-dong"
            direction = "exit"
            confirm = "passage"
            touch_screen = false
            pack = "packs/own.pack"
            trip = "ferry-7"
            declare_address = "https://declare.example.org/x"
            hotline = "1900 9095"
            ask_timeout = "2 min"
            refused_time = "6 s"
            admitted_time = "1500 ms"
            passage_timeout = "7 s"
            unreadable_time = "4s"
            readmit_time = "12s"
            hold_limit = "2min"
            trip_timetable = ["06:00 ferry-7", "09:30 -"]
            [scanner]
            port = "/dev/input/by-id/usb-X-event-kbd"
            baud = 115_200
            model = "keyboard"
            end = "silence"
            pause = "40 ms"
            [pins]
            provider = "kernel"
            chip = "mcp23017"
            red = 0
            green = 1
            amber = 2
            buzzer = 3
            gate = 4
            passage = 27
            ready = 5
            tailgate = 6
            forced = 12
            emergency = 13
            maintenance = 26
            gate_kind = "barrier"
            gate_hold = "8 s"
            passage_contact = "opens"
            active = "low"
            gate_pulse = "1 s"
            [screen]
            width = 800
            height = 480
            full_screen = false
            display = "none"
            reader = "right"
            diagonal = "10.1 in"
            distance = "75 cm"
            languages = ["km", "vi"]
            language_files = "words"
            place = "Bến xe Miền Đông"
            place_code = "https://khaibao.example.vn/p/ben-xe-7.s3a"
            pictures = "pictures"
            [uplink]
            broker = "ssl://broker.example.vn:8883"
            resend_after = "2 min"
            [tls]
            ca = "tls/ca.pem"
            certificate = "/own.pem"
            key = "own.key"
            [place]
            name = "ben-xe-7"
            broker = "tcp://10.0.0.2:1883"
            key = "place.key"
            [keys]
            authority = "a"
            view = "v"
            pack = "p"
            orders = "o"
            [trust]
            personal_codes = ["one.pem", "/two.pem"]
            certificates = ["three.pem"]
            list = "t"
            [revocations]
            file = "r"
            [watch_list]
            file = "w"
            """);
    Path folder = Path.of("/etc/tramquet");
    assertEquals(
        new KioskConfig.Kiosk("ben-xe-07", folder.resolve("data"), Optional.empty()),
        config.kiosk());
    assertEquals(
        new KioskConfig.Lane(
            "cua-dong",
            Direction.EXIT,
            Confirm.PASSAGE,
            false,
            new Pack.Signed(folder.resolve("packs/own.pack")),
            Optional.of("ferry-7"),
            URI.create("https://declare.example.org/x"),
            Optional.of("1900 9095"),
            Duration.ofMinutes(2),
            Duration.ofSeconds(6),
            Duration.ofMillis(1500),
            Duration.ofSeconds(7),
            Duration.ofSeconds(4),
            Duration.ofSeconds(12),
            Duration.ofMinutes(2),
            List.of(
                new TripTime(LocalTime.of(6, 0), Optional.of("ferry-7")),
                new TripTime(LocalTime.of(9, 30), Optional.empty()))),
        config.lane());
    assertEquals(
        new KioskConfig.Scanner(
            Path.of("/dev/input/by-id/usb-X-event-kbd"),
            OptionalInt.of(115_200),
            "keyboard",
            FrameEnd.SILENCE,
            Optional.of(Duration.ofMillis(40))),
        config.scanner());
    assertEquals(
        new Pins(
            Pins.Provider.KERNEL,
            Optional.of("mcp23017"),
            OptionalInt.of(0),
            OptionalInt.of(1),
            OptionalInt.of(2),
            OptionalInt.of(3),
            OptionalInt.of(4),
            OptionalInt.of(27),
            OptionalInt.of(5),
            OptionalInt.of(6),
            OptionalInt.of(12),
            OptionalInt.of(13),
            OptionalInt.of(26),
            Pins.Active.LOW,
            Pins.GateKind.BARRIER,
            Duration.ofSeconds(1),
            Duration.ofSeconds(8),
            Pins.Contact.OPENS),
        config.pins());
    assertEquals(
        new KioskConfig.Window(
            KioskConfig.Window.Display.NONE,
            800,
            480,
            false,
            KioskConfig.Window.ReaderSide.RIGHT,
            257,
            750,
            List.of("km", "vi"),
            folder.resolve("words"),
            Optional.of("Bến xe Miền Đông"),
            Optional.of(new PlaceCode("khaibao.example.vn", "ben-xe-7")),
            Optional.of(folder.resolve("pictures"))),
        config.screen());
    assertEquals(
        new KioskConfig.Uplink(
            Optional.of(URI.create("ssl://broker.example.vn:8883")), Duration.ofMinutes(2)),
        config.uplink());
    assertEquals(
        Optional.of(
            new KioskConfig.Tls(
                folder.resolve("tls/ca.pem"), Path.of("/own.pem"), folder.resolve("own.key"))),
        config.tls());
    assertEquals(
        Optional.of(
            new KioskConfig.Place(
                "ben-xe-7", URI.create("tcp://10.0.0.2:1883"), folder.resolve("place.key"))),
        config.place());
    assertEquals(
        new KioskConfig.Keys(
            folder.resolve("a"),
            folder.resolve("v"),
            Optional.of(folder.resolve("p")),
            Optional.of(folder.resolve("o"))),
        config.keys());
    assertEquals(
        List.of(folder.resolve("one.pem"), Path.of("/two.pem")), config.trust().personalCodes());
    assertEquals(List.of(folder.resolve("three.pem")), config.trust().certificates());
    assertEquals(Optional.of(folder.resolve("t")), config.trust().list());
    assertEquals(Optional.of(folder.resolve("r")), config.revocations().file());
    assertEquals(Optional.of(folder.resolve("w")), config.watchList().file());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lane.nam = \"2\" | 5:1: lane.nam: unknown key; did you mean 'lane.name'?",
        "lane.askTimeout = \"2 s\" | 5:1: lane.askTimeout: unknown key; did you mean"
            + " 'lane.ask_timeout'?",
        "q = 1 | 5:1: q: unknown key",
        "lane.direction = \"in\" | 5:1: lane.direction: must be entry or exit",
        "lane.direction = 1 | 5:1: lane.direction: must be entry or exit",
        "lane.ask_timeout = \"4 s\" | 5:1: lane.ask_timeout: must be time from \"5 s\" to \"300"
            + " s\"",
        "lane.ask_timeout = 30 | 5:1: lane.ask_timeout: must be time from \"5 s\" to \"300 s\"",
        "lane.ask_timeout = \"soon\" | 5:1: lane.ask_timeout: must be time from \"5 s\" to \"300"
            + " s\"",
        "lane.touch_screen = \"yes\" | 5:1: lane.touch_screen: must be true or false",
        "lane.declare_address = \"http://x.example\" | 5:1: lane.declare_address: must be address"
            + " https://…",
        "scanner.baud = 300 | 5:1: scanner.baud: must be whole number, 1200 to 921600"
            + " bit/s, or auto",
        "scanner.baud = 9600.0 | 5:1: scanner.baud: must be whole number, 1200 to 921600"
            + " bit/s, or auto",
        "scanner.baud = 'auto' | 5:1: scanner.baud: \"auto\" needs a model that can be asked;"
            + " generic-line cannot",
        "scanner.model = \"hid-pos\" | 2:1: scanner.port: a scanner in HID POS mode is found at"
            + " /dev/hidraw...",
        "scanner.model = \"keyboard\" | 2:1: scanner.port: a scanner that types is found at"
            + " /dev/input/by-id/...-event-kbd",
        "scanner.model = \"camera\" | 2:1: scanner.port: a camera is found at"
            + " /dev/v4l/by-id/..., or is \"rpicam0\"",
        "scanner.pause = \"5 s\" | 5:1: scanner.pause: must be time from \"20 ms\" to \"2 s\"",
        "uplink.broker = \"tcp://u:secret@h\" | 5:1: uplink.broker: must be address tcp://… or"
            + " ssl://…",
        "uplink.broker = \"ssl://h\" | 5:1: uplink.broker: ssl needs tls.ca, tls.certificate and"
            + " tls.key",
        "tls.key = \"k\" | 5:1: tls.key: tls.ca, tls.certificate and tls.key go together",
        "trust.personal_codes = [\"a\", 1] | 5:1: trust.personal_codes: must be list of paths",
        "pins.red = 28 | 5:1: pins.red: must be whole number, 0 to 27 (BCM)",
        "pins.provider = \"pi4j\" | 5:1: pins.provider: must be twin or kernel",
        "pins.chip = \"a chip\" | 5:1: pins.chip: must be label of a GPIO chip, 1 to 31 letters,"
            + " digits and signs",
        "lane.confirm = \"passage\" | 5:1: lane.confirm: \"passage\" needs pins.passage",
        "lane.pack = \"own.pack\" | 5:1: lane.pack: a signed pack needs keys.pack",
        "place.name = \"ben-xe-7\" | 5:1: place.name: place.name, place.broker and place.key go"
            + " together",
        "lane.trip_timetable = [\"6 ferry\"] | 5:1: lane.trip_timetable: a line of the time-table"
            + " is like \"06:00 ferry-7\", or \"09:30 -\" for its end",
        "lane.trip_timetable = [\"06:00 a\", \"06:00 b\"] | 5:1: lane.trip_timetable: two lines of"
            + " the time-table have the same hour",
        "lane.name = \"\" | 5:1: lane.name: must be 1 to 32 of a-z, A-Z, 0-9 and -",
      })
  void aBadLineIsNamedWithItsPlace(String line, String message) {
    assertEquals(List.of(FILE + ":" + message), problems(LEAST + line));
  }

  @Test
  void certificatesForALineThatAnybodyCanReadAreAProblem() {
    String files = "tls = { ca = \"c\", certificate = \"o\", key = \"k\" }\n";
    String message = "5:9: tls.ca: no broker has an address with ssl: nothing would be encrypted";
    assertEquals(List.of(FILE + ":" + message), problems(LEAST + files));
    assertEquals(
        List.of(FILE + ":" + message),
        problems(LEAST + files + "uplink.broker = \"tcp://127.0.0.1:1883\"\n"));
    assertTrue(complete(LEAST + files + "uplink.broker = \"ssl://h\"\n").tls().isPresent());
    assertTrue(
        complete(LEAST + files + "place = { name = \"p-1\", broker = \"ssl://h\", key = \"k\" }\n")
            .tls()
            .isPresent());
  }

  @Test
  void aModelThatNobodyKnowsIsToldAllThatThereAre() {
    List<String> problems = problems(LEAST + "scanner.model = \"abacus\"\n");
    assertEquals(1, problems.size());
    ScannerModels.ALL.forEach(
        model -> assertTrue(problems.getFirst().contains(model.id()), problems.getFirst()));
  }

  @Test
  void theNodeOfAScannerInReportsIsNoSerialPort() {
    assertEquals(
        List.of(
            FILE
                + ":2:1: scanner.port: a scanner found here is in HID POS mode: its model is"
                + " \"hid-pos\""),
        problems(LEAST.replace("/dev/ttyACM0", "/dev/hidraw0")));
  }

  @Test
  void theNodeOfACameraIsNoSerialPort() {
    assertEquals(
        List.of(
            FILE + ":2:1: scanner.port: what is found here is a camera: its model is \"camera\""),
        problems(LEAST.replace("/dev/ttyACM0", "/dev/video0")));
  }

  @Test
  void theNodeOfAKeyboardIsNoSerialPort() {
    assertEquals(
        List.of(FILE + ":2:1: scanner.port: a scanner found here types: its model is \"keyboard\""),
        problems(LEAST.replace("/dev/ttyACM0", "/dev/input/event3")));
  }

  @Test
  void theSpeedOfAScannerThatCanBeAskedNeedNotBeGiven() {
    KioskConfig config =
        complete(LEAST + "scanner.model = \"zebra-ssi\"\nscanner.baud = \"auto\"\n");
    assertEquals(OptionalInt.empty(), config.scanner().baud());
    assertEquals("zebra-ssi", config.scanner().model());
  }

  @Test
  void whicheverReaderIsThereMayBeMeant() {
    KioskConfig config =
        complete(LEAST.replace("/dev/ttyACM0", "auto") + "scanner.model = \"auto\"\n");
    assertTrue(AutoModel.isAnyPort(config.scanner().port()));
    assertEquals("auto", complete(LEAST + "scanner.model = \"auto\"\n").scanner().model());
  }

  @Test
  void noPortIsClaimedForAModelThatIsSaid() {
    assertEquals(
        List.of(FILE + ":2:1: scanner.port: \"auto\" needs scanner.model = \"auto\""),
        problems(LEAST.replace("/dev/ttyACM0", "auto")));
  }

  @Test
  void ofTwoReadersEachHasItsPort() {
    String words = "of two readers each has its own port, which says who goes which way";
    assertEquals(
        List.of(FILE + ":2:1: scanner.port: " + words),
        problems(
            LEAST.replace("/dev/ttyACM0", "auto")
                + "scanner.model = \"auto\"\nexit_scanner.port = \"/dev/ttyACM1\"\n"));
  }

  @Test
  void aSecondReaderIsAsTheFirstWhereNothingElseIsSaid() {
    KioskConfig config =
        complete(
            LEAST
                + """
                scanner.baud = 115200
                scanner.pause = "70 ms"
                exit_scanner.port = "/dev/ttyACM1"
                exit_scanner.end = "silence"
                """);
    assertEquals(
        Optional.of(
            new KioskConfig.Scanner(
                Path.of("/dev/ttyACM1"),
                OptionalInt.of(115_200),
                "generic-line",
                FrameEnd.SILENCE,
                Optional.of(Duration.ofMillis(70)))),
        config.exitScanner());
    assertEquals(Optional.empty(), complete(LEAST).exitScanner());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exit_scanner.baud = 9600 | 5:1: exit_scanner.baud: needs exit_scanner.port",
        "exit_scanner.port = '/dev/ttyACM0' | 5:1: exit_scanner.port: this is the port of the"
            + " first reader",
        "exit_scanner.port = '/dev/input/event3' | 5:1: exit_scanner.port: a scanner found here"
            + " types: its model is \"keyboard\"",
      },
      quoteCharacter = '`')
  void aSecondReaderThatCannotBeIsNamed(String line, String message) {
    assertEquals(List.of(FILE + ":" + message), problems(LEAST + line));
  }

  @Test
  void aLaneThatOnlyLeadsOutHasOneReader() {
    assertEquals(
        List.of(FILE + ":5:1: lane.direction: a lane with two readers has direction = \"entry\""),
        problems(LEAST + "lane.direction = \"exit\"\nexit_scanner.port = \"/dev/ttyACM1\""));
  }

  @Test
  void onePinForTwoThingsIsNamed() {
    assertEquals(
        List.of(FILE + ":6:1: pins.green: this pin is already used by another key"),
        problems(LEAST + "pins.red = 5\npins.green = 5"));
  }

  @Test
  void allProblemsAreListedAtOnceAndMissingKeysLast() {
    assertEquals(
        List.of(
            FILE + ":2:1: kiosk.id: must be 3 to 32 of a-z, 0-9 and -",
            FILE + ":3:1: kiosk.dta: unknown key; did you mean 'kiosk.data'?",
            FILE + ": kiosk.data: missing; folder of the visit log",
            FILE
                + ": scanner.port: missing; device node of the code reader, best a stable link;"
                + " with model \"auto\" it may be \"auto\"",
            FILE + ": keys.authority: missing; public sealing key of the authority",
            FILE + ": keys.view: missing; public sealing key of the place view"),
        problems("[kiosk]\nid = \"X\"\ndta = \"d\"\n"));
  }

  @Test
  void aSyntaxErrorIsTheOnlyProblem() {
    List<String> problems = problems(LEAST + "lane.name = \n");
    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().startsWith(FILE + ":5:"), problems.getFirst());
    assertTrue(problems.getFirst().contains(": not TOML"), problems.getFirst());
  }

  @Test
  void anUnknownSectionIsNamed() {
    assertEquals(
        List.of(FILE + ":6:1: lanes.name: unknown key; did you mean 'lane.name'?"),
        problems(LEAST + "[lanes]\nname = \"2\""));
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) {
    Path file = folder.resolve("none.toml");
    Loaded.Rejected rejected = assertInstanceOf(Loaded.Rejected.class, ConfigFile.read(file));
    assertEquals(file + ": no such file", rejected.problems().getFirst().text());
  }

  @Test
  void aFileThatIsNotUtf8IsNamed(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("k.toml"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Loaded.Rejected rejected = assertInstanceOf(Loaded.Rejected.class, ConfigFile.read(file));
    assertEquals(file + ": not UTF-8 text", rejected.problems().getFirst().text());
  }

  @Test
  void theSampleLoadsAndHasOneLinePerKey() {
    String sample = ConfigFile.sample();
    complete(sample);
    for (Setting<?> setting : Settings.ALL) {
      long lines =
          sample.lines().filter(l -> l.matches("(# )?" + setting.name() + " = .*")).count();
      assertTrue(lines >= 1, setting.key());
    }
    complete(sample.replaceAll("(?m)^# ([a-z_]+ = )", "$1"));
  }

  @Test
  void everyKeySaysWhatItMeans() {
    for (Setting<?> setting : Settings.ALL) {
      assertFalse(setting.meaning().isBlank(), setting.key());
      assertTrue(setting.key().matches("[a-z_]+\\.[a-z_]+"), setting.key());
    }
  }

  private static KioskConfig complete(String text) {
    return switch (ConfigFile.parse(FILE, text)) {
      case Loaded.Complete(KioskConfig config) -> config;
      case Loaded.Rejected(List<Problem> problems) ->
          throw new AssertionError(problems.stream().map(Problem::text).toList());
    };
  }

  private static List<String> problems(String text) {
    Loaded.Rejected rejected =
        assertInstanceOf(Loaded.Rejected.class, ConfigFile.parse(FILE, text));
    return rejected.problems().stream().map(Problem::text).toList();
  }
}
