package tramquet.kiosk.credential;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A charset as which readers and hosts wrongly take UTF-8, and the way back. The way back is exact
/// or there is none: every character has a byte sequence, and that sequence gives the same
/// characters again.
///
/// @param charset as which the bytes were read
/// @param single where bytes that the charset leaves undefined come through as control characters
///   of the same number, as browsers and Windows do it: the byte of each character; else empty
record Mangling(Charset charset, Map<Character, Byte> single) {

  /// What honest decoders put where they could not read.
  private static final Pattern LOSS = Pattern.compile("[?\uFFFD]");

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
    return new Mangling(Charset.forName(name), Map.of());
  }

  private static Mangling passing(String name) {
    Charset charset = Charset.forName(name);
    Map<Character, Byte> single = new HashMap<>();
    for (int b = 0; b < 256; b++) {
      byte[] one = {(byte) b};
      single.put(decode(one, charset).map(text -> text.charAt(0)).orElse((char) b), one[0]);
    }
    return new Mangling(charset, Map.copyOf(single));
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
    if (single.isEmpty()) {
      return encode(text, charset)
          .filter(bytes -> decode(bytes, charset).filter(text::equals).isPresent());
    }
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      Optional<Byte> one = Optional.ofNullable(single.get(text.charAt(i)));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      bytes[i] = one.get();
    }
    return Optional.of(bytes);
  }

  /// Whether this mangling can have made the whole of a scan: all of it can be undone, or, where it
  /// bears marks of loss, all but those. A scan that does neither lost bytes without a trace.
  boolean explains(String scan) {
    return LOSS.matcher(scan).find()
        ? scan.codePoints()
            .filter(c -> c > '~' && c != 0xFFFD)
            .distinct()
            .allMatch(c -> bytes(Character.toString(c)).isPresent())
        : undo(scan).map(Vietnamese::nfc).filter(Vietnamese::isText).isPresent();
  }
}
