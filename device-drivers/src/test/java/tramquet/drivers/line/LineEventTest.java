package tramquet.drivers.line;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tramquet.drivers.line.Pins.Level;

/// Bytes as the kernel writes them on a little-endian machine.
class LineEventTest {
  private static final String PADDING = "00".repeat(24);
  private static final String ROSE =
      "15cd5b0700000000" + "01000000" + "18000000" + "07000000" + "01000000" + PADDING;
  private static final String FELL =
      "16cd5b0700000000" + "02000000" + "18000000" + "08000000" + "02000000" + PADDING;

  private final Arena arena = Arena.ofConfined();

  @AfterEach
  void close() {
    arena.close();
  }

  private MemorySegment bytes(String hex) {
    return arena.allocateFrom(JAVA_BYTE, HexFormat.of().parseHex(hex));
  }

  @Test
  void anEventIsTheNumberOfItsLineAndNotOfTheRequest() {
    assertEquals(
        List.of(
            new LineEvent(123_456_789, Level.HIGH, 1), new LineEvent(123_456_790, Level.LOW, 2)),
        LineEvent.decode(bytes(ROSE + FELL)));
  }

  @Test
  void nothingIsNoEvent() {
    assertEquals(List.of(), LineEvent.decode(bytes("")));
  }

  @Test
  void aPartOfAnEventIsRefusedWhereverItIsCut() {
    for (int length = 1; length < 96; length++) {
      MemorySegment cut = bytes(ROSE + FELL).asSlice(0, length);
      if (length != 48) {
        assertThrows(IllegalArgumentException.class, () -> LineEvent.decode(cut));
      }
    }
  }

  @Test
  void somethingElseThanAnEdgeIsRefused() {
    MemorySegment changed = bytes(ROSE);
    changed.set(JAVA_BYTE, 8, (byte) 3);
    assertThrows(IllegalArgumentException.class, () -> LineEvent.decode(changed));
  }
}
