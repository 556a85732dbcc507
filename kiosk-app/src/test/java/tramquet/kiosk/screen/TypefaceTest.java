package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TypefaceTest {
  private static final String VOWELS = "aăâeêioôơuưy";
  private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

  private static Set<Integer> letters() {
    List<String> letters = new ArrayList<>(List.of("đ", "Đ", "₫"));
    for (int vowel : VOWELS.codePoints().toArray()) {
      letters.add(Character.toString(vowel));
      TONES
          .codePoints()
          .forEach(tone -> letters.add(Words.nfc(Character.toString(vowel) + (char) tone)));
    }
    return letters.stream()
        .flatMap(letter -> List.of(letter, letter.toUpperCase(Locale.ROOT)).stream())
        .flatMap(letter -> letter.codePoints().boxed())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @EnumSource
  void everyVietnameseLetterIsInEveryWeight(Typeface face) throws IOException {
    Set<Integer> letters = letters();
    assertEquals(2 * (12 * 6 + 1) + 1, letters.size(), "12 vowels, 6 tones, đ, both cases, and ₫");
    letters.removeIf(glyphs(face)::holds);
    assertEquals(Set.of(), letters);
  }

  @ParameterizedTest
  @EnumSource
  void everyCharacterOfTheScreensIsInTheTypeface(Typeface face) throws IOException {
    Words words = Words.bundled();
    Set<Integer> characters = new TreeSet<>();
    for (String key : LanguageFile.bundled("vi").words().keySet()) {
      Phrase phrase = words.phrase(key, "0123456789*-\u00a0");
      (phrase.main() + phrase.beneath()).codePoints().forEach(characters::add);
    }
    characters.removeIf(glyphs(face)::holds);
    assertEquals(Set.of(), characters);
  }

  @Test
  void aCharacterThatTheTypefaceLacksIsNoticed() throws IOException {
    assertFalse(glyphs(Typeface.REGULAR).holds('\u2714'), "a heavy check mark is not in it");
  }

  private static CharacterMap glyphs(Typeface face) throws IOException {
    try (InputStream in = face.open()) {
      return CharacterMap.of(in.readAllBytes()).asOptional().orElseThrow();
    }
  }

  @Test
  void eachWeightIsReallyLoaded() {
    assertNotEquals(width(Typeface.REGULAR), width(Typeface.SEMI_BOLD));
    assertNotEquals(width(Typeface.SEMI_BOLD), width(Typeface.BOLD));
    assertEquals("Be Vietnam Pro", Typeface.BOLD.at(10).getFamily());
  }

  private static double width(Typeface face) {
    Text text = new Text("Xin dừng lại");
    text.setFont(face.at(100));
    return text.getLayoutBounds().getWidth();
  }
}
