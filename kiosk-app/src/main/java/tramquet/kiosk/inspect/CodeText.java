package tramquet.kiosk.inspect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.Bytes;

/// What the bytes of a code are as text, for whoever looks at it. A code need not say its charset,
/// and many that do say the wrong one, so the first counts in which they are text at all: UTF-8,
/// Shift JIS (kanji of a QR code), ISO 8859-1 (anything).
public final class CodeText {
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("Shift_JIS"));

  private CodeText() {}

  /// The text of a payload.
  public static String of(Bytes data) {
    return CHARSETS.stream()
        .flatMap(charset -> decoded(data, charset).stream())
        .findFirst()
        .orElseGet(() -> new String(data.toArray(), StandardCharsets.ISO_8859_1));
  }

  /// Empty if that is no text in this charset; a String's own decoding would not say so.
  private static Optional<String> decoded(Bytes data, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(data.toArray())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
