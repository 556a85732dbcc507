package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {

  @ParameterizedTest
  @EnumSource
  void inkStandsOutSevenToOne(Palette pair) {
    assertTrue(contrast(pair.ground(), pair.ink()) >= 7, () -> pair + " is too faint");
  }

  @Test
  void goAndStopDifferInBrightnessAlone() {
    assertTrue(contrast(Palette.GO.ground(), Palette.STOP.ground()) >= 7);
  }

  @Test
  void theArrowStandsOutOnTheIdleField() {
    assertTrue(contrast(Palette.ASK.ground(), Palette.NEUTRAL.ground()) >= 7);
  }

  /// WCAG 2.2, "contrast ratio".
  private static double contrast(Color one, Color other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double sample) {
    return sample <= 0.04045 ? sample / 12.92 : Math.pow((sample + 0.055) / 1.055, 2.4);
  }
}
