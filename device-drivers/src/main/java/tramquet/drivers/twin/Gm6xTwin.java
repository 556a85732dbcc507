package tramquet.drivers.twin;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tramquet.drivers.Bytes;

/// A GROW GM6x or Newland EM3095 module on a serial line. It takes the real checksum or the
/// wildcard `AB CD`, and answers with real ones.
///
/// Thread: one.
final class Gm6xTwin implements ScannerTwin {
  private static final int FRAME = 9;

  private final Bytes suffix;
  private final List<String> obeyed = new ArrayList<>();
  private Bytes heard = Bytes.NONE;
  private int kept;

  Gm6xTwin(Bytes suffix) {
    this.suffix = suffix;
  }

  @Override
  public Bytes show(Bytes payload) {
    return payload.plus(suffix);
  }

  @Override
  public Bytes hear(Bytes bytes) {
    heard = heard.plus(bytes);
    Bytes answer = Bytes.NONE;
    int from = 0;
    while (from + FRAME <= heard.length()) {
      boolean begins = heard.at(from) == 0x7E && heard.at(from + 1) == 0x00;
      if (begins) {
        answer = answer.plus(answer(heard.slice(from, from + FRAME)));
      }
      from += begins ? FRAME : 1;
    }
    heard = heard.slice(from, heard.length());
    return answer;
  }

  /// Commands with one byte of data are all that it knows.
  private Bytes answer(Bytes command) {
    int sent = ((command.at(7) & 0xFF) << 8) | (command.at(8) & 0xFF);
    if (sent != 0xABCD && sent != crc(command.slice(2, 7))) {
      return reply(0x01, 0);
    }
    int address = ((command.at(4) & 0xFF) << 8) | (command.at(5) & 0xFF);
    int data = command.at(6) & 0xFF;
    return switch (command.at(2)) {
      case 0x07 -> {
        obeyed.add("identify");
        yield reply(0x00, address == 0x00E2 ? 0x87 : 0);
      }
      case 0x08 -> {
        if (address == 0x0002) {
          obeyed.add(data == 1 ? "trigger on" : "trigger off");
        }
        yield reply(0x00, 0);
      }
      case 0x09 -> {
        kept++;
        yield reply(0x00, 0);
      }
      default -> reply(0x03, 0);
    };
  }

  private static Bytes reply(int type, int value) {
    Bytes body = Bytes.of(new byte[] {(byte) type, 1, (byte) value});
    int crc = crc(body);
    return Bytes.of(HexFormat.of().parseHex("0200"))
        .plus(body)
        .plus(Bytes.of(new byte[] {(byte) (crc >> 8), (byte) crc}));
  }

  /// CRC-16/XMODEM, by the bits as they would be shifted out, to check the driver's by another way.
  private static int crc(Bytes body) {
    int register = 0;
    for (int i = 0; i < (body.length() + 2) * 8; i++) {
      int at = i / 8;
      int bit = at < body.length() ? (body.at(at) >> (7 - (i % 8))) & 1 : 0;
      int carry = (register >> 15) & 1;
      register = ((register << 1) | bit) & 0xFFFF;
      register ^= carry == 1 ? 0x1021 : 0;
    }
    return register;
  }

  @Override
  public List<String> obeyed() {
    return List.copyOf(obeyed);
  }

  @Override
  public int kept() {
    return kept;
  }
}
