package tramquet.wire;

/// Base45 (RFC 9285): bytes as the 45 characters of the QR alphanumeric mode, two bytes in three
/// characters.
public final class Base45 {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  /// The value of each ASCII character, or -1: looking it up is a fifth of the search.
  private static final byte[] DIGITS = digits();

  private Base45() {}

  private static byte[] digits() {
    byte[] digits = new byte[128];
    for (int c = 0; c < digits.length; c++) {
      digits[c] = (byte) ALPHABET.indexOf(c);
    }
    return digits;
  }

  /// The text of these bytes; three characters for two bytes, two for an odd last one.
  public static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length / 2 * 3 + 2);
    for (int i = 0; i < bytes.length; i += 2) {
      boolean pair = i + 1 < bytes.length;
      int value = bytes[i] & 0xFF;
      if (pair) {
        value = value << 8 | (bytes[i + 1] & 0xFF);
      }
      for (int digit = 0; digit < (pair ? 3 : 2); digit++, value /= 45) {
        text.append(ALPHABET.charAt(value % 45));
      }
    }
    return text.toString();
  }

  /// The bytes of this text. Strict (RFC 9285 section 6): another character, a length of 1 modulo
  /// 3, or a group above 65535 (three characters) or 255 (two) is malformed.
  public static Decoded<byte[]> decode(String text) {
    int length = text.length();
    if (length % 3 == 1) {
      return new Decoded.Malformed<>("base45 length");
    }
    byte[] bytes = new byte[length / 3 * 2 + length % 3 / 2];
    int at = 0;
    for (int i = 0; i < length; i += 3) {
      int digits = Math.min(3, length - i);
      int value = group(text, i, digits);
      if (value < 0) {
        return new Decoded.Malformed<>("base45 character");
      }
      if (value > (digits == 3 ? 0xFFFF : 0xFF)) {
        return new Decoded.Malformed<>("base45 value");
      }
      if (digits == 3) {
        bytes[at++] = (byte) (value >> 8);
      }
      bytes[at++] = (byte) value;
    }
    return new Decoded.Value<>(bytes);
  }

  private static int group(String text, int from, int digits) {
    int value = 0;
    for (int i = from + digits - 1; i >= from; i--) {
      char c = text.charAt(i);
      int digit = c < DIGITS.length ? DIGITS[c] : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * 45 + digit;
    }
    return value;
  }
}
