package tramquet.drivers.scanner;

import java.util.Map;
import tramquet.drivers.Bytes;

/// GROW GM60 to GM86 and Newland EM3095 modules in their binary protocol, and the many that are
/// built around them, with suffix CR.
///
/// ```
///   command   7E 00 type length address(2) data… CRC(2)   type 07 read, 08 write, 09 save for good
///   reply     02 00 type length data… CRC(2)              type 00 done, 01 CRC wrong, 03 invalid
/// ```
///
/// The CRC is CRC-16/XMODEM from type to data. What is written and not saved is forgotten when the
/// module is switched off.
public final class Gm6x implements SerialModel {
  private static final int FIRMWARE = 0x00E2;
  private static final int TRIGGER = 0x0002;

  @Override
  public String id() {
    return "gm6x";
  }

  @Override
  public Dialect dialect(FrameRules rules) {
    return new Dialect(
        new EnvelopeParser(rules, new Replies()),
        Map.of(
            Command.TRIGGER_ON, command(0x08, TRIGGER, 1),
            Command.TRIGGER_OFF, command(0x08, TRIGGER, 0),
            Command.IDENTIFY, command(0x07, FIRMWARE, 1)),
        true);
  }

  /// A command with one byte of data: what to write, or how much to read.
  static Bytes command(int type, int address, int data) {
    byte[] body = {
      (byte) type, 1, (byte) (address >> 8), (byte) address, (byte) data,
    };
    return Wire.hex("7E 00").plus(checked(Bytes.of(body)));
  }

  /// With its CRC, high byte first.
  static Bytes checked(Bytes body) {
    int crc = crc(body, 0, body.length());
    return body.plus(Bytes.of(new byte[] {(byte) (crc >> 8), (byte) crc}));
  }

  /// CRC-16/XMODEM: polynomial 0x1021, from 0.
  static int crc(Bytes bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc ^= (bytes.at(i) & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
      }
      crc &= 0xFFFF;
    }
    return crc;
  }

  private static final class Replies implements Envelope {
    private static final byte STX = 0x02;
    private static final int HEADER = 4;

    @Override
    public boolean mayBegin(byte first, boolean asked) {
      return asked && first == STX;
    }

    @Override
    public Look look(Bytes held, Command asked) {
      if (held.length() >= 2 && held.at(1) != 0x00) {
        return new Ordinary();
      } else if (held.length() < HEADER) {
        return new Unfinished();
      }
      int data = HEADER + (held.at(3) & 0xFF);
      if (held.length() < data + 2) {
        return new Unfinished();
      }
      int sent = ((held.at(data) & 0xFF) << 8) | (held.at(data + 1) & 0xFF);
      return sent == crc(held, 2, data)
          ? new Replied(data + 2, reply(held.at(2), held.slice(HEADER, data), asked))
          : new Broken(data + 2);
    }

    private static Reply reply(byte type, Bytes data, Command asked) {
      return switch (type) {
        case 0x00 ->
            asked == Command.IDENTIFY && data.length() > 0
                ? new Reply.Identity("GM6x or EM3095, firmware 0x%02X".formatted(data.at(0)))
                : new Reply.Done();
        case 0x01 -> new Reply.Refused("got the command with a wrong CRC");
        case 0x03 -> new Reply.Refused("does not know the command");
        default -> new Reply.Refused("answers with type 0x%02X".formatted(type));
      };
    }
  }
}
