package tramquet.kiosk.screen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Drops in a language that nobody speaks: `qaa`, one of those that ISO 639 leaves to private use.
class LanguagesTest {
  @TempDir private Path folder;

  private Languages.Found look(String... tags) {
    return Languages.look(List.of(tags), Optional.of(folder));
  }

  private void drop(String text) throws IOException {
    Files.writeString(folder.resolve("messages_qaa.properties"), text);
  }

  /// A font of its own: the bundled bold one, under the name of the language.
  private void dropFont(String name) throws IOException {
    try (InputStream in = Typeface.BOLD.open()) {
      Files.write(folder.resolve(name), in.readAllBytes());
    }
  }

  @Test
  void aDroppedInLanguageIsSpokenWithItsOwnFontAndEnglishFillsItsGaps() throws IOException {
    drop("idle.headline = Vozu kodo\nidle.trip = Ruto {0}\n");
    dropFont("font_qaa.ttf");
    Languages.Found found = look("qaa", "vi");
    assertEquals(List.of(), found.faults());
    Words words = found.languages().ofThePlace();
    assertEquals("Vozu kodo", words.phrase("idle.headline").main());
    assertEquals("Mời quét mã", words.phrase("idle.headline").beneath());
    assertEquals("Ruto 7", words.phrase("idle.trip", "7").main());
    Phrase missing = words.phrase("busy.headline");
    assertEquals("Please wait", missing.main());
    assertEquals(Lettering.BUNDLED, missing.large().lettering());
    String family =
        Toolkit.call(() ->
            words.phrase("idle.headline").large().lettering().at(Typeface.REGULAR, 20).getName());
    assertEquals(Typeface.BOLD.fullName(), family);
  }

  @Test
  void eachLanguageOfThePlaceHasItsTurnAlone() throws IOException {
    drop("idle.headline = Vozu kodo\n");
    List<Words> turns = look("vi", "en", "qaa").languages().byTurns();
    assertEquals(
        List.of("Mời quét mã", "Scan your code", "Vozu kodo"),
        turns.stream().map(words -> words.phrase("idle.headline").main()).toList());
    assertTrue(turns.stream().allMatch(words -> words.phrase("idle.headline").beneath().isEmpty()));
  }

  @Test
  void aStrangerIsSpokenToInTheirLanguageWithThatOfThePlaceBeneath() throws IOException {
    drop("refused.headline = Haltu\n");
    Languages languages = look("vi", "en").languages();
    assertEquals("Haltu", languages.of("qaa").phrase("refused.headline").main());
    assertEquals("Xin dừng lại", languages.of("qaa").phrase("refused.headline").beneath());
    assertEquals("Please stop", languages.of("km").phrase("refused.headline").main());
    assertEquals("Xin dừng lại", languages.of("vi").phrase("refused.headline").main());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          idle.hedline = Vozu          | no screen says idle.hedline
          idle.headline =              | idle.headline is empty
          idle.trip = Ruto             | idle.trip has [], not [{0}]
          idle.trip = Ruto {0} {1}     | idle.trip has [{0}, {1}], not [{0}]
          idle.trip = Ruto '{0}'       | idle.trip has a brace or quote that stands alone
          idle.headline = \\u1780      | the bundled typeface lacks U+1780
          idle.headline = \\u17        | a \\u without four digits
          """)
  void whatIsWrongWithAFileIsSaidAndTheFileLeftOut(String text, String fault) throws IOException {
    drop(text + "\n");
    Languages.Found found = look("vi");
    assertEquals(List.of("messages_qaa.properties: " + fault), found.faults());
    assertEquals("Please stop", found.languages().of("qaa").phrase("refused.headline").main());
  }

  @Test
  void aFileThatIsNotInUtf8IsLeftOut() throws IOException {
    Files.write(
        folder.resolve("messages_qaa.properties"), "busy.headline = é".getBytes(ISO_8859_1));
    assertEquals(List.of("messages_qaa.properties: not in UTF-8"), look("vi").faults());
  }

  @Test
  void aFontThatIsNoneIsSaid() throws IOException {
    drop("busy.headline = Atendu\n");
    Files.write(folder.resolve("font_qaa.ttf"), "no font".getBytes(UTF_8));
    assertEquals(
        List.of("messages_qaa.properties: font_qaa.ttf: not a whole font"), look("vi").faults());
  }

  @Test
  void aFontThatIsCutShortIsSaid() throws IOException {
    drop("busy.headline = Atendu\n");
    try (InputStream in = Typeface.BOLD.open()) {
      Files.write(folder.resolve("font_qaa-bold.ttf"), in.readNBytes(2000));
    }
    List<String> faults = look("vi").faults();
    assertEquals(1, faults.size());
    assertTrue(faults.getFirst().contains("font_qaa-bold.ttf"), faults::toString);
  }

  @Test
  void aLanguageOfThePlaceThatNobodyDroppedInIsSaidAndTheOthersAreSpoken() {
    Languages.Found found = look("km", "en");
    assertEquals(List.of("no language km: messages_km.properties"), found.faults());
    assertEquals("Please stop", found.languages().ofThePlace().phrase("refused.headline").main());
  }

  @Test
  void aFolderThatIsNotThereHasNoLanguages() {
    Languages.Found found =
        Languages.look(List.of("vi", "en"), Optional.of(folder.resolve("none")));
    assertEquals(List.of(), found.faults());
  }
}
