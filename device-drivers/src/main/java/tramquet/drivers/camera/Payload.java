package tramquet.drivers.camera;

import com.google.zxing.common.DecoderResult;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.Bytes;

/// The payload of a QR code as bytes, from what ZXing makes of it: one text, and apart from it the
/// segments that were bytes in the code.
///
/// The text alone would do for none but ASCII: ZXing decodes byte segments by the charset the code
/// names, and issuers name the wrong one or none.
final class Payload {

  private static final Charset SHIFT_JIS = Charset.forName("Shift_JIS");

  /// What a code may name (ECI), the one for none first.
  private static final List<Charset> NAMED =
      List.of(
          StandardCharsets.ISO_8859_1,
          StandardCharsets.UTF_8,
          SHIFT_JIS,
          Charset.forName("GB18030"),
          StandardCharsets.UTF_16BE);

  private Payload() {}

  /// The bytes a scanner would send for this code.
  static Bytes of(DecoderResult result) {
    return spliced(result.getText(), byteSegments(result))
        .orElseGet(() -> Bytes.of(result.getText().getBytes(StandardCharsets.UTF_8)));
  }

  /// The text with the raw segments back in their places; empty if one cannot be found in it.
  private static Optional<Bytes> spliced(String text, List<Bytes> segments) {
    Bytes payload = Bytes.NONE;
    int done = 0;
    for (Bytes segment : segments) {
      Optional<Place> place = find(segment, text, done);
      if (place.isEmpty()) {
        return Optional.empty();
      }
      payload = payload.plus(other(text.substring(done, place.get().from()))).plus(segment);
      done = place.get().to();
    }
    return Optional.of(payload.plus(other(text.substring(done))));
  }

  private record Place(int from, int to) {}

  private static Optional<Place> find(Bytes segment, String text, int from) {
    for (Charset charset : NAMED) {
      String decoded = new String(segment.toArray(), charset);
      int at = text.indexOf(decoded, from);
      if (at >= 0) {
        return Optional.of(new Place(at, at + decoded.length()));
      }
    }
    return Optional.empty();
  }

  private static List<Bytes> byteSegments(DecoderResult result) {
    List<byte[]> segments = result.getByteSegments();
    return segments == null ? List.of() : segments.stream().map(Bytes::of).toList();
  }

  /// Segments that are not bytes are digits, capitals or kanji; kanji are Shift JIS in the code
  /// (ISO/IEC 18004, 7.4.6), and that is what a scanner sends.
  private static Bytes other(String text) {
    return Bytes.of(text.getBytes(SHIFT_JIS));
  }
}
