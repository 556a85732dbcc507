package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tramquet.kiosk.lane.Screen.Footer;
import tramquet.kiosk.lane.SetUp;
import tramquet.wire.ShelfLife;

class FooterViewTest {
  private static final double SMALLEST_FONT = 9;

  /// As wordy as a translator may be, with a place for the number.
  private static final String WORDY =
      """
      footer.scanner = The reader that reads the codes
      footer.centre = The centre to which the records go
      footer.unsent = Records that nobody has sent so far: {0}
      footer.digits = Compare these six digits with the centre: {0}
      footer.not-approved = Nobody has approved this kiosk so far
      footer.data-ageing = The signed data is about to be too old
      footer.data-stale = The signed data is by now far too old
      """;

  @TempDir private Path folder;

  static Stream<Size> sizes() {
    return ScreenSpecimens.SIZES.stream();
  }

  /// Every mixture of what the line can say, with the longest numbers.
  private static List<Footer> mixtures() {
    List<Optional<SetUp>> setUps =
        List.of(
            Optional.empty(),
            Optional.of(new SetUp.Calling(ScreenSpecimens.LONG_PLACE)),
            Optional.of(new SetUp.Digits("708893", ScreenSpecimens.LONG_PLACE)),
            Optional.of(new SetUp.Refused(SetUp.Why.OVER)));
    List<Footer> mixtures = new ArrayList<>();
    for (Optional<SetUp> setUp : setUps) {
      for (ShelfLife.Age age : ShelfLife.Age.values()) {
        for (long unsent : new long[] {0, 9_999_999}) {
          for (boolean scanner : new boolean[] {true, false}) {
            mixtures.add(new Footer(scanner, unsent == 0, unsent, age, Optional.empty(), setUp));
          }
        }
      }
    }
    return mixtures;
  }

  private Languages languages(String tag) throws IOException {
    Files.writeString(folder.resolve("messages_qaa.properties"), WORDY);
    Languages.Found found = Languages.look(List.of(tag), Optional.of(folder));
    assertEquals(List.of(), found.faults());
    return found.languages();
  }

  /// While a question is asked: its seconds stand at the end of the line.
  private static double room(Size size) {
    return size.width() - Countdown.corner(size);
  }

  private static Pane line(Size size, Languages languages, Footer footer) {
    return Toolkit.call(() -> new FooterView(size, languages.ofThePlace()).of(footer, room(size)));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void whateverComesTogetherStaysWithinTheLine(Size size) throws IOException {
    List<String> faults = new ArrayList<>();
    Bounds room = new BoundingBox(0, 0, Toolkit.call(() -> room(size)), size.footerHeight());
    for (String tag : List.of("vi", "en", "qaa")) {
      Languages languages = languages(tag);
      for (Footer footer : mixtures()) {
        faults.addAll(faults(line(size, languages, footer), room));
      }
    }
    assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
  }

  private static List<String> faults(Pane line, Bounds room) {
    List<String> faults = new ArrayList<>();
    List<Text> texts = Texts.nodes(line, Text.class);
    for (int i = 0; i < texts.size(); i++) {
      Text text = texts.get(i);
      if (!room.contains(Texts.ink(text))) {
        faults.add(text.getText() + " leaves the line");
      }
      if (text.getFont().getSize() < SMALLEST_FONT) {
        faults.add(text.getText() + " is too small: " + text.getFont().getSize());
      }
      texts.subList(i + 1, texts.size()).stream()
          .filter(other -> Texts.ink(text).intersects(Texts.ink(other)))
          .forEach(other -> faults.add(text.getText() + " touches " + other.getText()));
    }
    return faults;
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void inOurLanguagesAllThatIsNotWellStaysOnTheLine(Size size) throws IOException {
    for (String tag : List.of("vi", "en")) {
      Languages languages = languages(tag);
      Words words = languages.ofThePlace();
      Set<String> said = Texts.in(line(size, languages, ScreenSpecimens.WORST));
      for (Phrase needed :
          List.of(
              words.phrase("footer.digits", "708 893"),
              words.phrase("footer.unsent", "1234567"),
              words.phrase("footer.data-stale"))) {
        assertTrue(said.contains(needed.main()), () -> needed.main() + ": " + said);
      }
    }
  }

  /// What is well goes first, then what the digits say already.
  @Test
  void whereWordsAreTooManyTheDigitsAreTheLastToGo() throws IOException {
    Set<String> said = Texts.in(line(new Size(600, 1024), languages("qaa"), ScreenSpecimens.WORST));
    assertEquals(Set.of("Compare these six digits with the centre: 708 893"), said);
  }

  @Test
  void whereThereIsRoomNothingShrinks() throws IOException {
    Size size = new Size(1280, 800);
    for (Text text : Texts.nodes(line(size, languages("vi"), ScreenSpecimens.GOOD), Text.class)) {
      assertEquals(Math.floor(size.footerHeight() / 2), text.getFont().getSize());
    }
  }
}
