package tramquet.drivers.scanner;

import static tramquet.drivers.scanner.Wire.ascii;
import static tramquet.drivers.scanner.Wire.hex;

import java.util.Map;
import tramquet.drivers.Bytes;

/// Honeywell, Metrologic, HHP and Youjie scanners (Voyager, Xenon, Vuquest, Orbit, N3680, HF680) on
/// a serial port or USB-COM, with suffix CR. Looking on command needs their trigger mode "manual".
///
/// ```
///   scan      payload CR
///   with data header (DECHDR1):
///             16 FE length(4, low byte first) 0D "MSGGET" length(4 digits) code AIM(2) 1D payload CR
///   command   16 4D 0D tag sub-tag data !     ! is kept until it is switched off, . for good
///   reply     text 06 !   06 done, 05 no such tag, 15 no such value
/// ```
public final class Honeywell implements SerialModel {

  @Override
  public String id() {
    return "honeywell";
  }

  @Override
  public Dialect dialect(FrameRules rules) {
    return new Dialect(
        new EnvelopeParser(rules, new Header()),
        Map.of(
            Command.TRIGGER_ON, hex("16 54 0D"),
            Command.TRIGGER_OFF, hex("16 55 0D"),
            Command.BEEP, hex("16 07 0D"),
            Command.IDENTIFY, hex("16 4D 0D").plus(ascii("REVINF!"))),
        false);
  }

  /// Replies and data headers.
  private static final class Header implements Envelope {
    private static final byte SYN = 0x16;
    private static final int HEADER = 7;
    private static final int ABOUT = 14;
    private static final Bytes KIND = ascii("MSGGET");

    @Override
    public boolean mayBegin(byte first, boolean asked) {
      return first == SYN || asked;
    }

    @Override
    public Look look(Bytes held, Command asked) {
      return held.at(0) == SYN ? wrapped(held) : reply(held);
    }

    private static Look reply(Bytes held) {
      for (int i = 0; i < held.length(); i++) {
        byte b = held.at(i);
        if (b == Wire.ACK || b == Wire.NAK || b == Wire.ENQ) {
          return i + 1 == held.length() ? new Unfinished() : replied(held, i);
        }
      }
      return new Unfinished();
    }

    private static Look replied(Bytes held, int at) {
      byte end = held.at(at + 1);
      if (end != '!' && end != '.') {
        return new Ordinary();
      }
      String text = Wire.text(held, 0, at).replaceAll("(; )?REVINF$", "");
      Reply reply =
          switch (held.at(at)) {
            case Wire.ACK -> new Reply.Identity(text);
            case Wire.ENQ -> new Reply.Refused("does not know " + text);
            default -> new Reply.Refused("does not take " + text);
          };
      return new Replied(at + 2, reply);
    }

    private static Look wrapped(Bytes held) {
      if (held.length() < 2) {
        return new Unfinished();
      } else if (held.at(1) != (byte) 0xFE) {
        return new Ordinary();
      } else if (held.length() < HEADER + ABOUT) {
        return new Unfinished();
      }
      int length = length(held);
      boolean sound =
          held.at(HEADER - 1) == '\r'
              && held.slice(HEADER, HEADER + KIND.length()).equals(KIND)
              && held.at(HEADER + ABOUT - 1) == 0x1D
              && length >= ABOUT
              && length <= ABOUT + FrameRules.LONGEST;
      if (!sound) {
        return new Ordinary();
      }
      int end = HEADER + length;
      if (held.length() < end) {
        return new Unfinished();
      }
      int from = HEADER + ABOUT;
      return new Wrapped(end, withoutSuffix(held.slice(from, end)), symbology(held, from - 3));
    }

    /// The suffix counts as payload there.
    private static Bytes withoutSuffix(Bytes payload) {
      int end = payload.length();
      while (end > 0 && (payload.at(end - 1) == '\r' || payload.at(end - 1) == '\n')) {
        end--;
      }
      return payload.slice(0, end);
    }

    private static SymbologyIdentifier symbology(Bytes held, int aim) {
      byte[] text = {']', held.at(aim), held.at(aim + 1)};
      return SymbologyIdentifier.at(Bytes.of(text));
    }

    private static int length(Bytes held) {
      int length = 0;
      for (int i = 3; i >= 0; i--) {
        length = (length << 8) | (held.at(2 + i) & 0xFF);
      }
      return length;
    }
  }
}
