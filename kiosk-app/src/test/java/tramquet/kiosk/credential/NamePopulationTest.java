package tramquet.kiosk.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tramquet.wire.Person;
import tramquet.wire.TrustList;

/// A population of names through every charset that readers and hosts are known to mistake UTF-8
/// for, honestly (marks where it could not read) and not (bytes dropped without a trace): what
/// comes out is the name or no name, never another name.
class NamePopulationTest {
  private static final List<String> NAMES = VietnameseNames.some(2_000, 20_210_911);

  private static final List<String> UPPER =
      NAMES.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();

  /// The least share, in percent, of names that must come back: mixed case, upper case. A little
  /// under what was measured, so that a loss is noticed.
  @ParameterizedTest
  @CsvSource({
    "ISO-8859-1, 100, 100",
    "windows-1252, 59, 55",
    "windows-1258, 59, 39",
    "Shift_JIS, 64, 31",
    "windows-31j, 70, 31",
    "Big5, 17, 2",
    "Big5-HKSCS, 34, 7",
    "x-windows-950, 40, 9",
    "GBK, 72, 70",
    "GB18030, 72, 70",
    "ISO-8859-15, 100, 100",
    "x-windows-949, 72, 49"
  })
  void aNameComesBackOrNot(String charset, int leastMixed, int leastUpper) {
    double mixed = share(Charset.forName(charset), NAMES, CodingErrorAction.REPLACE);
    double upper = share(Charset.forName(charset), UPPER, CodingErrorAction.REPLACE);
    assertTrue(mixed >= leastMixed && upper >= leastUpper, () -> mixed + ", " + upper);
    share(Charset.forName(charset), UPPER.subList(0, 500), CodingErrorAction.IGNORE);
    share(Charset.forName(charset), NAMES.subList(0, 500), CodingErrorAction.IGNORE);
  }

  private static double share(Charset charset, List<String> names, CodingErrorAction onError) {
    int readable = 0;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      byte[] raw = mangled(card(name, i), charset, onError).getBytes(StandardCharsets.UTF_8);
      Optional<String> read = name(raw);
      if (read.isPresent()) {
        assertEquals(name, read.get(), charset.name());
        readable++;
      }
    }
    return 100.0 * readable / names.size();
  }

  private static Optional<String> name(byte[] raw) {
    return CredentialFormats.read(raw, TrustList.NONE)
            instanceof Reading.Recognised(CredentialFormat _, Credential credential)
        ? credential.person().flatMap(Person::name)
        : Optional.empty();
  }

  private static String card(String name, int number) {
    return "001090%06d||%s|01011990|Nam|Số %d, Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh|01012021"
        .formatted(number, name, number);
  }

  private static String mangled(String text, Charset charset, CodingErrorAction onError) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(onError)
          .onUnmappableCharacter(onError)
          .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void intactNamesComeBackInEitherForm() {
    for (String name : NAMES) {
      byte[] composed = card(name, 1).getBytes(StandardCharsets.UTF_8);
      byte[] decomposed =
          Normalizer.normalize(card(name, 1), Normalizer.Form.NFD).getBytes(StandardCharsets.UTF_8);
      assertEquals(Optional.of(name), name(composed));
      assertEquals(Optional.of(name), name(decomposed));
    }
  }

  @Test
  void aTranslationToWindows1258IsReadOrNot() {
    Charset charset = Charset.forName("windows-1258");
    int readable = 0;
    for (String name : NAMES) {
      Optional<String> read = name(toneMarksApart(card(name, 1)).getBytes(charset));
      assertTrue(read.isEmpty() || read.get().equals(name));
      readable += read.isPresent() ? 1 : 0;
    }
    assertTrue(readable >= 1_900);
  }

  /// Letters with one mark of their own, tones after them, as windows-1258 has them.
  private static String toneMarksApart(String text) {
    StringBuilder apart = new StringBuilder();
    for (String letter : text.codePoints().mapToObj(Character::toString).toList()) {
      String parts = Normalizer.normalize(letter, Normalizer.Form.NFD);
      String tones = parts.replaceAll("[^\u0300\u0301\u0309\u0303\u0323]", "");
      String toneless = parts.replaceAll("[\u0300\u0301\u0309\u0303\u0323]", "");
      apart.append(Normalizer.normalize(toneless, Normalizer.Form.NFC)).append(tones);
    }
    return apart.toString();
  }

  @Test
  void aNameWithLettersDroppedIsNeverReadable() {
    for (String name : NAMES) {
      String dropped = card(name, 1).replaceAll("[^\\x00-\\x7F]", "");
      Optional<String> read = name(dropped.getBytes(StandardCharsets.US_ASCII));
      assertTrue(read.isEmpty() || read.get().equals(name));
      String latin = card(name, 1).replaceAll("[^\\x00-\\xFF]", "");
      read = name(latin.getBytes(StandardCharsets.UTF_8));
      assertTrue(read.isEmpty() || read.get().equals(name));
    }
  }

  @Test
  void aNameWithQuestionMarksIsNeverReadable() {
    for (String name : NAMES) {
      byte[] raw = card(name, 1).getBytes(StandardCharsets.ISO_8859_1);
      Optional<String> read = name(raw);
      assertTrue(read.isEmpty() || read.get().equals(name));
      byte[] ascii = card(name, 1).getBytes(StandardCharsets.US_ASCII);
      read = name(ascii);
      assertTrue(read.isEmpty() || read.get().equals(name));
    }
  }
}
