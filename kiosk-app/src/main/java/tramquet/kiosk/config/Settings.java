package tramquet.kiosk.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalInt;
import tramquet.kiosk.config.KioskConfig.Confirm;
import tramquet.kiosk.config.KioskConfig.FrameEnd;
import tramquet.kiosk.config.KioskConfig.Pack;
import tramquet.kiosk.config.KioskConfig.Pins;
import tramquet.kiosk.config.KioskConfig.Window;
import tramquet.kiosk.config.Setting.Presence;
import tramquet.wire.Direction;
import tramquet.wire.PlaceCode;

/// Every key of the configuration file: name, range with unit, default and meaning. A new key is a
/// line here, its place in `ALL`, and a component of the record that `Assembly` fills.
final class Settings {
  static final Setting<String> ID =
      required(
          "kiosk",
          "id",
          "kiosk-1",
          Kinds.text("3 to 32 of a-z, 0-9 and -", "[a-z0-9-]{3,32}"),
          "name of this kiosk at the centre");
  static final Setting<Path> DATA =
      required("kiosk", "data", "/var/lib/tramquet", Kinds.path(), "folder of the visit log");

  static final Setting<String> LANE =
      setting(
          "lane",
          "name",
          "1",
          Kinds.text("1 to 32 of a-z, A-Z, 0-9 and -", "[a-zA-Z0-9-]{1,32}"),
          "what staff call the lane");
  static final Setting<Direction> DIRECTION =
      setting(
          "lane", "direction", "entry", Kinds.oneOf(Direction.class), "which way the lane leads");
  static final Setting<Confirm> CONFIRM =
      setting(
          "lane",
          "confirm",
          "verdict",
          Kinds.oneOf(Confirm.class),
          "what makes an admitted visitor an entered one: the verdict alone, or the passage"
              + " sensor");
  static final Setting<Boolean> TOUCH_SCREEN =
      setting(
          "lane",
          "touch_screen",
          true,
          Kinds.yesOrNo(),
          "visitors can answer questions on the screen");
  static final Setting<Pack> PACK =
      setting("lane", "pack", "checkpoint", Kinds.pack(), "the rules that decide");
  static final Setting<String> TRIP =
      optional(
          "lane",
          "trip",
          "ferry-7-0600",
          Kinds.text("1 to 32 of a-z, A-Z, 0-9 and -", "[a-zA-Z0-9-]{1,32}"),
          "id of the trip that is counted on a bus or ferry while no other was started");
  static final Setting<List<TripTime>> TRIP_TIMETABLE =
      setting(
          "lane",
          "trip_timetable",
          List.of(),
          Kinds.timetable(),
          "when trips begin each day, and end");
  static final Setting<URI> DECLARE_ADDRESS =
      setting(
          "lane",
          "declare_address",
          "https://khaibao.example.vn",
          Kinds.address("https"),
          "shown to people who must declare first");
  static final Setting<String> HOTLINE =
      optional(
          "lane",
          "hotline",
          "1900 9095",
          Kinds.text("telephone number, 3 to 20 digits, spaces and +", "[0-9+ ]{3,20}"),
          "shown with health reasons");
  static final Setting<Duration> ASK_TIMEOUT =
      setting(
          "lane",
          "ask_timeout",
          "30 s",
          Kinds.duration("5 s", "300 s"),
          "how long the kiosk waits for a declaration or a second code");
  static final Setting<Duration> REFUSED_TIME =
      setting("lane", "refused_time", "5 s", Kinds.duration("2 s", "30 s"), "how long red stays");
  static final Setting<Duration> ADMITTED_TIME =
      setting(
          "lane", "admitted_time", "2 s", Kinds.duration("1 s", "10 s"), "how long green stays");
  static final Setting<Duration> PASSAGE_TIMEOUT =
      setting(
          "lane",
          "passage_timeout",
          "6 s",
          Kinds.duration("2 s", "60 s"),
          "how long the sensor may take to see the visitor pass; longer than the gate itself"
              + " waits");
  static final Setting<Duration> UNREADABLE_TIME =
      setting(
          "lane",
          "unreadable_time",
          "3 s",
          Kinds.duration("1 s", "10 s"),
          "how long \"could not read\" stays");

  static final Setting<Duration> READMIT_TIME =
      setting(
          "lane",
          "readmit_time",
          "10 s",
          Kinds.duration("0 s", "60 s"),
          "how long a visitor who did not pass is let in again without being judged anew");
  static final Setting<Duration> HOLD_LIMIT =
      setting(
          "lane",
          "hold_limit",
          "5 min",
          Kinds.duration("10 s", "1 h"),
          "how long staff can hold the gate open");

  static final Setting<String> PIN =
      optional(
          "staff",
          "pin",
          "pbkdf2-sha256:600000:AAAAAAAAAAAAAAAAAAAAAA==:"
              + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
          Kinds.text(
              "as tramquet-kiosk pin writes it",
              "pbkdf2-sha256:[1-9][0-9]{5,6}:[A-Za-z0-9+/]{22}==:[A-Za-z0-9+/]{43}="),
          "PIN by which staff sign in at a touch screen, hashed; without one they need a code");
  static final Setting<String> PIN_HOLDER =
      optional(
          "staff",
          "pin_holder",
          "CA-1",
          Kinds.text(
              "3 to 16 of A-Z, 0-9 and -, neither a name nor a person's number",
              "(?=.*[0-9])(?!.*[A-Z]{4})(?!(?:[^0-9]*[0-9]){9})[A-Z0-9][A-Z0-9-]{1,14}[A-Z0-9]"),
          "who is answerable for what is done by that PIN, by the authority's own list");

  static final Setting<Path> PORT =
      required(
          "scanner",
          "port",
          "/dev/ttyACM0",
          Kinds.path(),
          "device node of the code reader, best a stable link; with model \"auto\" it may be"
              + " \"auto\"");
  static final Setting<OptionalInt> BAUD =
      setting(
          "scanner",
          "baud",
          9600L,
          Kinds.baud(),
          "speed of the port, or \"auto\" for one that is found out by asking the reader; means"
              + " nothing to a keyboard");
  static final Setting<String> MODEL =
      setting(
          "scanner",
          "model",
          "generic-line",
          Kinds.scannerModel(),
          "which scanner it is: one on a serial port by its dialect, one in HID POS mode, one that"
              + " types as a keyboard, or a camera (its port may also be rpicam0, rpicam1, or a"
              + " program that writes pictures); \"auto\" finds out by its USB id, and asks what"
              + " has none");
  static final Setting<FrameEnd> END =
      setting(
          "scanner",
          "end",
          "terminator",
          Kinds.oneOf(FrameEnd.class),
          "how the end of a code is told: CR or LF after it (of a keyboard: Enter or Tab), or a"
              + " pause");
  static final Setting<Duration> PAUSE =
      optional(
          "scanner",
          "pause",
          "100 ms",
          Kinds.duration("20 ms", "2 s"),
          "longest pause inside a code; without one by the speed of the port, 50 to 200 ms, and"
              + " 100 ms for a keyboard");

  static final Setting<Path> EXIT_PORT =
      optional(
          "exit_scanner",
          "port",
          "/dev/serial/by-path/pci-0000:01:00.0-usb-0:1.2:1.0-port0",
          Kinds.path(),
          "device node of a second code reader, whose visitors leave; those of the first come in");
  static final Setting<OptionalInt> EXIT_BAUD = ofExit(BAUD, 9600L);
  static final Setting<String> EXIT_MODEL = ofExit(MODEL, "generic-line");
  static final Setting<FrameEnd> EXIT_END = ofExit(END, "terminator");
  static final Setting<Duration> EXIT_PAUSE = ofExit(PAUSE, "100 ms");

  static final Setting<Pins.Provider> PROVIDER =
      setting(
          "pins",
          "provider",
          "twin",
          Kinds.oneOf(Pins.Provider.class),
          "who moves the pins: kernel moves the board's own, twin keeps them in memory");
  static final Setting<String> CHIP =
      optional(
          "pins",
          "chip",
          "pinctrl-rp1",
          Kinds.text("label of a GPIO chip, 1 to 31 letters, digits and signs", "[!-~]{1,31}"),
          "which GPIO chip; without one the chip behind the Pi's header. \"tramquet-kiosk pins"
              + " list --chips\" shows those that are there");
  static final Setting<Integer> RED = pin("red", 17, "red lamp");
  static final Setting<Integer> GREEN = pin("green", 27, "green lamp");
  static final Setting<Integer> AMBER = pin("amber", 22, "amber lamp");
  static final Setting<Integer> BUZZER = pin("buzzer", 23, "buzzer");
  static final Setting<Integer> GATE = pin("gate", 24, "gate relay");
  static final Setting<Integer> PASSAGE =
      pin("passage", 25, "contact of the gate: somebody is in it");
  static final Setting<Integer> READY =
      pin("ready", 5, "contact of the gate: closed while it works");
  static final Setting<Integer> TAILGATE =
      pin("tailgate", 6, "contact of the gate: closes when a second body follows");
  static final Setting<Integer> FORCED =
      pin("forced", 12, "contact of the gate: closes when it is forced");
  static final Setting<Integer> EMERGENCY =
      pin("emergency", 13, "emergency loop, closed while there is none; it only informs");
  static final Setting<Pins.Active> ACTIVE =
      setting("pins", "active", "high", Kinds.oneOf(Pins.Active.class), "which level means on");
  static final Setting<Pins.GateKind> GATE_KIND =
      setting(
          "pins",
          "gate_kind",
          "pulse",
          Kinds.oneOf(Pins.GateKind.class),
          "a turnstile that is opened by a pulse, or a barrier or door strike that is held");
  static final Setting<Duration> GATE_HOLD =
      setting(
          "pins",
          "gate_hold",
          "5 s",
          Kinds.duration("1 s", "30 s"),
          "how long a barrier or door strike is held for one visitor");
  static final Setting<Pins.Contact> PASSAGE_CONTACT =
      setting(
          "pins",
          "passage_contact",
          "closes",
          Kinds.oneOf(Pins.Contact.class),
          "what the passage contact does while somebody is in the gate");
  static final Setting<Duration> GATE_PULSE =
      setting(
          "pins",
          "gate_pulse",
          "150 ms",
          Kinds.duration("100 ms", "1000 ms"),
          "how long the relay of a gate in pulse mode stays closed");

  static final Setting<Window.Display> DISPLAY =
      setting(
          "screen",
          "display",
          "window",
          Kinds.oneOf(Window.Display.class),
          "where the screens are shown; none for a lane with lamps and sounds alone");
  static final Setting<Integer> WIDTH =
      setting("screen", "width", 1280L, Kinds.number("pixels", 320, 7680), "width of the window");
  static final Setting<Integer> HEIGHT =
      setting("screen", "height", 800L, Kinds.number("pixels", 240, 4320), "height of the window");
  static final Setting<Boolean> FULL_SCREEN =
      setting(
          "screen", "full_screen", true, Kinds.yesOrNo(), "without frame, over everything else");
  static final Setting<Window.ReaderSide> READER_SIDE =
      setting(
          "screen",
          "reader",
          "below",
          Kinds.oneOf(Window.ReaderSide.class),
          "where the code reader is, seen from the visitor; the arrow points there");
  static final Setting<Integer> DIAGONAL =
      setting(
          "screen",
          "diagonal",
          "7 in",
          Kinds.length("100 mm", "2 m"),
          "of the display from corner to corner; headlines and touch targets have their size from"
              + " it");
  static final Setting<Integer> DISTANCE =
      setting(
          "screen",
          "distance",
          "1 m",
          Kinds.length("30 cm", "5 m"),
          "from which headlines are read: their capitals appear 0.7 degrees high (EN 301 549)");
  static final Setting<List<String>> LANGUAGES =
      setting(
          "screen",
          "languages",
          List.of("vi", "en"),
          Kinds.languages(),
          "of the place, the first above the others; the idle screen speaks them by turns");
  static final Setting<Path> LANGUAGE_FILES =
      setting(
          "screen",
          "language_files",
          "languages",
          Kinds.path(),
          "folder for more languages: messages_km.properties, font_km.ttf");
  static final Setting<String> PLACE_TITLE =
      optional(
          "screen",
          "place",
          "Bến xe Miền Đông",
          Kinds.text("1 to 40 characters", "[^\\p{Cntrl}]{1,40}"),
          "name of the place as people know it");
  static final Setting<PlaceCode> PLACE_CODE =
      optional(
          "screen",
          "place_code",
          "https://khaibao.example.vn/p/ben-xe-7.s3a",
          Kinds.placeCode(),
          "text of the code of the place, for the visitors' own telephones");
  static final Setting<Path> PICTURES =
      optional(
          "screen", "pictures", "pictures", Kinds.path(), "folder for a PNG of every screen shown");

  static final Setting<Path> PROMPTS =
      optional(
          "sound",
          "prompts",
          "prompts",
          Kinds.path(),
          "folder of recordings for a loudspeaker: vi/admitted.wav, 16-bit PCM; without one tones"
              + " say everything");
  static final Setting<Integer> VOLUME =
      setting(
          "sound",
          "volume",
          80L,
          Kinds.number("percent", 0, 100),
          "of recordings; at 0 the buzzer sounds for alarm and emergency only");
  static final Setting<Integer> QUIET_VOLUME =
      setting(
          "sound",
          "quiet_volume",
          30L,
          Kinds.number("percent", 0, 100),
          "the same in the quiet hours");
  static final Setting<LocalTime> QUIET_FROM =
      setting(
          "sound",
          "quiet_from",
          "22:00",
          Kinds.timeOfDay(),
          "when the quiet hours begin, in Việt Nam's time");
  static final Setting<LocalTime> QUIET_TO =
      setting(
          "sound",
          "quiet_to",
          "06:00",
          Kinds.timeOfDay(),
          "when they end; the same as quiet_from for none");

  static final Setting<URI> BROKER =
      optional(
          "uplink",
          "broker",
          "ssl://broker.example.vn:8883",
          Kinds.address("tcp", "ssl"),
          "MQTT 5 broker; without one the kiosk works alone and keeps its records. ssl needs"
              + " [tls]");
  static final Setting<Duration> RESEND_AFTER =
      setting(
          "uplink",
          "resend_after",
          "60 s",
          Kinds.duration("1 s", "1 h"),
          "how long an unacknowledged record waits before it is sent again");

  static final Setting<Path> TLS_CA =
      optional(
          "tls",
          "ca",
          "tls/ca.pem",
          Kinds.path(),
          "certificates of the authorities that issue those of the brokers; no other is believed");
  static final Setting<Path> TLS_CERTIFICATE =
      optional(
          "tls",
          "certificate",
          "tls/kiosk.pem",
          Kinds.path(),
          "certificate of this kiosk, then those between it and its authority");
  static final Setting<Path> TLS_KEY =
      optional(
          "tls",
          "key",
          "tls/kiosk.key",
          Kinds.path(),
          "secret key of that certificate: PKCS#8 in PEM, not encrypted, mode 600");

  static final Setting<Path> AUTHORITY =
      required(
          "keys",
          "authority",
          "keys/authority.pub",
          Kinds.path(),
          "public sealing key of the authority");
  static final Setting<Path> VIEW =
      required(
          "keys", "view", "keys/view.pub", Kinds.path(), "public sealing key of the place view");
  static final Setting<Path> PACK_KEY =
      optional(
          "keys",
          "pack",
          "keys/pack.pub",
          Kinds.path(),
          "public key that signs packs; without one no pack is believed");
  static final Setting<Path> ORDERS_KEY =
      optional(
          "keys",
          "orders",
          "keys/order.pub",
          Kinds.path(),
          "public key that signs staff codes and commands; without one nobody is obeyed");

  static final Setting<String> PLACE =
      optional(
          "place",
          "name",
          "ben-xe-7",
          Kinds.text("3 to 32 of a-z, 0-9 and -", "[a-z0-9-]{3,32}"),
          "name that the kiosks of one place share; they tell each other who went in and out");
  static final Setting<URI> PLACE_BROKER =
      optional(
          "place",
          "broker",
          "tcp://10.0.0.2:1883",
          Kinds.address("tcp", "ssl"),
          "MQTT 5 broker in the place; while it is away each lane goes by what it saw itself");
  static final Setting<Path> PLACE_KEY =
      optional(
          "place",
          "key",
          "keys/place.key",
          Kinds.path(),
          "secret file that the kiosks of the place share: 32 random bytes in hex or base64");

  static final Setting<List<Path>> PERSONAL_CODES =
      setting(
          "trust",
          "personal_codes",
          List.of(),
          Kinds.paths(),
          "public keys or certificates of issuers of personal codes");
  static final Setting<List<Path>> CERTIFICATES =
      setting(
          "trust",
          "certificates",
          List.of(),
          Kinds.paths(),
          "public keys or certificates of issuers of health certificates");
  static final Setting<Path> TRUST_LIST =
      optional(
          "trust", "list", "trust.pack", Kinds.path(), "signed list of more issuers of both kinds");

  static final Setting<Path> REVOCATIONS =
      optional(
          "revocations",
          "file",
          "revocations.pack",
          Kinds.path(),
          "signed list of codes that no longer count");

  static final Setting<Path> WATCH_LIST =
      optional(
          "watch_list",
          "file",
          "watch-list.bin",
          Kinds.path(),
          "signed list of people to stop; without one nobody is on it");

  /// In the order of the printed sample.
  static final List<Setting<?>> ALL =
      List.of(
          ID,
          DATA,
          LANE,
          DIRECTION,
          CONFIRM,
          TOUCH_SCREEN,
          PACK,
          TRIP,
          TRIP_TIMETABLE,
          DECLARE_ADDRESS,
          HOTLINE,
          ASK_TIMEOUT,
          REFUSED_TIME,
          ADMITTED_TIME,
          PASSAGE_TIMEOUT,
          UNREADABLE_TIME,
          READMIT_TIME,
          HOLD_LIMIT,
          PIN,
          PIN_HOLDER,
          PORT,
          BAUD,
          MODEL,
          END,
          PAUSE,
          EXIT_PORT,
          EXIT_BAUD,
          EXIT_MODEL,
          EXIT_END,
          EXIT_PAUSE,
          PROVIDER,
          CHIP,
          RED,
          GREEN,
          AMBER,
          BUZZER,
          GATE,
          PASSAGE,
          READY,
          TAILGATE,
          FORCED,
          EMERGENCY,
          ACTIVE,
          GATE_KIND,
          GATE_PULSE,
          GATE_HOLD,
          PASSAGE_CONTACT,
          DISPLAY,
          WIDTH,
          HEIGHT,
          FULL_SCREEN,
          READER_SIDE,
          DIAGONAL,
          DISTANCE,
          LANGUAGES,
          LANGUAGE_FILES,
          PLACE_TITLE,
          PLACE_CODE,
          PICTURES,
          PROMPTS,
          VOLUME,
          QUIET_VOLUME,
          QUIET_FROM,
          QUIET_TO,
          BROKER,
          RESEND_AFTER,
          TLS_CA,
          TLS_CERTIFICATE,
          TLS_KEY,
          PLACE,
          PLACE_BROKER,
          PLACE_KEY,
          AUTHORITY,
          VIEW,
          PACK_KEY,
          ORDERS_KEY,
          PERSONAL_CODES,
          CERTIFICATES,
          TRUST_LIST,
          REVOCATIONS,
          WATCH_LIST);

  /// Of a second code reader, but where it is.
  static final List<Setting<?>> OF_EXIT = List.of(EXIT_BAUD, EXIT_MODEL, EXIT_END, EXIT_PAUSE);

  /// What this kiosk shows brokers, and whom it believes.
  static final List<Setting<Path>> OF_TLS = List.of(TLS_CA, TLS_CERTIFICATE, TLS_KEY);

  /// By which staff sign in without a code.
  static final List<Setting<String>> OF_PIN = List.of(PIN, PIN_HOLDER);

  /// What can be connected to the 40-pin header.
  static final List<Setting<Integer>> PINS =
      List.of(RED, GREEN, AMBER, BUZZER, GATE, PASSAGE, READY, TAILGATE, FORCED, EMERGENCY);

  private Settings() {}

  private static <T> Setting<T> required(
      String section, String name, Object example, Kind<T> kind, String meaning) {
    return new Setting<>(section, name, kind, new Presence.Required(example), meaning);
  }

  private static <T> Setting<T> setting(
      String section, String name, Object value, Kind<T> kind, String meaning) {
    return new Setting<>(section, name, kind, new Presence.Default(value), meaning);
  }

  private static <T> Setting<T> optional(
      String section, String name, Object example, Kind<T> kind, String meaning) {
    return new Setting<>(section, name, kind, new Presence.Optional(example), meaning);
  }

  private static <T> Setting<T> ofExit(Setting<T> first, Object example) {
    return optional(
        "exit_scanner", first.name(), example, first.kind(), "without one as of the first reader");
  }

  private static Setting<Integer> pin(String name, long example, String meaning) {
    return optional("pins", name, example, Kinds.number("(BCM)", 0, 27), meaning);
  }
}
