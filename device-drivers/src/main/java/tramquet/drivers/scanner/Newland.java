package tramquet.drivers.scanner;

import static tramquet.drivers.scanner.Wire.ascii;
import static tramquet.drivers.scanner.Wire.hex;

import java.util.Map;
import tramquet.drivers.Bytes;

/// Newland engines and scanners (EM20xx, EM30xx, FM30, FM430, HR and FR) on a serial port or
/// USB-COM, and what is built around them, with suffix CR or CR LF.
///
/// ```
///   command   7E 01 "0000" # tag data ; 03      # is kept until it is switched off, @ for good
///   reply     02 01 "0000" # tag data 06 ; 03   06 done, 05 no such tag, 15 no such value
/// ```
public final class Newland implements SerialModel {
  private static final String NAME = "QRYPDN";

  @Override
  public String id() {
    return "newland";
  }

  @Override
  public Dialect dialect(FrameRules rules) {
    return new Dialect(
        new EnvelopeParser(rules, new Replies()),
        Map.of(
            Command.TRIGGER_ON, volatileCommand("SCNTRG1"),
            Command.TRIGGER_OFF, volatileCommand("SCNTRG0"),
            Command.IDENTIFY, volatileCommand(NAME)),
        true);
  }

  private static Bytes volatileCommand(String tag) {
    return hex("7E 01").plus(ascii("0000#" + tag + ";")).plus(hex("03"));
  }

  private static final class Replies implements Envelope {
    private static final byte STX = 0x02;
    private static final byte ETX = 0x03;
    private static final int PREFIX = 7;

    @Override
    public boolean mayBegin(byte first, boolean asked) {
      return asked && first == STX;
    }

    @Override
    public Look look(Bytes held, Command asked) {
      if (held.length() >= 2 && held.at(1) != 0x01) {
        return new Ordinary();
      }
      int end = Wire.indexOf(held, 0, ETX);
      return end < 0 ? new Unfinished() : new Replied(end + 1, reply(held.slice(0, end)));
    }

    private static Reply reply(Bytes said) {
      int from = Math.min(PREFIX, said.length());
      String text = Wire.text(said, from, said.length()).replaceAll("[?;]+$", "");
      if (Wire.indexOf(said, from, Wire.NAK) >= 0) {
        return new Reply.Refused("does not take " + text);
      } else if (Wire.indexOf(said, from, Wire.ENQ) >= 0) {
        return new Reply.Refused("does not know " + text);
      }
      return text.startsWith(NAME)
          ? new Reply.Identity(text.substring(NAME.length()).strip())
          : new Reply.Done();
    }
  }
}
