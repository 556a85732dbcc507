package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DisplayTest {

  @Test
  void noNameIsNoDisplay() {
    assertFalse(Display.reachable(""));
  }

  @Test
  void aNumberWithoutAServerIsNoDisplay() {
    assertFalse(Display.reachable(":54321"));
    assertFalse(Display.reachable(":54321.0"));
  }

  @Test
  void aDisplayElsewhereIsTakenAtItsWord() {
    assertTrue(Display.reachable("desk.example:10.0"));
  }
}
