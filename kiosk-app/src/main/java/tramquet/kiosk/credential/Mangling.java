package tramquet.kiosk.credential;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A charset as which readers and hosts wrongly take UTF-8, and the way back. The way back is exact
/// or there is none: every character has a byte sequence, and that sequence gives the same
/// characters again.
///
/// @param charset as which the bytes were read
/// @param passing bytes that the charset leaves undefined came through as control characters of the
///   same number, as browsers and Windows do it
record Mangling(Charset charset, boolean passing) {

  /// Those seen with scanners, and relatives that are there so that a text which two of them
  /// explain differently is noticed.
  static final List<Mangling> ALL =
      List.of(
          strict("ISO-8859-1"),
          passing("windows-1252"),
          strict("windows-1252"),
          passing("windows-1258"),
          strict("windows-1258"),
          strict("ISO-8859-15"),
          passing("windows-1254"),
          passing("windows-1250"),
          strict("x-MacRoman"),
          strict("IBM850"),
          strict("IBM437"),
          strict("Shift_JIS"),
          strict("windows-31j"),
          strict("EUC-JP"),
          strict("Big5"),
          strict("Big5-HKSCS"),
          strict("x-windows-950"),
          strict("GBK"),
          strict("GB18030"),
          strict("x-windows-949"));

  private static Mangling strict(String name) {
    return new Mangling(Charset.forName(name), false);
  }

  private static Mangling passing(String name) {
    return new Mangling(Charset.forName(name), true);
  }

  /// Text of bytes, where every byte has its character.
  static Optional<String> decode(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// Bytes of a text, where every character has its bytes.
  static Optional<byte[]> encode(String text, Charset charset) {
    try {
      ByteBuffer bytes =
          charset
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(text));
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      return Optional.of(copy);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// The UTF-8 text that looks like this text to who takes it for this charset.
  Optional<String> undo(String text) {
    return bytes(text).flatMap(bytes -> decode(bytes, StandardCharsets.UTF_8));
  }

  /// The bytes that look like this text to who takes them for this charset.
  Optional<byte[]> bytes(String text) {
    if (!passing) {
      return encode(text, charset)
          .filter(bytes -> decode(bytes, charset).filter(text::equals).isPresent());
    }
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      Optional<Byte> one = passed(text.charAt(i));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      bytes[i] = one.get();
    }
    return Optional.of(bytes);
  }

  /// The byte of a character in a charset of single bytes.
  private Optional<Byte> passed(char character) {
    if (character < 0x80) {
      return Optional.of((byte) character);
    }
    byte[] same = {(byte) character};
    if (character < 0xA0 && decode(same, charset).isEmpty()) {
      return Optional.of(same[0]);
    }
    return encode(String.valueOf(character), charset)
        .filter(b -> b.length == 1 && decode(b, charset).isPresent())
        .map(b -> b[0]);
  }

  /// Whether this mangling can have made such a text, as far as it is not lost.
  boolean explains(String text) {
    return text.codePoints()
        .filter(c -> c > '~' && c != 0xFFFD)
        .distinct()
        .allMatch(c -> bytes(Character.toString(c)).isPresent());
  }
}
