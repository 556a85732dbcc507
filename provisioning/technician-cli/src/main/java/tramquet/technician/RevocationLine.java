package tramquet.technician;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import tramquet.wire.Decoded;
import tramquet.wire.RevocationTag;

/// One line of a file of revocations.
final class RevocationLine {
  private static final int LEAST_BYTES = Long.BYTES;
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}:.+");

  /// At least 8 bytes in hex. Base64 of as many bytes is as good as never made of these alone.
  private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2}){8,}");

  private RevocationLine() {}

  /// The tag; `NotMine` for a line of another beginning.
  static Decoded<RevocationTag> read(String line) {
    int colon = line.indexOf(':');
    String value = line.substring(colon + 1).strip();
    return switch (colon < 0 ? "" : line.substring(0, colon)) {
      case "uvci" ->
          value.isEmpty()
              ? new Decoded.Malformed<>("uvci: needs an identifier")
              : new Decoded.Value<>(RevocationTag.ofIdentifier(value));
      case "country-uvci" ->
          COUNTRY.matcher(value).matches()
              ? new Decoded.Value<>(
                  RevocationTag.ofIdentifier(value.substring(0, 2), value.substring(3)))
              : new Decoded.Malformed<>(
                  "country-uvci: needs two capital letters, `:` and an" + " identifier");
      case "hash" -> hash(value);
      default -> new Decoded.NotMine<>();
    };
  }

  private static Decoded<RevocationTag> hash(String value) {
    try {
      byte[] hash =
          HEX.matcher(value).matches()
              ? HexFormat.of().parseHex(value)
              : Base64.getDecoder().decode(value.replace('-', '+').replace('_', '/'));
      if (hash.length >= LEAST_BYTES) {
        return new Decoded.Value<>(RevocationTag.ofHash(hash));
      }
    } catch (IllegalArgumentException e) {
      // Neither of the two; told below.
    }
    return new Decoded.Malformed<>("hash: needs at least 8 bytes in hex or base64");
  }
}
