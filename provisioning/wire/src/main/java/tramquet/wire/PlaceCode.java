package tramquet.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// The code of a place, which visitors scan with their own phone: `https://<host>/p/<id>.<check>`.
/// See `docs/decisions/0002-place-code.md`.
///
/// @param host lower case name of the centre, with `:port` where it is not 443; at most 100
///   characters
/// @param placeId 3 to 32 of `a-z`, `0-9` and `-`
public record PlaceCode(String host, String placeId) {
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9]([a-z0-9.-]{0,92}[a-z0-9])?(:[1-9][0-9]{0,4})?");
  private static final Pattern PLACE_ID = Pattern.compile("[a-z0-9-]{3,32}");
  private static final Pattern TEXT =
      Pattern.compile(
          "https://([^/?#]{1,100})/p/([^/?#.]*)\\.([^/?#.]*)", Pattern.CASE_INSENSITIVE);

  /// 32 characters none of which is taken for another.
  private static final String CHECK_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  /// Checks both parts.
  ///
  /// @throws IllegalArgumentException if a part is not built as told above
  public PlaceCode {
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("host");
    }
    if (!PLACE_ID.matcher(placeId).matches()) {
      throw new IllegalArgumentException("place id");
    }
  }

  /// Whether the text names a host, with a port where it is not 443.
  static boolean isHost(String text) {
    return HOST.matcher(text).matches();
  }

  /// The text inside the QR.
  public String encode() {
    return "https://" + host + "/p/" + placeId + "." + check();
  }

  /// Three characters that a typing error changes, all but once in 32,768: the low 15 bits of
  /// CRC-32 over `<host>/p/<id>`, five bits each, highest first.
  public String check() {
    CRC32 crc = new CRC32();
    crc.update((host + "/p/" + placeId).getBytes(StandardCharsets.US_ASCII));
    long value = crc.getValue();
    StringBuilder check = new StringBuilder(3);
    for (int shift = 10; shift >= 0; shift -= 5) {
      check.append(CHECK_ALPHABET.charAt((int) (value >> shift & 31)));
    }
    return check.toString();
  }

  /// Reads the text; letters may come in either case. Another address is not ours; one that is
  /// built like ours and has a wrong part or check is malformed.
  public static Decoded<PlaceCode> decode(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return new Decoded.NotMine<>();
    }
    String host = matcher.group(1).toLowerCase(Locale.ROOT);
    String placeId = matcher.group(2).toLowerCase(Locale.ROOT);
    if (!HOST.matcher(host).matches()) {
      return new Decoded.Malformed<>("host");
    }
    if (!PLACE_ID.matcher(placeId).matches()) {
      return new Decoded.Malformed<>("place id");
    }
    PlaceCode code = new PlaceCode(host, placeId);
    return code.check().equalsIgnoreCase(matcher.group(3))
        ? new Decoded.Value<>(code)
        : new Decoded.Malformed<>("check");
  }
}
