package tramquet.drivers.scanner;

import java.util.Map;

/// Zebra and Symbol engines and scanners (DS457, DS4308, DS2208, MS4717, SE47xx) that are set to
/// their Simple Serial Interface, on a serial port or "SSI over USB CDC". Set to plain USB CDC they
/// are `generic-line`.
///
/// Decode data comes in two layouts, which do not tell themselves apart: `zebra-ssi` is the one
/// that every decoder sends; `zebra-ssi-extended` that of decoders that were initialised for it.
/// Parameters are never set.
///
/// @param extended which of the two
public record ZebraSsi(boolean extended) implements SerialModel {

  @Override
  public String id() {
    return extended ? "zebra-ssi-extended" : "zebra-ssi";
  }

  @Override
  public Dialect dialect(FrameRules rules) {
    SsiParser.Kind kind = extended ? SsiParser.Kind.EXTENDED : SsiParser.Kind.CLASSIC;
    return new Dialect(
        new SsiParser(rules.interByte(), kind),
        Map.of(
            Command.TRIGGER_ON, SsiPacket.fromHost(SsiPacket.START_SESSION).bytes(),
            Command.TRIGGER_OFF, SsiPacket.fromHost(SsiPacket.STOP_SESSION).bytes(),
            Command.BEEP, SsiPacket.fromHost(SsiPacket.BEEP, 1).bytes(),
            Command.LAMP_ON, SsiPacket.fromHost(SsiPacket.LED_ON, 1).bytes(),
            Command.LAMP_OFF, SsiPacket.fromHost(SsiPacket.LED_OFF, 1).bytes(),
            Command.IDENTIFY, SsiPacket.fromHost(SsiPacket.REQUEST_REVISION).bytes()),
        true);
  }
}
