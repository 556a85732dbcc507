package tramquet.drivers.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tramquet.drivers.ThreadSchedule;
import tramquet.drivers.line.Pins;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Pull;
import tramquet.drivers.twin.PinsTwin;
import tramquet.drivers.twin.StepSchedule;

class PulseGateTest {

  private static final int LOCK = 17;
  private static final int SENSOR = 27;

  private final StepSchedule schedule = new StepSchedule();
  private final StepSchedule guard = new StepSchedule();
  private final PinsTwin twin = new PinsTwin(schedule::nanoTime);
  private final Pins pins = twin.pins();
  private final List<String> edges = new ArrayList<>();

  @AfterEach
  void close() {
    pins.close();
  }

  @Test
  void openingIsOnePulse() {
    Gate gate = gate(PulseGate.USUAL_PULSE);
    schedule.pass(Duration.ofSeconds(1));
    gate.open();
    schedule.pass(Duration.ofSeconds(1));
    assertEquals(List.of("LOW 0", "HIGH 1000", "LOW 1150"), edges);
    assertEquals(0, guard.waiting(), "the guard is called off");
  }

  @Test
  void openingWhileItOpensDoesNotProlongThePulse() {
    Gate gate = gate(PulseGate.USUAL_PULSE);
    gate.open();
    schedule.pass(Duration.ofMillis(100));
    gate.open();
    schedule.pass(Duration.ofSeconds(1));
    assertEquals(List.of("LOW 0", "HIGH 0", "LOW 150"), edges);
  }

  @Test
  void closingEndsThePulse() {
    Gate gate = gate(PulseGate.LONGEST_PULSE);
    gate.open();
    gate.close();
    assertEquals(Level.LOW, twin.level(LOCK));
    assertEquals(0, schedule.waiting());
  }

  @Test
  void heldItIsOpenedAgainForEverybodyUntilItIsReleased() {
    Pins.Input sensor = pins.input(SENSOR, Level.LOW, Pull.DOWN);
    Gate gate =
        new PulseGate(
            pins.output(LOCK, Level.LOW),
            Optional.of(sensor),
            PulseGate.USUAL_PULSE,
            schedule,
            guard);
    twin.listen((bcm, level, at) -> edges.add(level + " " + at / 1_000_000));
    gate.hold(Duration.ofMinutes(1));
    schedule.pass(Duration.ofSeconds(1));
    twin.raise(SENSOR, Level.HIGH);
    schedule.pass(Duration.ofSeconds(1));
    twin.raise(SENSOR, Level.LOW);
    schedule.pass(Duration.ofSeconds(5));
    gate.release();
    schedule.pass(Duration.ofSeconds(60));
    assertEquals(
        List.of("HIGH 0", "LOW 150", "HIGH 2000", "LOW 2150", "HIGH 6000", "LOW 6150"), edges);
    assertEquals(0, schedule.waiting());
  }

  @Test
  void aHoldThatNobodyReleasesEndsAtItsLimit() {
    Gate gate = gate(PulseGate.USUAL_PULSE);
    gate.hold(Duration.ofSeconds(5));
    schedule.pass(Duration.ofSeconds(60));
    assertEquals(List.of("LOW 0", "HIGH 0", "LOW 150", "HIGH 4000", "LOW 4150"), edges);
  }

  @Test
  void pulsesOutOfRangeAreRefused() {
    for (long millis : new long[] {0, 99, 1001}) {
      assertThrows(IllegalArgumentException.class, () -> gate(Duration.ofMillis(millis)));
    }
  }

  @Test
  void thePulseEndsThoughItsCallerIsGone() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(2);
    twin.listen((_, level, _) -> count(ended, level));
    try (var thread = new ThreadSchedule("gate")) {
      Gate gate =
          new PulseGate(
              pins.output(LOCK, Level.LOW),
              Optional.empty(),
              PulseGate.SHORTEST_PULSE,
              thread,
              guard);
      Thread caller = Thread.ofPlatform().start(gate::open);
      caller.join();
      assertTrue(ended.await(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void aSecondScheduleEndsAPulseThatTheFirstForgot() {
    StepSchedule stuck = new StepSchedule();
    Gate gate =
        new PulseGate(
            pins.output(LOCK, Level.LOW), Optional.empty(), PulseGate.USUAL_PULSE, stuck, guard);
    gate.open();
    guard.pass(PulseGate.LONGEST_PULSE.minusMillis(1));
    gate.open();
    assertEquals(Level.HIGH, twin.level(LOCK));
    guard.pass(Duration.ofMillis(1));
    assertEquals(Level.LOW, twin.level(LOCK));
  }

  @Test
  void theSensorTellsPassages() {
    Pins.Input sensor = pins.input(SENSOR, Level.HIGH, Pull.UP);
    Gate gate =
        new PulseGate(
            pins.output(LOCK, Level.LOW),
            Optional.of(sensor),
            PulseGate.USUAL_PULSE,
            schedule,
            guard);
    List<Gate.Passage> passages = new ArrayList<>();
    gate.listen(passages::add);
    schedule.pass(Duration.ofNanos(5));
    twin.raise(SENSOR, Level.LOW);
    schedule.pass(Duration.ofNanos(2));
    twin.raise(SENSOR, Level.HIGH);
    assertEquals(List.of(new Gate.PassageBegan(5), new Gate.PassageEnded(7)), passages);
  }

  private Gate gate(Duration pulse) {
    twin.listen((_, level, at) -> edges.add(level + " " + at / 1_000_000));
    return new PulseGate(pins.output(LOCK, Level.LOW), Optional.empty(), pulse, schedule, guard);
  }

  private static void count(CountDownLatch latch, Level level) {
    if (level == Level.LOW) {
      latch.countDown();
    }
  }
}
