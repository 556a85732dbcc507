package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Health;
import tramquet.drivers.line.Pins.Edge;
import tramquet.drivers.line.Pins.Input;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Output;
import tramquet.drivers.line.Pins.Pull;

/// What all pins do, whatever they are pins of: a twin in memory, the kernel's chip over a twin of
/// the kernel, or the kernel's chip (`KernelPinsTest`, which says what it needs).
abstract class PinsContract {

  /// A board whose wires the test can see and touch.
  interface Board {

    Pins pins();

    /// All levels the wire had since it was taken, each change once.
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
  void anInputTellsItsEdgesInOrderWithTheirTime() throws InterruptedException {
    Input input = pins.input(24, Level.HIGH, Pull.UP);
    BlockingQueue<Edge> edges = new LinkedBlockingQueue<>();
    input.listen(edges::add);
    assertFalse(input.isOn());
    board.touch(24, Level.LOW);
    assertTrue(input.isOn());
    Edge first = next(edges);
    assertTrue(first instanceof Pins.TurnedOn);
    board.touch(24, Level.HIGH);
    Edge second = next(edges);
    assertTrue(second instanceof Pins.TurnedOff);
    assertFalse(input.isOn());
    assertTrue(first.atNanos() < second.atNanos());
  }

  @Test
  void aListenerThatFailsDoesNotSilenceTheNext() throws InterruptedException {
    Input input = pins.input(24, Level.LOW, Pull.DOWN);
    BlockingQueue<Edge> edges = new LinkedBlockingQueue<>();
    input.listen(_ -> {
      throw new IllegalStateException("on purpose");
    });
    input.listen(edges::add);
    board.touch(24, Level.HIGH);
    assertTrue(next(edges) instanceof Pins.TurnedOn);
    board.touch(24, Level.LOW);
    assertTrue(next(edges) instanceof Pins.TurnedOff);
  }

  /// Faster than any contact bounces, and nothing may be lost.
  @Test
  void aBurstOfEdgesIsToldWhole() throws InterruptedException {
    Input input = pins.input(24, Level.LOW, Pull.DOWN);
    BlockingQueue<Edge> edges = new LinkedBlockingQueue<>();
    input.listen(edges::add);
    for (int i = 0; i < 200; i++) {
      board.touch(24, i % 2 == 0 ? Level.HIGH : Level.LOW);
    }
    long before = Long.MIN_VALUE;
    for (int i = 0; i < 200; i++) {
      Edge edge = next(edges);
      assertEquals(i % 2 == 0, edge instanceof Pins.TurnedOn, "edge " + i);
      assertTrue(edge.atNanos() > before, "edge " + i);
      before = edge.atNanos();
    }
  }

  @Test
  void pinsThatWereJustTakenAreWell() {
    pins.output(22, Level.LOW);
    pins.input(24, Level.LOW, Pull.DOWN);
    assertEquals(new Health.Online(), pins.checkHealth());
  }

  private static Edge next(BlockingQueue<Edge> edges) throws InterruptedException {
    return Optional.ofNullable(edges.poll(10, TimeUnit.SECONDS))
        .orElseThrow(() -> new AssertionError("no edge came"));
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
