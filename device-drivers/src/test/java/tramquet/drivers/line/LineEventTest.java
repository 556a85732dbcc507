package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tramquet.drivers.line.Pins.Level;

/// Bytes as the kernel writes them on a little-endian machine.
class LineEventTest {
  private static final String PADDING = "00".repeat(24);
  private static final String ROSE =
      "15cd5b0700000000" + "01000000" + "18000000" + "07000000" + "01000000" + PADDING;
  private static final String FELL =
      "16cd5b0700000000" + "02000000" + "18000000" + "08000000" + "02000000" + PADDING;

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void anEventIsTheNumberOfItsLineAndNotOfTheRequest() {
    ByteBuffer read = bytes(ROSE + FELL);
    assertEquals(2, LineEvent.count(96));
    assertEquals(new LineEvent(123_456_789, Level.HIGH, 1), LineEvent.decode(read, 0));
    assertEquals(new LineEvent(123_456_790, Level.LOW, 2), LineEvent.decode(read, 1));
  }

  @Test
  void nothingIsNoEvent() {
    assertEquals(0, LineEvent.count(0));
  }

  @Test
  void aPartOfAnEventIsRefusedWhereverItIsCut() {
    for (int length = 1; length < 96; length++) {
      int cut = length;
      if (length != 48) {
        assertThrows(IllegalArgumentException.class, () -> LineEvent.count(cut));
      }
    }
  }

  @Test
  void somethingElseThanAnEdgeIsRefused() {
    ByteBuffer changed = bytes(ROSE).put(8, (byte) 3);
    assertThrows(IllegalArgumentException.class, () -> LineEvent.decode(changed, 0));
  }
}
