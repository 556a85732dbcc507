package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;
import org.junit.jupiter.api.Test;

/// What must not get past the approved pictures: some states, one of eight, are spoilt a little, at
/// the smallest size, where a little is least.
class ApprovalBitesTest {
  private static final Size SMALLEST = new Size(800, 480);
  private static final int ONE_OF = 8;

  /// Below that the dot beneath a letter is less than a pixel; only staff read what is so small.
  private static final double DOT_SEEN = 12;

  private static final Map<String, Function<Size, Pane>> STATES = some();
  private static final Map<String, Picture> APPROVED =
      STATES.keySet().stream().collect(Collectors.toMap(name -> name, ApprovalBitesTest::approved));

  private static Map<String, Function<Size, Pane>> some() {
    Map<String, Function<Size, Pane>> some = new TreeMap<>();
    int place = 0;
    for (Map.Entry<String, Function<Size, Pane>> each : Gallery.all().entrySet()) {
      if (place % ONE_OF == 0) {
        some.put(each.getKey(), each.getValue());
      }
      place++;
    }
    return some;
  }

  private static Picture approved(String name) {
    return Objects.requireNonNull(Sheet.cut(ApprovedPictures.of(name)).get(SMALLEST));
  }

  /// What passes although it was spoilt.
  private static Set<String> passed(Consumer<Pane> spoiling) {
    Set<String> passed = new TreeSet<>();
    STATES.forEach((name, state) -> {
      Raster spoilt =
          Toolkit.call(() -> {
            Pane root = state.apply(SMALLEST);
            Scene scene = StyleSheet.scene(root, SMALLEST);
            root.applyCss();
            spoiling.accept(root);
            return Raster.of(scene);
          });
      Picture approved = Objects.requireNonNull(APPROVED.get(name));
      if (new Comparison(approved, Picture.of(spoilt)).fault().isEmpty()) {
        passed.add(name);
      }
    });
    return passed;
  }

  @Test
  void whatIsNotSpoiltPasses() {
    assertEquals(STATES.keySet(), passed(root -> {}));
  }

  @Test
  void theSmallestMarkThatIsLostIsMissed() {
    assertEquals(Set.of(), passed(root -> withoutMark(smallest(root))));
  }

  @Test
  void aWordThatIsClippedIsMissed() {
    assertEquals(Set.of(), passed(root -> clip(smallest(root))));
  }

  @Test
  void anotherColourOfTheSmallestTextIsMissed() {
    assertEquals(
        Set.of(),
        passed(root -> {
          Text text = smallest(root);
          paint(text, "-fx-fill", ((Color) text.getFill()).interpolate(Color.GRAY, 0.5));
        }));
  }

  @Test
  void aFieldOfNearlyTheSameColourIsMissed() {
    assertEquals(
        Set.of(),
        passed(root -> {
          for (Region field : Texts.nodes(root, Region.class)) {
            Optional.ofNullable(field.getBackground()).map(Background::getFills).stream()
                .flatMap(List::stream)
                .findFirst()
                .ifPresent(
                    fill -> paint(field, "-fx-background-color", nearly((Color) fill.getFill())));
          }
        }));
  }

  /// Whatever the style sheet says.
  private static void paint(Node node, String what, Color colour) {
    node.setStyle("%s: #%06x".formatted(what, Contrast.rgb(colour)));
  }

  private static Color nearly(Color ground) {
    return ground.interpolate(ground.getBrightness() > 0.5 ? Color.BLACK : Color.WHITE, 0.02);
  }

  private static Text smallest(Pane root) {
    return Texts.nodes(root, Text.class).stream()
        .filter(text -> Marks.without(text.getText()).isPresent())
        .filter(text -> text.getFont().getSize() >= DOT_SEEN)
        .min(Comparator.comparingDouble(text -> text.getFont().getSize()))
        .orElseThrow();
  }

  private static void withoutMark(Text text) {
    text.setText(Marks.without(text.getText()).orElseThrow());
  }

  /// The last letter or two: the last one may be a full stop.
  private static void clip(Text text) {
    // The layout is as wide as the box that it may fill.
    text.setBoundsType(TextBoundsType.VISUAL);
    Bounds ink = text.getLayoutBounds();
    text.setBoundsType(TextBoundsType.LOGICAL);
    text.setClip(
        new Rectangle(
            ink.getMinX(),
            ink.getMinY(),
            ink.getWidth() - text.getFont().getSize() * 0.8,
            ink.getHeight()));
  }
}
