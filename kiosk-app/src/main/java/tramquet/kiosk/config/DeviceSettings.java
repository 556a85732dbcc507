package tramquet.kiosk.config;

import static tramquet.kiosk.config.Setting.optional;
import static tramquet.kiosk.config.Setting.required;
import static tramquet.kiosk.config.Setting.setting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import tramquet.kiosk.config.KioskConfig.FrameEnd;
import tramquet.kiosk.config.KioskConfig.Pins;

/// Keys of code readers and pins.
final class DeviceSettings {
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
  static final Setting<Integer> MAINTENANCE =
      pin(
          "maintenance",
          26,
          "jumper in the box, closed while it is in: with it, and a code of staff, a kiosk takes a"
              + " new claim code. Of pins in memory the file \"jumper\" in the data folder is one");
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

  /// In the order of the printed sample.
  static final List<Setting<?>> ALL =
      List.of(
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
          MAINTENANCE,
          ACTIVE,
          GATE_KIND,
          GATE_PULSE,
          GATE_HOLD,
          PASSAGE_CONTACT);

  /// Of a second code reader, but where it is.
  static final List<Setting<?>> OF_EXIT = List.of(EXIT_BAUD, EXIT_MODEL, EXIT_END, EXIT_PAUSE);

  /// What can be connected to the 40-pin header.
  static final List<Setting<Integer>> PINS =
      List.of(
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
          MAINTENANCE);

  private DeviceSettings() {}

  private static <T> Setting<T> ofExit(Setting<T> first, Object example) {
    return optional(
        "exit_scanner", first.name(), example, first.kind(), "without one as of the first reader");
  }

  private static Setting<Integer> pin(String name, long example, String meaning) {
    return optional("pins", name, example, Kinds.number("(BCM)", 0, 27), meaning);
  }
}
