package tramquet.drivers.scanner;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import tramquet.drivers.Bytes;

/// Bytes and text as makers' manuals write them.
final class Wire {
  static final byte ENQ = 0x05;
  static final byte ACK = 0x06;
  static final byte NAK = 0x15;

  private Wire() {}

  /// Bytes from hexadecimal digits; spaces mean nothing.
  static Bytes hex(String digits) {
    return Bytes.of(HexFormat.of().parseHex(digits.replace(" ", "")));
  }

  /// Bytes of ASCII text.
  static Bytes ascii(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// What stands between two indices, as text for a technician: on one line, and nothing in it that
  /// a terminal would obey.
  static String text(Bytes bytes, int from, int to) {
    String latin = new String(bytes.slice(from, to).toArray(), StandardCharsets.ISO_8859_1);
    return latin.strip().replaceAll("[\\r\\n]+", "; ").replaceAll("[^ -~]", "?");
  }

  /// Where a byte stands first; -1 if nowhere.
  static int indexOf(Bytes bytes, int from, int value) {
    for (int i = from; i < bytes.length(); i++) {
      if (bytes.at(i) == (byte) value) {
        return i;
      }
    }
    return -1;
  }

  /// Where a line ends: its CR or LF; -1 if it does not.
  static int lineEnd(Bytes bytes, int from) {
    for (int i = from; i < bytes.length(); i++) {
      if (bytes.at(i) == '\r' || bytes.at(i) == '\n') {
        return i;
      }
    }
    return -1;
  }
}
