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
  private final Words words = Words.bundled();

  private static Set<String> keys(String tag) {
    return new TreeSet<>(LanguageFile.bundled(tag).words().keySet());
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    assertEquals(keys("vi"), keys("en"));
  }

  /// Building a screen throws where a phrase is missing, so this finds missing and unused ones.
  @Test
  void everyPhraseIsShownOnSomeScreenAndNoneIsMissing() {
    Set<String> shown = new TreeSet<>();
    for (Screen screen : ScreenSpecimens.all().values()) {
      shown.addAll(shown(screen));
    }
    Set<String> unused =
        keys("vi").stream()
            .filter(key -> shown.stream().noneMatch(pattern(key).asPredicate()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unused);
  }

  private static Set<String> shown(Screen screen) {
    return Toolkit.call(
        () -> Texts.in(Gallery.root(ScreenSpecimens.SIZES.getFirst(), ReaderSide.BELOW, screen)));
  }

  private Pattern pattern(String key) {
    String phrase = words.phrase(key, "\u0001").main();
    return Pattern.compile(
        Pattern.quote(phrase).replace("\u0001", "\\E.*\\Q").replaceAll("^", "(^| )") + "($| )");
  }

  @Test
  void englishStandsOnTheScreensToo() {
    Set<String> shown = shown(new Screen.Unreadable());
    assertTrue(shown.contains(words.phrase("unreadable.body").beneath()));
  }

  @Test
  void everythingIsComposed() {
    for (String key : keys("vi")) {
      String phrase = words.phrase(key, "").main();
      assertEquals(Words.nfc(phrase), phrase);
    }
    assertEquals("Nguyễn", Words.nfc("Nguye\u0302\u0303n"));
  }

  @Test
  void noHeadlineIsAllCapitals() {
    for (String key : keys("vi")) {
      Phrase phrase = words.phrase(key, "");
      assertFalse(phrase.main().equals(phrase.main().toUpperCase(java.util.Locale.ROOT)));
    }
  }

  @Test
  void askingForWordsThatNobodyWroteIsOurMistake() {
    assertThrows(IllegalArgumentException.class, () -> words.phrase("reason.none"));
  }
}
