package tramquet.kiosk.lane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.Frame;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.risk.Past;
import tramquet.wire.Direction;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;

/// A lane to play with, one event after the other: for tests that are named state, event, state.
abstract class LaneCase {
  static final long SECOND = 1_000_000_000L;
  static final UUID VISIT = new UUID(1, 2);
  static final Evidence EVIDENCE =
      new Evidence(
          List.of(),
          Optional.empty(),
          new LaneTerms(Direction.ENTRY, true),
          Past.NONE,
          new WallTime(Instant.EPOCH, true));
  static final Decision.Refuse REFUSAL =
      new Decision.Refuse(List.of(Reason.WATCH_LIST), Remedy.WAIT_FOR_HEALTH_STATION);

  LaneMachine machine = machine(LaneRules.Confirm.VERDICT);
  Lane lane = Lane.START;
  long now = SECOND;
  List<Effect> effects = List.of();

  static LaneMachine machine(LaneRules.Confirm confirm) {
    return machine(confirm, true);
  }

  /// With a self-test of a lamp, the gate and the reader.
  static LaneMachine machine(LaneRules.Confirm confirm, boolean touch) {
    return new LaneMachine(
        new LaneRules(
            Direction.ENTRY,
            Map.of("exit", Direction.EXIT),
            confirm,
            touch,
            "https://khaibao.example.vn",
            Optional.of("1900 9095"),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Optional.empty()),
        List.of(SelfTest.Step.RED, SelfTest.Step.GATE, SelfTest.Step.READER));
  }

  void on(Event event) {
    Step step = machine.next(lane, event);
    lane = step.lane();
    effects = step.effects();
  }

  void scan(String code) {
    scan(code, "entry");
  }

  void scan(String code, String reader) {
    on(
        new Event.ScanRead(
            now, ScanData.from(new Frame(Bytes.of(code.getBytes(UTF_8)), now, now), reader)));
  }

  void assessed(Decision decision) {
    on(new Event.Assessed(now, new Assessment.Judged(EVIDENCE, decision, 1)));
  }

  Effect.Awaitable pendingCommit() {
    return assertInstanceOf(State.Recording.class, lane.state()).commit();
  }

  void committed() {
    on(new Event.Committed(now, pendingCommit(), VISIT));
  }

  void after(Duration duration) {
    now += duration.toNanos();
    on(new Event.Tick(now));
  }

  void admit() {
    scan("a");
    assessed(new Decision.Admit());
    committed();
  }

  void refuse() {
    scan("a");
    assessed(REFUSAL);
    committed();
  }

  void ask() {
    scan("a");
    assessed(new Decision.Ask(List.of(Reason.DECLARATION_MISSING)));
  }

  void failCommit() {
    scan("a");
    assessed(new Decision.Admit());
    on(new Event.CommitFailed(now, pendingCommit(), Screen.Cause.STORAGE_FULL));
  }

  boolean opensGate() {
    return effects.stream().anyMatch(Effect.OpenGate.class::isInstance);
  }

  void shows(Class<? extends Screen> screen) {
    assertTrue(
        effects.stream()
            .anyMatch(e -> e instanceof Effect.Show(Screen shown) && screen.isInstance(shown)),
        () -> "not shown: " + screen.getSimpleName());
  }

  void shows(Screen screen) {
    assertTrue(effects.contains(new Effect.Show(screen)), () -> "not shown: " + screen);
  }

  void is(Class<? extends State> state) {
    assertInstanceOf(state, lane.state());
  }

  /// From now on the lane awaits passages.
  void awaitsPassages() {
    machine = machine(LaneRules.Confirm.PASSAGE);
  }

  void acts(StaffAct act) {
    on(new Event.StaffActed(now, act));
  }

  /// The one effect of that kind.
  <E extends Effect> E did(Class<E> kind) {
    List<E> all = effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    assertEquals(1, all.size(), () -> kind.getSimpleName() + " in " + effects);
    return all.getFirst();
  }

  boolean did(Effect effect) {
    return effects.contains(effect);
  }

  static Optional<String> none() {
    return Optional.empty();
  }

  void signals(Effect.Signal signal) {
    assertTrue(did(new Effect.Indicate(signal)), () -> "not signalled: " + signal);
  }
}
