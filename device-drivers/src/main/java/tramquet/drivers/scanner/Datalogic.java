package tramquet.drivers.scanner;

import static tramquet.drivers.scanner.Wire.ascii;

import java.util.Map;

/// Datalogic scanners (Magellan, Gryphon, QuickScan) on a serial port or USB-COM, with suffix CR:
/// commands are single letters. `F` (not on file) is never sent, because it disables the scanner
/// until it is enabled again.
public final class Datalogic implements SerialModel {

  @Override
  public String id() {
    return "datalogic";
  }

  @Override
  public Dialect dialect(FrameRules rules) {
    return new Dialect(
        new EnvelopeParser(rules, new SpokenLine(false)),
        Map.of(
            Command.TRIGGER_ON, ascii("E"),
            Command.TRIGGER_OFF, ascii("D"),
            Command.BEEP, ascii("B"),
            Command.IDENTIFY, ascii("i")),
        false);
  }
}
