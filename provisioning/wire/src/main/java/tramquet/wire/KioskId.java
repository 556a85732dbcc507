package tramquet.wire;

import java.util.regex.Pattern;

/// Names a kiosk; part of its topics and its MQTT Client Identifier.
///
/// @param text 3 to 32 of `a`–`z`, `0`–`9` and `-`, so that it is safe in topics and file names
public record KioskId(String text) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{3,32}");

  /// Throws `IllegalArgumentException` for any other shape: a kiosk's own name is our business.
  public KioskId {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("a kiosk id is 3 to 32 of a-z, 0-9 and -");
    }
  }

  /// Reads an id that somebody else wrote, such as a part of a topic.
  public static Decoded<KioskId> parse(String text) {
    return SHAPE.matcher(text).matches()
        ? new Decoded.Value<>(new KioskId(text))
        : new Decoded.Malformed<>("kiosk id");
  }

  @Override
  public String toString() {
    return text;
  }
}
