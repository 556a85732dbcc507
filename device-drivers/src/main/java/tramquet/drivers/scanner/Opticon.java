package tramquet.drivers.scanner;

import static tramquet.drivers.scanner.Wire.hex;

import java.util.Map;

/// Opticon scanners (MDI, NLV, OPN, L-series) on a serial port or USB-COM, with suffix CR: commands
/// are `ESC letters CR`. Those that are kept for good are sealed by `ESC Z2 CR`, which is never
/// sent.
///
/// They confirm commands only where they are set up to.
public final class Opticon implements SerialModel {

  @Override
  public String id() {
    return "opticon";
  }

  @Override
  public Dialect dialect(FrameRules rules) {
    return new Dialect(
        new EnvelopeParser(rules, new SpokenLine(true)),
        Map.of(
            Command.TRIGGER_ON, hex("1B 5A 0D"),
            Command.TRIGGER_OFF, hex("1B 59 0D"),
            Command.BEEP, hex("1B 42 0D"),
            Command.LAMP_ON, hex("1B 4C 0D"),
            Command.IDENTIFY, hex("1B 5A 31 0D")),
        false);
  }
}
