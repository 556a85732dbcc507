package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.drivers.line.Pins.Level;

class WatchedLineTest {
  private final List<String> seen = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private final WatchedLine line =
      new WatchedLine(
          Level.LOW,
          (level, atNanos) -> {
            seen.add(level + " " + atNanos);
            times.add(atNanos);
          });

  @Test
  void edgesInOrderAreTold() {
    assertTrue(line.take(new LineEvent(10, Level.HIGH, 1)));
    assertTrue(line.take(new LineEvent(20, Level.LOW, 2)));
    assertEquals(List.of("HIGH 10", "LOW 20"), seen);
    assertEquals(new EdgeTally(2, 0, 0), line.tally());
  }

  @Test
  void aGapIsCountedAndAsksForTheLevel() {
    assertTrue(line.take(new LineEvent(10, Level.HIGH, 1)));
    assertFalse(line.take(new LineEvent(50, Level.LOW, 6)));
    assertEquals(new EdgeTally(2, 4, 0), line.tally());
    assertEquals(List.of("HIGH 10", "LOW 50"), seen);
  }

  @Test
  void anEdgeMissedInBetweenIsNotInvented() {
    assertTrue(line.take(new LineEvent(10, Level.HIGH, 1)));
    assertFalse(line.take(new LineEvent(30, Level.HIGH, 3)));
    assertEquals(List.of("HIGH 10"), seen);
    assertEquals(1, line.tally().missed());
  }

  @Test
  void edgesMissedBeforeTheFirstAreCounted() {
    assertFalse(line.take(new LineEvent(10, Level.HIGH, 4)));
    assertEquals(3, line.tally().missed());
  }

  @Test
  void theCounterOverflowsWithoutAGap() {
    assertFalse(line.take(new LineEvent(10, Level.HIGH, -1)));
    assertTrue(line.take(new LineEvent(20, Level.LOW, 0)));
    assertTrue(line.take(new LineEvent(30, Level.HIGH, 1)));
    assertEquals(0xFFFF_FFFEL, line.tally().missed());
  }

  @Test
  void aLevelThatNoEdgeToldIsMended() {
    line.reread(Level.LOW, 5);
    line.reread(Level.HIGH, 10);
    line.reread(Level.HIGH, 20);
    assertEquals(List.of("HIGH 10"), seen);
    assertEquals(new EdgeTally(0, 0, 1), line.tally());
  }

  @Test
  void anEdgeThatComesAfterItsLevelWasReadIsNotToldTwice() {
    line.reread(Level.HIGH, 10);
    assertTrue(line.take(new LineEvent(9, Level.HIGH, 1)));
    assertEquals(List.of("HIGH 10"), seen);
    assertTrue(line.take(new LineEvent(9, Level.LOW, 2)));
    assertEquals(List.of("HIGH 10", "LOW 10"), seen);
  }

  /// Whatever the kernel drops: levels alternate, times do not go back, every edge is either told
  /// or counted as missed, and a reading at the end makes all right.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothingDroppedDoesHarm(long seed) {
    Random random = new Random(seed);
    Level level = Level.LOW;
    int made = 0;
    for (int i = 1; i <= 1000; i++) {
      level = level.opposite();
      if (random.nextInt(3) > 0) {
        line.take(new LineEvent(i * 10L, level, i));
        made = i;
      }
    }
    line.reread(level, 20_000);
    for (int i = 1; i < seen.size(); i++) {
      assertNotEquals(seen.get(i).charAt(0), seen.get(i - 1).charAt(0));
      assertTrue(times.get(i) >= times.get(i - 1));
    }
    assertEquals(level, line.level());
    assertEquals(made, line.tally().edges() + line.tally().missed());
  }
}
