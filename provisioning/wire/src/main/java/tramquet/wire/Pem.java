package tramquet.wire;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Blocks of text around DER (RFC 7468).
public final class Pem {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Pem() {}

  /// The bytes of each block of that label, in their order; no bytes of one that is no base64. What
  /// stands around the blocks means nothing.
  ///
  /// @param label such as `CERTIFICATE`
  public static List<byte[]> blocks(String label, String text) {
    String begin = "-----BEGIN " + label + "-----";
    String end = "-----END " + label + "-----";
    List<byte[]> all = new ArrayList<>();
    int from = text.indexOf(begin);
    while (from >= 0) {
      // The dashes of the first line may not serve the last one too.
      int to = text.indexOf(end, from + begin.length());
      if (to < 0) {
        return all;
      }
      try {
        all.add(Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to)));
      } catch (IllegalArgumentException e) {
        // Whoever reads the bytes finds that they are nothing.
        all.add(new byte[0]);
      }
      from = text.indexOf(begin, to);
    }
    return all;
  }

  /// One block, ending in a line feed.
  public static String block(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, LINES.encodeToString(der), label);
  }
}
