package tramquet.wire;

import java.util.HexFormat;
import java.util.regex.Pattern;

/// One life of a kiosk's record file: drawn at random when the file is made, so that a file made
/// anew never uses a sequence number again.
///
/// @param value any 64 bits
public record Epoch(long value) implements Comparable<Epoch> {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{16}");

  /// 16 lower-case hexadecimal digits.
  public String text() {
    return HexFormat.of().toHexDigits(value);
  }

  /// Reads what `text()` wrote.
  public static Decoded<Epoch> parse(String text) {
    return SHAPE.matcher(text).matches()
        ? new Decoded.Value<>(new Epoch(HexFormat.fromHexDigitsToLong(text)))
        : new Decoded.Malformed<>("epoch");
  }

  @Override
  public int compareTo(Epoch other) {
    return Long.compareUnsigned(value, other.value);
  }

  @Override
  public String toString() {
    return text();
  }
}
