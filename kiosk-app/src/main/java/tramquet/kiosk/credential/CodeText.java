package tramquet.kiosk.credential;

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
      Pattern.compile("(^|(?<=[|\\t;]))(\\\\0000(0[0-9]|[12][0-9]|3[0-5])){1,9}");

  /// How each of them begins: most codes have none, and need not be searched for more.
  private static final String ESCAPE = "\\0000";

  private static final Pattern FRONT =
      Pattern.compile(
          "^(\u00EF\u00BB\u00BF|\u00C3\u00AF\u00C2\u00BB\u00C2\u00BF|][A-Za-z][0-9]){1,9}");

  /// In these, Vietnamese itself may arrive, where a reader translated it.
  private static final List<Charset> TRANSLATIONS =
      List.of(
          Charset.forName("windows-1258"),
          Charset.forName("windows-1252"),
          StandardCharsets.ISO_8859_1);

  private final byte[] bytes;
  private final String latin;
  private final Optional<String> utf8;

  /// Nothing but Vietnamese and ASCII in the whole scan.
  private final boolean intact;

  private final List<Charset> translations;

  private CodeText(byte[] bytes) {
    this.bytes = bytes;
    this.latin = new String(bytes, StandardCharsets.ISO_8859_1);
    this.utf8 = Mangling.decode(bytes, StandardCharsets.UTF_8);
    this.intact = utf8.map(Vietnamese::nfc).filter(Vietnamese::isText).isPresent();
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
      text = FRONT.matcher(unframed(text)).replaceFirst("");
      if (text.contains(ESCAPE)) {
        text = ECI.matcher(text).replaceAll("");
      }
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
    return latin;
  }

  /// Whether nothing shows that every letter of Vietnamese came through: all of it can be read, and
  /// no letter is there that Latin-1 does not have, so whatever carried the code may have dropped
  /// those.
  boolean mayLackLetters() {
    return intact
        && utf8.map(Vietnamese::nfc)
            .filter(text -> text.chars().allMatch(c -> c <= 0xFF))
            .isPresent();
  }

  /// The fields between separators. Split on bytes: in a text read as Big5 or GBK a separator may
  /// be half of a character.
  List<CodeField> fields(char separator) {
    List<CodeField> fields = new ArrayList<>();
    int from = 0;
    for (int at = 0; at <= bytes.length; at++) {
      if (at == bytes.length || bytes[at] == (byte) separator) {
        fields.add(new CodeField(this, Arrays.copyOfRange(bytes, from, at)));
        from = at + 1;
      }
    }
    return fields;
  }

  /// The whole scan with a wrong reading undone, where exactly one way explains it and leaves
  /// nothing but Vietnamese.
  Optional<CodeText> repaired() {
    List<String> repairs =
        utf8.stream()
            .flatMap(text -> Mangling.ALL.stream().flatMap(m -> m.undo(text).stream()))
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
    Optional<String> text = Mangling.decode(field, StandardCharsets.UTF_8);
    Optional<String> direct = text.map(CodeText::tidy).filter(Vietnamese::isName);
    if (direct.isPresent() && (isAscii(direct.get()) || intact)) {
      return direct.filter(_ -> intact || isExplained());
    }
    Stream<String> undone =
        text.stream().flatMap(t -> Mangling.ALL.stream().flatMap(m -> undone(m, t).stream()));
    Stream<String> translated =
        translations.stream()
            .flatMap(charset -> Mangling.decode(field, charset).stream())
            .flatMap(t -> repair(t).stream());
    List<String> repairs = Stream.concat(undone, translated).distinct().limit(2).toList();
    return repairs.size() == 1 ? Optional.of(repairs.getFirst()) : Optional.empty();
  }

  /// One scan went through one mangling: what can not have made the rest of it did not make the
  /// name either.
  private Optional<String> undone(Mangling mangling, String text) {
    return mangling
        .undo(text)
        .flatMap(CodeText::repair)
        .filter(_ -> utf8.filter(mangling::explains).isPresent());
  }

  private boolean isExplained() {
    return !translations.isEmpty()
        || utf8.filter(t -> Mangling.ALL.stream().anyMatch(m -> m.explains(t))).isPresent();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static Optional<String> repair(String text) {
    return Optional.of(tidy(text))
        .filter(Vietnamese::isName)
        .filter(Vietnamese::isSyllables)
        .filter(Vietnamese::isCapitalised);
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
