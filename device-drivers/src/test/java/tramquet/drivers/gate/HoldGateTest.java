package tramquet.drivers.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Schedule;
import tramquet.drivers.line.Pins;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Pull;
import tramquet.drivers.twin.PinsTwin;
import tramquet.drivers.twin.StepSchedule;

class HoldGateTest {
  private static final int STRIKE = 17;
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

  private HoldGate gate(Duration hold, Schedule ends) {
    twin.listen((_, level, at) -> edges.add(level + " " + at / 1_000_000));
    return new HoldGate(
        pins.output(STRIKE, Level.LOW),
        Optional.of(pins.input(SENSOR, Level.LOW, Pull.DOWN)),
        hold,
        ends,
        guard,
        schedule::nanoTime);
  }

  @Test
  void itIsHeldForItsTime() {
    gate(HoldGate.USUAL_HOLD, schedule).open();
    schedule.pass(Duration.ofSeconds(10));
    assertEquals(List.of("LOW 0", "HIGH 0", "LOW 5000"), edges);
    assertEquals(0, guard.waiting(), "the guard is called off");
  }

  @Test
  void itFallsShutBehindTheFirst() {
    List<Gate.Passage> passages = new ArrayList<>();
    HoldGate gate = gate(HoldGate.USUAL_HOLD, schedule);
    gate.listen(passages::add);
    gate.open();
    schedule.pass(Duration.ofSeconds(1));
    twin.raise(SENSOR, Level.HIGH);
    schedule.pass(Duration.ofSeconds(1));
    twin.raise(SENSOR, Level.LOW);
    assertEquals(List.of("LOW 0", "HIGH 0", "LOW 2000"), edges);
    assertEquals(
        List.of(new Gate.PassageBegan(1_000_000_000L), new Gate.PassageEnded(2_000_000_000L)),
        passages);
    assertEquals(0, schedule.waiting());
  }

  @Test
  void theGuardClosesItThoughTheScheduleIsStuck() {
    StepSchedule stuck = new StepSchedule();
    HoldGate gate = gate(HoldGate.USUAL_HOLD, stuck);
    gate.open();
    guard.pass(HoldGate.LONGEST_HOLD.minusMillis(1));
    gate.open();
    assertTrue(twin.level(STRIKE) == Level.HIGH);
    guard.pass(Duration.ofMillis(1));
    assertEquals(Level.LOW, twin.level(STRIKE), "asking again does not move the limit");
  }

  @Test
  void openingAgainProlongsItWithinTheLimit() {
    HoldGate gate = gate(HoldGate.USUAL_HOLD, schedule);
    gate.open();
    schedule.pass(Duration.ofSeconds(4));
    gate.open();
    schedule.pass(Duration.ofSeconds(10));
    assertEquals(List.of("LOW 0", "HIGH 0", "LOW 9000"), edges);
  }

  @Test
  void heldItStaysOpenForEverybodyUntilItIsReleased() {
    HoldGate gate = gate(HoldGate.USUAL_HOLD, schedule);
    gate.hold(Duration.ofMinutes(5));
    for (int i = 0; i < 12; i++) {
      schedule.pass(Duration.ofSeconds(5));
      guard.pass(Duration.ofSeconds(5));
    }
    twin.raise(SENSOR, Level.HIGH);
    twin.raise(SENSOR, Level.LOW);
    gate.open();
    schedule.pass(Duration.ofSeconds(6));
    assertEquals(Level.HIGH, twin.level(STRIKE));
    gate.release();
    assertEquals(List.of("LOW 0", "HIGH 0", "LOW 66000"), edges);
    assertEquals(0, schedule.waiting() + guard.waiting());
  }

  @Test
  void aHoldThatNobodyReleasesEndsAtItsLimit() {
    gate(HoldGate.USUAL_HOLD, schedule).hold(Duration.ofSeconds(20));
    schedule.pass(Duration.ofSeconds(60));
    assertEquals(List.of("LOW 0", "HIGH 0", "LOW 20000"), edges);
  }

  @Test
  void heldByAScheduleThatIsStuckTheGuardLetsGo() {
    gate(HoldGate.USUAL_HOLD, new StepSchedule()).hold(Duration.ofMinutes(5));
    guard.pass(HoldGate.LONGEST_HOLD);
    assertEquals(Level.LOW, twin.level(STRIKE));
  }

  @Test
  void itTellsThatNobodyPassed() {
    List<Gate.Passage> passages = new ArrayList<>();
    HoldGate gate = gate(HoldGate.USUAL_HOLD, schedule);
    gate.listen(passages::add);
    gate.open();
    schedule.pass(Duration.ofSeconds(10));
    assertEquals(List.of(new Gate.NobodyPassed(5_100_000_000L)), passages);
    passages.clear();
    gate.open();
    twin.raise(SENSOR, Level.HIGH);
    schedule.pass(Duration.ofSeconds(10));
    assertEquals(1, passages.size(), "somebody is in the gate");
  }

  @Test
  void closingLetsGo() {
    HoldGate gate = gate(HoldGate.USUAL_HOLD, schedule);
    gate.open();
    gate.close();
    assertEquals(Level.LOW, twin.level(STRIKE));
    assertEquals(0, schedule.waiting() + guard.waiting());
  }

  @Test
  void timesOutOfRangeAreRefused() {
    for (Duration wrong : List.of(Duration.ofMillis(999), Duration.ofMillis(30_001))) {
      Pins.Output output = pins.output((int) wrong.toMillis() % 20 + 2, Level.LOW);
      assertThrows(
          IllegalArgumentException.class,
          () -> new HoldGate(output, Optional.empty(), wrong, schedule, guard, () -> 0));
    }
  }

  @Test
  void aCutLoopIsAnEmergencyEvenIfItWasCutBefore() {
    twin.listen((_, _, _) -> {});
    Pins.Input input = pins.input(5, Level.LOW, Pull.UP);
    EmergencyLoop loop = new EmergencyLoop(input);
    List<EmergencyLoop.Signal> signals = new ArrayList<>();
    loop.listen(signals::add, 7);
    assertEquals(List.of(new EmergencyLoop.Began(7)), signals, "the pull-up finds it open");
    twin.raise(5, Level.LOW);
    twin.raise(5, Level.HIGH);
    assertEquals(
        List.of(new EmergencyLoop.Began(7), new EmergencyLoop.Ended(0), new EmergencyLoop.Began(0)),
        signals);
    assertTrue(loop.isEmergency());
    twin.raise(5, Level.LOW);
    assertFalse(loop.isEmergency());
  }
}
