package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.lane.Screen;
import tramquet.wire.Reason;

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
    // What can be the case of a part is more than one report tells: FindingWordsTest.
    // What only staff may read of somebody's health is said where a code is inspected.
    Set<String> unused =
        keys("vi").stream()
            .filter(key -> !key.matches("reason\\.(watch-list|symptoms|epidemic-zone|contact)"))
            .filter(key -> !key.matches("doctor\\.(word|fact|pin)\\..*"))
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
  void noHeadlineHasMoreThanThreeWords() {
    for (String key : keys("vi")) {
      if (key.matches(".*\\.headline|admitted\\.(entry|exit)|asking\\.[a-z]+|alarm\\.[a-z-]+")
          && !key.matches("asking\\.(title|touch|symptoms|zone|contact|headline)|alarm\\.staff")) {
        Phrase phrase = words.phrase(key, "");
        assertTrue(phrase.main().split(" ").length <= 3, phrase::main);
        assertTrue(phrase.beneath().split(" ").length <= 3, phrase::beneath);
      }
    }
  }

  @Test
  void aRefusalForHealthSaysTheSameWhateverItsReason() {
    Set<Set<String>> said = new HashSet<>();
    for (Reason reason : Reason.values()) {
      if (reason.category() == Reason.Category.HEALTH) {
        said.add(shown(ScreenSpecimens.named("refused-" + reason)));
      }
    }
    assertEquals(1, said.size());
    assertTrue(said.iterator().next().contains(words.phrase("alarm.staff").main()));
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
