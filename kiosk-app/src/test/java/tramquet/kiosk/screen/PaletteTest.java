package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {

  /// As the style sheet has it. What stands on the footer stands on it here too.
  static Color colour(Palette palette, Role role) {
    return Toolkit.call(() -> {
      Rectangle shape = role.of(new Rectangle());
      Group root = Palette.FOOTER.of(new Group(palette.of(new Group(shape))));
      var _ = StyleSheet.scene(root, new Size(800, 480));
      root.applyCss();
      return (Color) shape.getFill();
    });
  }

  @ParameterizedTest
  @EnumSource
  void inkStandsOutSevenToOne(Palette pair) {
    assertTrue(
        Contrast.of(colour(pair, Role.GROUND), colour(pair, Role.INK)) >= 7,
        () -> pair + " is too faint");
  }

  @Test
  void goAndStopDifferInBrightnessAlone() {
    assertTrue(
        Contrast.of(colour(Palette.GO, Role.GROUND), colour(Palette.STOP, Role.GROUND)) >= 7);
  }

  @Test
  void theArrowStandsOutOnTheIdleField() {
    assertTrue(
        Contrast.of(colour(Palette.ASK, Role.GROUND), colour(Palette.NEUTRAL, Role.GROUND)) >= 7);
  }
}
