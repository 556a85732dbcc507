package tramquet.kiosk.calibration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.kiosk.calibration.Diagnosis.Suffix;

class DiagnosisTest {

  @ParameterizedTest
  @EnumSource
  void aCodeThatComesAsItIsHasNoFault(SheetCode code) {
    for (String suffix : new String[] {"\r", "\n", "\r\n"}) {
      Diagnosis diagnosis = read(code.content() + suffix);
      assertEquals(code, diagnosis.code());
      assertEquals(List.of(), diagnosis.faults());
    }
    assertEquals(List.of(), diagnosed(bytes(code.content()), Suffix.GOOD).faults());
  }

  @ParameterizedTest
  @EnumSource
  void theKindOfCodeIsNoFaultAndAPrefixIs(SheetCode code) {
    assertEquals(List.of(), read("]Q1" + code.content() + "\r").faults());
    fault(read("s" + code.content() + "\r"), "\"s\" before");
    fault(read("QR:" + code.content() + "\r"), "before");
  }

  @ParameterizedTest
  @EnumSource
  void aSuffixThatIsMissingOrAnotherIsNamed(SheetCode code) {
    fault(read(code.content()), "no suffix");
    fault(read(code.content() + "\t"), "Tab after");
    fault(read(code.content() + "#"), "\"#\" after");
    fault(read(code.content() + "\u0003"), "0x03 after");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBK", "windows-1252", "windows-1258", "Big5"})
  void aWrongCharacterSetIsNamed(String name) {
    byte[] sent = SheetCode.NAMES.content().getBytes(Charset.forName(name));
    fault(diagnosed(sent, Suffix.GOOD), name);
  }

  @Test
  void mojibakeIsNamed() {
    byte[] utf8 = bytes(SheetCode.NAMES.content());
    for (String name : List.of("windows-1252", "ISO-8859-1", "GBK")) {
      byte[] twice = new String(utf8, Charset.forName(name)).getBytes(UTF_8);
      fault(diagnosed(twice, Suffix.GOOD), "mojibake");
    }
    String ascii = SheetCode.NAMES.content().replaceAll("[^ -~]", "");
    fault(diagnosed(bytes(ascii), Suffix.GOOD), "left out");
  }

  @ParameterizedTest
  @EnumSource
  void theKeyboardOfAnotherCountryIsNamed(KeyLayout layout) {
    String signs = layout.misread(SheetCode.SIGNS.content());
    fault(diagnosed(bytes(signs), Suffix.GOOD), layout.words());
  }

  @Test
  void eachLayoutHasEveryKeyAndNoneIsAnother() {
    List<String> signs =
        Arrays.stream(KeyLayout.values())
            .map(each -> each.misread(SheetCode.SIGNS.content()))
            .toList();
    assertEquals(signs.size(), signs.stream().distinct().count());
    assertEquals("yz", KeyLayout.GERMAN.misread("zy"));
    assertEquals("qawz;", KeyLayout.FRENCH.misread("aqzwm"));
    assertEquals("\"", KeyLayout.BRITISH.misread("@"));
    assertEquals("!@#$%^&*()", KeyLayout.CZECH.misread("1234567890"));
  }

  @Test
  void capsAndConversionsAreNamed() {
    String letters = SheetCode.LETTERS.content();
    fault(read("1: THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG 0123456789 aqwzym\r"), "Caps");
    fault(read(letters.toUpperCase(Locale.ROOT) + "\r"), "capitals");
    fault(read(letters.toLowerCase(Locale.ROOT) + "\r"), "small");
  }

  @Test
  void aLostSeparatorIsNamed() {
    String groups = SheetCode.GROUPS.content();
    fault(read(groups.replace("\u001d", "") + "\r"), "GS");
    fault(read(groups.replace('\u001d', ' ') + "\r"), "blank");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 56, 61, 255, 300})
  void aCodeThatIsCutIsNamed(int length) {
    String cut = SheetCode.LONG.content().substring(0, length);
    fault(read(cut + "\r"), "ends after " + length);
    fault(read("]Q1" + cut + "\r"), "ends after " + length);
  }

  @Test
  void whatIsNoCodeOfTheSheetIsNone() {
    assertEquals(Optional.empty(), Diagnosis.of(bytes("hello, world\r"), Suffix.UNKNOWN));
    assertEquals(Optional.empty(), Diagnosis.of(new byte[0], Suffix.UNKNOWN));
    assertEquals(Optional.empty(), Diagnosis.of("\u00ff\u0000".getBytes(ISO_8859_1), Suffix.GOOD));
  }

  private static void fault(Diagnosis diagnosis, String words) {
    assertTrue(
        diagnosis.faults().stream().anyMatch(fault -> fault.contains(words)),
        diagnosis.faults()::toString);
  }

  private static Diagnosis read(String text) {
    return diagnosed(bytes(text), Suffix.UNKNOWN);
  }

  private static Diagnosis diagnosed(byte[] received, Suffix suffix) {
    return Diagnosis.of(received, suffix).orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
