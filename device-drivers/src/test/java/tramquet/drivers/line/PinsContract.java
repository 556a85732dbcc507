package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tramquet.drivers.line.Pins.Edge;
import tramquet.drivers.line.Pins.Input;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Output;
import tramquet.drivers.line.Pins.Pull;

/// What all pins do, whatever they are pins of.
abstract class PinsContract {

  /// A board whose wires the test can see and touch.
  interface Board {

    Pins pins();

    /// All levels the wire had since it was taken.
    List<Level> trace(int bcm);

    void touch(int bcm, Level level);
  }

  abstract Board board();

  private Board board;
  private Pins pins;

  @BeforeEach
  void take() {
    board = board();
    pins = board.pins();
  }

  @AfterEach
  void close() {
    pins.close();
  }

  @Test
  void anOutputRestsFromTheFirstMoment() {
    pins.output(22, Level.LOW);
    pins.output(23, Level.HIGH);
    assertEquals(List.of(Level.LOW), board.trace(22));
    assertEquals(List.of(Level.HIGH), board.trace(23));
  }

  @Test
  void anOutputThatRestsLowIsHighWhenOn() {
    Output output = pins.output(22, Level.LOW);
    output.on();
    assertTrue(output.isOn());
    output.off();
    assertFalse(output.isOn());
    assertEquals(List.of(Level.LOW, Level.HIGH, Level.LOW), board.trace(22));
  }

  @Test
  void anOutputThatRestsHighIsLowWhenOn() {
    Output output = pins.output(22, Level.HIGH);
    output.on();
    assertTrue(output.isOn());
    assertEquals(List.of(Level.HIGH, Level.LOW), board.trace(22));
  }

  @Test
  void closingPutsAllOutputsToRest() {
    pins.output(22, Level.LOW).on();
    pins.output(23, Level.HIGH).on();
    pins.close();
    assertEquals(Level.LOW, board.trace(22).getLast());
    assertEquals(Level.HIGH, board.trace(23).getLast());
  }

  @Test
  void anInputTellsItsEdgesInOrderWithTheirTime() {
    Input input = pins.input(24, Level.HIGH, Pull.UP);
    List<Edge> edges = new CopyOnWriteArrayList<>();
    input.listen(edges::add);
    assertFalse(input.isOn());
    board.touch(24, Level.LOW);
    assertTrue(input.isOn());
    board.touch(24, Level.HIGH);
    assertEquals(2, edges.size());
    assertTrue(edges.getFirst() instanceof Pins.TurnedOn);
    assertTrue(edges.getLast() instanceof Pins.TurnedOff);
    assertTrue(edges.getFirst().atNanos() < edges.getLast().atNanos());
  }

  @Test
  void aListenerThatFailsDoesNotSilenceTheNext() {
    Input input = pins.input(24, Level.LOW, Pull.DOWN);
    List<Edge> edges = new CopyOnWriteArrayList<>();
    input.listen(_ -> {
      throw new IllegalStateException("on purpose");
    });
    input.listen(edges::add);
    board.touch(24, Level.HIGH);
    assertEquals(1, edges.size());
  }

  @Test
  void aPinCannotBeTakenTwice() {
    pins.output(22, Level.LOW);
    assertThrows(IllegalArgumentException.class, () -> pins.output(22, Level.HIGH));
    assertThrows(IllegalArgumentException.class, () -> pins.input(22, Level.HIGH, Pull.UP));
    assertEquals(List.of(Level.LOW), board.trace(22));
  }

  @Test
  void closingTwiceIsFine() {
    pins.close();
    pins.close();
  }
}
