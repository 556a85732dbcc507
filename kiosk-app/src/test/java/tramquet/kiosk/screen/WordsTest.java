package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.lane.Screen;

class WordsTest {
  private final Words words = new Words();

  @Test
  void bothLanguagesSayTheSameThings() {
    assertEquals(new TreeSet<>(words.vietnameseKeys()), new TreeSet<>(words.englishKeys()));
  }

  /// Building a screen throws where a phrase is missing, so this finds missing and unused ones.
  @Test
  void everyPhraseIsShownOnSomeScreenAndNoneIsMissing() {
    Set<String> shown = new TreeSet<>();
    for (Screen screen : ScreenSpecimens.all().values()) {
      shown.addAll(shown(screen));
    }
    Set<String> unused =
        words.vietnameseKeys().stream()
            .filter(key -> shown.stream().noneMatch(pattern(key).asPredicate()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unused);
  }

  private static Set<String> shown(Screen screen) {
    return Toolkit.call(
        () -> Texts.in(Gallery.root(ScreenSpecimens.SIZES.getFirst(), ReaderSide.BELOW, screen)));
  }

  private Pattern pattern(String key) {
    String phrase = words.phrase(key, "\u0001").vietnamese();
    return Pattern.compile(
        Pattern.quote(phrase).replace("\u0001", "\\E.*\\Q").replaceAll("^", "(^| )") + "($| )");
  }

  @Test
  void englishStandsOnTheScreensToo() {
    Set<String> shown = shown(new Screen.Unreadable());
    assertTrue(shown.contains(words.phrase("unreadable.body").english()));
  }

  @Test
  void everythingIsComposed() {
    for (String key : words.vietnameseKeys()) {
      String phrase = words.phrase(key, "").vietnamese();
      assertEquals(Words.nfc(phrase), phrase);
    }
    assertEquals("Nguyễn", Words.nfc("Nguye\u0302\u0303n"));
  }

  @Test
  void noHeadlineIsAllCapitals() {
    for (String key : words.vietnameseKeys()) {
      Phrase phrase = words.phrase(key, "");
      assertFalse(
          phrase.vietnamese().equals(phrase.vietnamese().toUpperCase(java.util.Locale.ROOT)));
    }
  }

  @Test
  void askingForWordsThatNobodyWroteIsOurMistake() {
    assertThrows(IllegalArgumentException.class, () -> words.phrase("reason.none"));
  }
}
