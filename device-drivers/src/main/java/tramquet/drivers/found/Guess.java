package tramquet.drivers.found;

import java.util.Map;
import tramquet.drivers.scanner.ScannerModel.Port;
import tramquet.drivers.scanner.ScannerModels;

/// What is probably at a port, by its USB id. Lists of such ids contradict each other, so a guess
/// is a suggestion and never claims a device.
public sealed interface Guess {

  /// A scanner.
  ///
  /// @param maker who made it
  /// @param model the id to configure
  /// @param hint what else is to be known; may be empty
  record Reader(String maker, String model, String hint) implements Guess {}

  /// A chip between USB and a serial line: anything may be behind it, so nothing is assumed.
  ///
  /// @param chip its name
  record Bridge(String chip) implements Guess {}

  /// A scanner in a mode that cannot be used.
  ///
  /// @param why and what to do
  record Unusable(String why) implements Guess {}

  /// Nobody knows.
  record Unknown() implements Guess {}

  /// A maker, and the model of its serial mode.
  record Maker(String name, String serialModel) {}

  /// By vendor id.
  Map<Integer, Maker> MAKERS =
      Map.ofEntries(
          Map.entry(0x0c2e, new Maker("Honeywell", "honeywell")),
          Map.entry(0x0536, new Maker("Honeywell (Hand Held Products)", "honeywell")),
          Map.entry(0x1eab, new Maker("Newland", "newland")),
          Map.entry(0x05e0, new Maker("Zebra (Symbol)", "generic-line")),
          Map.entry(0x05f9, new Maker("Datalogic", "datalogic")),
          Map.entry(0x080c, new Maker("Datalogic", "datalogic")),
          Map.entry(0x065a, new Maker("Opticon", "opticon")),
          Map.entry(0x6666, new Maker("GROW", "gm6x")),
          Map.entry(0x7777, new Maker("GROW", "gm6x")),
          Map.entry(0x2745, new Maker("Unitech", "generic-line")),
          Map.entry(0x1fbb, new Maker("Cino", "generic-line")),
          Map.entry(0x11fa, new Maker("Code", "generic-line")));

  /// Chips by vendor id; a product of 0 is all of that vendor's.
  Map<UsbId, String> BRIDGES =
      Map.of(
          new UsbId(0x0483, 0x5740), "STM32 virtual port",
          new UsbId(0x1a86, 0), "WCH CH340 or CH9102",
          new UsbId(0x0403, 0), "FTDI",
          new UsbId(0x10c4, 0), "Silicon Labs CP210x",
          new UsbId(0x067b, 0), "Prolific PL2303");

  /// Symbol's "Simple COM Port Emulation", which is no serial port.
  UsbId SIMPLE_COM = new UsbId(0x05e0, 0x0600);

  /// Zebra's USB CDC Host.
  UsbId ZEBRA_CDC = new UsbId(0x05e0, 0x1701);

  /// By what is known of a port.
  static Guess of(FoundPort port) {
    if (port.kind() == Port.CAMERA) {
      return port.usb().isPresent()
          ? new Reader("a camera", "camera", "a scanner reads better")
          : new Unusable(
              "part of the board: a camera on the board's own socket is read at the port"
                  + " \"rpicam0\" or \"rpicam1\", by rpicam-apps (libcamera)");
    }
    return port.usb().map(usb -> of(usb, port.kind())).orElseGet(Unknown::new);
  }

  private static Guess of(UsbId usb, Port kind) {
    if (usb.equals(SIMPLE_COM)) {
      return new Unusable(
          "Symbol \"Simple COM Port Emulation\" loses data:"
              + " set the scanner to \"USB CDC Host\" by a code of its manual");
    }
    String chip = BRIDGES.getOrDefault(usb, BRIDGES.get(new UsbId(usb.vendor(), 0)));
    if (chip != null && kind == Port.SERIAL) {
      return new Bridge(chip);
    }
    Maker maker = MAKERS.get(usb.vendor());
    if (maker == null) {
      return new Unknown();
    }
    return switch (kind) {
      case SERIAL -> new Reader(maker.name(), known(maker.serialModel()), serialHint(usb));
      case REPORTS -> new Reader(maker.name(), "hid-pos", "");
      case CAMERA -> new Reader(maker.name(), "camera", "");
      case KEYBOARD ->
          new Reader(
              maker.name(), "keyboard", "better in its USB-COM or HID POS mode, if it has one");
    };
  }

  private static String serialHint(UsbId usb) {
    return usb.equals(ZEBRA_CDC) ? "sends no suffix until one is set: CR" : "";
  }

  private static String known(String model) {
    return ScannerModels.withId(model).isPresent() ? model : "generic-line";
  }
}
