package tramquet.kiosk.credential;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The bytes of a scan, without what reader and cable put around them: byte order mark, symbology
/// identifier (ISO/IEC 15424), ECI escapes printed as text (`\000026`), and NUL, CR, LF, STX, EOT
/// at either end. Bytes stay bytes until a field is asked for its text.
///
/// Thread: immutable.
public final class CodeText {
  private static final String FRAMING = "\0\r\n\u0002\u0004";

  /// ECI numbers of the charsets in question: Latin-1, Shift-JIS, windows-1258 and relatives,
  /// UTF-8, ASCII, Big5, GB 18030, EUC-KR (AIM ITS/04-023). Only at the start of the code or of a
  /// field.
  private static final Pattern ECI =
      Pattern.compile("(^|(?<=[|\\t;]))(\\\\0000(0[0-9]|[12][0-9]|3[0-5]))+");

  private static final Pattern FRONT =
      Pattern.compile("^(\u00EF\u00BB\u00BF|\u00C3\u00AF\u00C2\u00BB\u00C2\u00BF|][A-Za-z][0-9])+");

  /// In these, Vietnamese itself may arrive, where a reader translated it.
  private static final List<Charset> TRANSLATIONS =
      List.of(
          Charset.forName("windows-1258"),
          Charset.forName("windows-1252"),
          StandardCharsets.ISO_8859_1);

  private final byte[] bytes;
  private final List<Mangling> suspects;
  private final List<Charset> translations;

  private CodeText(byte[] bytes) {
    this.bytes = bytes;
    Optional<String> utf8 = Mangling.decode(bytes, StandardCharsets.UTF_8);
    this.suspects =
        utf8.filter(text -> !Vietnamese.isText(Vietnamese.nfc(text)))
            .map(text -> Mangling.ALL.stream().filter(m -> m.explains(text)).toList())
            .orElse(List.of());
    this.translations =
        utf8.isPresent()
            ? List.of()
            : TRANSLATIONS.stream().filter(c -> translated(bytes, c).isPresent()).toList();
  }

  /// The scan in these bytes.
  public static CodeText of(byte[] raw) {
    String text = new String(raw, StandardCharsets.ISO_8859_1);
    String before;
    do {
      before = text;
      text = ECI.matcher(FRONT.matcher(unframed(text)).replaceFirst("")).replaceAll("");
    } while (!text.equals(before));
    return new CodeText(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String unframed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && FRAMING.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (from < to && FRAMING.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  /// Each byte as the character of that number. Faithful for ASCII, and only for ASCII.
  public String latin() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// Whether nothing shows that every letter of Vietnamese came through: all of it can be read, and
  /// no letter is there that Latin-1 does not have, so whatever carried the code may have dropped
  /// those.
  boolean mayLackLetters() {
    return Mangling.decode(bytes, StandardCharsets.UTF_8)
        .map(Vietnamese::nfc)
        .filter(Vietnamese::isText)
        .filter(text -> text.codePoints().allMatch(c -> c <= 0xFF))
        .isPresent();
  }

  /// The fields between separators. Split on bytes: in a text read as Big5 or GBK a separator may
  /// be half of a character.
  List<CodeField> fields(char separator) {
    List<CodeField> fields = new ArrayList<>();
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    for (byte b : bytes) {
      if (b == (byte) separator) {
        fields.add(new CodeField(this, field.toByteArray()));
        field.reset();
      } else {
        field.write(b);
      }
    }
    fields.add(new CodeField(this, field.toByteArray()));
    return fields;
  }

  /// The whole scan with a wrong reading undone, where exactly one way explains it and leaves
  /// nothing but Vietnamese.
  Optional<CodeText> repaired() {
    Optional<String> text = Mangling.decode(bytes, StandardCharsets.UTF_8);
    List<String> repairs =
        text.stream()
            .flatMap(t -> suspects.stream().flatMap(m -> m.undo(t).stream()))
            .filter(t -> Vietnamese.isText(Vietnamese.nfc(t)))
            .distinct()
            .toList();
    return repairs.size() == 1
        ? Optional.of(new CodeText(repairs.getFirst().getBytes(StandardCharsets.UTF_8)))
        : Optional.empty();
  }

  /// The name in these bytes of this scan; empty when it can not be read byte for byte.
  ///
  /// UTF-8 comes first. A text that is UTF-8 and not Vietnamese may be UTF-8 that somebody took for
  /// another charset; bytes that are not UTF-8 may be Vietnamese that a reader translated to
  /// another charset. Both are undone only if the way back is exact, gives Vietnamese syllables,
  /// and no other way gives another name.
  Optional<String> name(byte[] field) {
    Optional<String> utf8 = Mangling.decode(field, StandardCharsets.UTF_8);
    Optional<String> direct = utf8.map(CodeText::tidy).filter(Vietnamese::isName);
    if (direct.isPresent()) {
      return direct;
    }
    Stream<String> undone =
        utf8.stream().flatMap(text -> suspects.stream().flatMap(m -> m.undo(text).stream()));
    Stream<String> translated =
        translations.stream().flatMap(charset -> Mangling.decode(field, charset).stream());
    List<String> repairs =
        Stream.concat(undone, translated)
            .map(CodeText::tidy)
            .filter(Vietnamese::isName)
            .filter(Vietnamese::isSyllables)
            .distinct()
            .limit(2)
            .toList();
    return repairs.size() == 1 ? Optional.of(repairs.getFirst()) : Optional.empty();
  }

  private static String tidy(String text) {
    return Vietnamese.nfc(text).strip();
  }

  private static Optional<String> translated(byte[] bytes, Charset charset) {
    return Mangling.decode(bytes, charset)
        .filter(
            text -> Mangling.encode(text, charset).filter(b -> Arrays.equals(b, bytes)).isPresent())
        .filter(text -> Vietnamese.isText(Vietnamese.nfc(text)));
  }

  /// The code stays out of logs and messages.
  @Override
  public String toString() {
    return "CodeText";
  }
}
