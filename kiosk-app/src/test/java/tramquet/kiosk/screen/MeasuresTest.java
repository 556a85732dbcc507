package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// Spoils a state in every way that is measured, to see that it is noticed.
class MeasuresTest {
  private static final Size SMALLEST = new Size(800, 480);

  private static List<String> spoilt(Consumer<Text> spoiling) {
    Pane root =
        Toolkit.call(() ->
            Gallery.root(SMALLEST, ReaderSide.BELOW, ScreenSpecimens.named("admitted-ENTRY")));
    return Toolkit.call(() -> {
      spoiling.accept(
          Texts.nodes(root, Text.class).stream()
              .max(Comparator.comparingDouble(text -> text.getFont().getSize()))
              .orElseThrow());
      return Measures.faults(SMALLEST, Measures.Reader.VISITOR, Painted.of(SMALLEST, root)).stream()
          .map(fault -> fault.replaceAll(".*: (\\D*).*", "$1").strip())
          .distinct()
          .toList();
    });
  }

  @Test
  void whatIsNotSpoiltPasses() {
    assertEquals(List.of(), spoilt(text -> {}));
  }

  @Test
  void faintLettersAreNoticed() {
    assertEquals(List.of("contrast"), spoilt(text -> text.setStyle("-fx-fill: #3f7d4c")));
  }

  @Test
  void lettersOfTheColourOfTheirFieldAreNoticed() {
    assertEquals(
        List.of("contrast"), spoilt(text -> text.getStyleClass().setAll(Role.GROUND.text())));
  }

  @Test
  void aClippedLetterIsNoticed() {
    assertEquals(
        List.of("letters are cut or covered,"),
        spoilt(text -> {
          Bounds ink = text.sceneToLocal(Texts.ink(text));
          text.setClip(
              new Rectangle(ink.getMinX(), ink.getMinY(), ink.getWidth() - 15, ink.getHeight()));
        }));
  }

  @Test
  void textBeyondTheDisplayIsNoticed() {
    assertEquals(List.of("leaves the display"), spoilt(text -> text.setTranslateX(400)));
  }

  @Test
  void textOnTextIsNoticed() {
    assertTrue(spoilt(text -> text.setTranslateY(90)).getFirst().startsWith("touches"));
  }

  @Test
  void aHeadlineThatIsTooSmallIsNoticed() {
    assertEquals(List.of("capitals subtend"), spoilt(text -> text.setFont(Typeface.BOLD.at(25))));
  }

  @Test
  void tooSmallIsNoticed() {
    assertTrue(spoilt(text -> text.setFont(Typeface.BOLD.at(8))).contains("too small,"));
  }
}
