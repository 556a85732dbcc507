package tramquet.drivers.scanner;

import static tramquet.drivers.scanner.Wire.ascii;

import java.util.Map;

/// The DE2120 module (SparkFun, Soldered) on a serial port or USB-COM: 115,200 bit/s out of the
/// box, suffix CR. Commands are `^_^word.`, answered by ACK or NAK.
///
/// Out of the box it sends text as GBK, in which Vietnamese letters are lost: have it read its
/// setup code for UTF-8 (`232UTF1`) once. Settings are kept for good and have no passing form, so
/// none is sent from here.
public final class De2120 implements SerialModel {

  @Override
  public String id() {
    return "de2120";
  }

  @Override
  public Dialect dialect(FrameRules rules) {
    return new Dialect(
        new EnvelopeParser(rules, new SpokenLine(true)),
        Map.of(
            Command.TRIGGER_ON, ascii("^_^SCAN."),
            Command.TRIGGER_OFF, ascii("^_^SLEEP."),
            Command.IDENTIFY, ascii("^_^DSPYFW.")),
        true);
  }
}
