package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Consumer;
import javafx.scene.Group;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

class TileTest {
  private static final Paint GROUND = PaletteTest.colour(Palette.STOP, Role.GROUND);
  private static final Paint INK = PaletteTest.colour(Palette.STOP, Role.INK);
  private static final Look OUTLINED = new Look(GROUND, INK, INK, false);

  private record Look(Paint box, Paint outline, Paint words, boolean ticked) {}

  private final Group root = Palette.STOP.of(new Group());
  private final Tile tile =
      Toolkit.call(() -> {
        Tile made = new Tile(Phrase.plain("Có"), 200, 100, () -> {});
        root.getChildren().add(made);
        return made;
      });

  private Look after(Consumer<Tile> change) {
    return Toolkit.call(() -> {
      if (root.getScene() == null) {
        var _ = StyleSheet.scene(root, new Size(800, 480));
      }
      root.applyCss();
      change.accept(tile);
      root.applyCss();
      Rectangle box = Texts.nodes(tile, Rectangle.class).getFirst();
      return new Look(
          box.getFill(),
          box.getStroke(),
          Texts.nodes(tile, Text.class).getFirst().getFill(),
          tile.getChildren().getLast().isVisible());
    });
  }

  @Test
  void aTileHasTheColoursOfItsField() {
    assertEquals(OUTLINED, after(untouched -> {}));
  }

  @Test
  void whatIsToBePressedNowIsFilled() {
    assertEquals(new Look(INK, INK, GROUND, false), after(Tile::filled));
  }

  @Test
  void whatIsChosenIsFilledAndHasATick() {
    assertEquals(new Look(INK, INK, GROUND, true), after(chosen -> chosen.chosen(true)));
  }

  @Test
  void whatWasChosenTwiceAndIsNotAnyMoreLooksAsBefore() {
    after(chosen -> chosen.chosen(true));
    after(chosen -> chosen.chosen(true));
    assertEquals(OUTLINED, after(chosen -> chosen.chosen(false)));
  }
}
