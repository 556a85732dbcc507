package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Pull;
import tramquet.drivers.twin.PinsTwin;
import tramquet.drivers.twin.StepSchedule;

class DebouncedInputTest {
  private static final int SENSOR = 27;

  private final StepSchedule schedule = new StepSchedule();
  private final PinsTwin twin = new PinsTwin(schedule::nanoTime);
  private final Pins pins = twin.pins();
  private final List<String> seen = new ArrayList<>();
  private final DebouncedInput input =
      new DebouncedInput(pins.input(SENSOR, Level.LOW, Pull.DOWN), Duration.ofMillis(20), schedule);

  DebouncedInputTest() {
    input.listen(edge ->
        seen.add((edge instanceof Pins.TurnedOn ? "on " : "off ") + edge.atNanos() / 1_000_000));
  }

  @AfterEach
  void close() {
    pins.close();
  }

  private void at(long millis, Level level) {
    schedule.pass(Duration.ofMillis(millis).minusNanos(schedule.nanoTime()));
    twin.raise(SENSOR, level);
  }

  private void until(long millis) {
    schedule.pass(Duration.ofMillis(millis).minusNanos(schedule.nanoTime()));
  }

  @Test
  void aCleanChangeIsDatedToItsEdge() {
    at(100, Level.HIGH);
    until(119);
    assertEquals(List.of(), seen);
    until(121);
    assertEquals(List.of("on 100"), seen);
    assertTrue(input.isOn());
  }

  @Test
  void bouncesAreOneChangeDatedToTheLastBounce() {
    at(100, Level.HIGH);
    at(103, Level.LOW);
    at(105, Level.HIGH);
    at(106, Level.LOW);
    at(109, Level.HIGH);
    until(200);
    assertEquals(List.of("on 109"), seen);
  }

  @Test
  void whatGoesAndComesBackIsToldToNobody() {
    at(100, Level.HIGH);
    at(110, Level.LOW);
    until(200);
    assertEquals(List.of(), seen);
  }

  /// A contact that closes once it has been looked at, told by another thread to whoever listens by
  /// then.
  private static final class ClosesWhenLookedAt implements Pins.Input {
    private final List<Consumer<Pins.Edge>> listeners = new ArrayList<>();
    private Thread telling = new Thread(() -> {});
    private boolean on;

    @Override
    public boolean isOn() {
      boolean before = on;
      if (!on) {
        on = true;
        List<Consumer<Pins.Edge>> there = List.copyOf(listeners);
        telling =
            Thread.ofPlatform()
                .start(() -> there.forEach(each -> each.accept(new Pins.TurnedOn(0))));
      }
      return before;
    }

    @Override
    public void listen(Consumer<Pins.Edge> listener) {
      listeners.add(listener);
    }
  }

  @Test
  void anEdgeThatComesWhileTheWatchBeginsIsSeen() throws InterruptedException {
    ClosesWhenLookedAt contact = new ClosesWhenLookedAt();
    DebouncedInput watched = new DebouncedInput(contact, Duration.ofMillis(20), schedule);
    contact.telling.join();
    until(30);
    assertTrue(watched.isOn());
  }

  @Test
  void timesOutOfRangeAreRefused() {
    Pins.Input raw = pins.input(5, Level.LOW, Pull.NONE);
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofMillis(1001))) {
      assertThrows(IllegalArgumentException.class, () -> new DebouncedInput(raw, wrong, schedule));
    }
  }

  /// Whatever a contact does: changes alternate, each stayed for the settling time, and the last
  /// one told is the level that stays.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noiseNeverTellsTheSameTwice(long seed) {
    Random random = new Random(seed);
    long millis = 0;
    Level level = Level.LOW;
    for (int i = 0; i < 500; i++) {
      millis += random.nextInt(1, random.nextInt(4) == 0 ? 60 : 8);
      level = level.opposite();
      at(millis, level);
    }
    until(millis + 100);
    for (int i = 0; i < seen.size(); i++) {
      assertEquals(i % 2 == 0, seen.get(i).startsWith("on "), seen::toString);
    }
    assertTrue(seen.size() > 10, "the noise has passages in it");
    assertEquals(level == Level.HIGH, input.isOn());
    assertEquals(level == Level.HIGH, seen.size() % 2 == 1);
  }
}
