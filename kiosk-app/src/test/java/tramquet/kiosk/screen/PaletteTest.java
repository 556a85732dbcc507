package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {

  @ParameterizedTest
  @EnumSource
  void inkStandsOutSevenToOne(Palette pair) {
    assertTrue(Contrast.of(pair.ground(), pair.ink()) >= 7, () -> pair + " is too faint");
  }

  @Test
  void goAndStopDifferInBrightnessAlone() {
    assertTrue(Contrast.of(Palette.GO.ground(), Palette.STOP.ground()) >= 7);
  }

  @Test
  void theArrowStandsOutOnTheIdleField() {
    assertTrue(Contrast.of(Palette.ASK.ground(), Palette.NEUTRAL.ground()) >= 7);
  }
}
