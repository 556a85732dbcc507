package tramquet.kiosk.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.doctor.Report;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Kept;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneMachine;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.Mailbox;
import tramquet.kiosk.lane.Step;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;

/// One lane at work, on a clock of its own: the real mailbox and the real machine, and what the
/// machine says is done here to things that are invented. The counterpart of `Checkpoint`, without
/// its threads.
///
/// Thread: one.
final class SimulatedLane {
  /// How soon a second code of somebody just let in is the same visit.
  private static final long SAME_VISIT_NANOS = 10_000_000_000L;

  /// Ticks at one moment: more is a machine that never rests.
  private static final int MOST_TICKS = 8;

  /// How every part of a simulated kiosk is.
  static final Report FOUND = new Report("lane", true, List.of(Finding.well(Part.LANE, "ready")));

  private final LaneRules rules;
  private final Optional<Guard> off;
  private final Machine machine;
  private final Disk disk;
  private final Face face = new Face();
  private final List<Watcher> watchers = new ArrayList<>();
  private final Map<Visitor, Inside> inside = new EnumMap<>(Visitor.class);
  private Mailbox mailbox = new Mailbox();
  private int waiting;
  private Lane lane = Lane.START;
  private long now = 1_000_000_000L;
  private boolean on;
  private boolean awaitsDisk;
  private int effectsToCut = -1;
  private int writtenAtCut;
  private long dropped;
  private boolean claiming;

  private record Inside(UUID visit, long atNanos) {}

  /// A lane without power.
  SimulatedLane(LaneRules rules, Optional<Guard> off, Disk disk) {
    this.rules = rules;
    this.off = off;
    this.disk = disk;
    Machine real = Machine.of(new LaneMachine(rules, Touch.STEPS));
    machine = off.<Machine>map(guard -> new Weakened(real, guard)).orElse(real);
  }

  /// From now on this watcher sees what happens here.
  void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  /// The power is back: all that was in memory is gone.
  ///
  /// @param keys whether the kiosk finds its keys
  void powerOn(boolean keys) {
    on = true;
    Kept kept = lacks(Guard.CLOSED_KEPT) ? Kept.NOTHING : disk.kept();
    lane = keys ? Lane.of(kept) : Lane.unprovisioned(kept);
    follow(machine.start(lane, now));
  }

  /// The power will be cut once so many more effects are done.
  ///
  /// @param written commits under way that are on disk all the same
  void cutAfter(int effects, int written) {
    writtenAtCut = written;
    effectsToCut = effects;
    if (effects == 0) {
      powerOff();
    }
  }

  private void powerOff() {
    if (!on) {
      return;
    }
    on = false;
    effectsToCut = -1;
    awaitsDisk = false;
    for (Watcher watcher : watchers) {
      watcher.cut();
    }
    disk.cut(writtenAtCut);
    mailbox = new Mailbox();
    waiting = 0;
    inside.clear();
    claiming = false;
    face.dark();
  }

  /// Something has happened. Without power nobody hears of it.
  void tell(Event event) {
    if (!on) {
      return;
    }
    boolean lost = lacks(Guard.PINS_KEPT) && waiting > 0 && isFromPins(event);
    if (lost || mailbox.put(event)) {
      waiting += lost ? 0 : 1;
      for (Watcher watcher : watchers) {
        watcher.told(event);
      }
    } else {
      dropped++;
    }
  }

  private static boolean isFromPins(Event event) {
    return event instanceof Event.PassageBegan
        || event instanceof Event.PassageEnded
        || event instanceof Event.NobodyPassed
        || event instanceof Event.EmergencyOn
        || event instanceof Event.EmergencyOff;
  }

  /// The lane looks at everything that waits for it, and the disk does what it can at once.
  void look() {
    while (on) {
      Optional<Event> next = awaitsDisk ? Optional.empty() : mailbox.poll();
      if (next.isPresent()) {
        took(next.get());
      } else if (disk.isAnswering()) {
        diskAnswers();
      } else {
        return;
      }
    }
  }

  /// The disk does one job, however slow it is.
  void diskAnswers() {
    awaitsDisk = false;
    disk.work(now).forEach(this::tell);
  }

  private void took(Event event) {
    waiting--;
    for (Watcher watcher : watchers) {
      watcher.took(event);
    }
    happened(event);
  }

  /// Time passes, with the ticks that the lane asks for.
  void pass(long nanos) {
    long end = now + nanos;
    int ticks = 0;
    for (long deadline = deadline(); on && deadline <= end; deadline = deadline()) {
      ticks = deadline > now ? 0 : ticks + 1;
      now = Math.max(now, deadline);
      if (ticks > MOST_TICKS) {
        throw new IllegalStateException("the lane asks for ticks without end");
      }
      happened(new Event.Tick(now));
      look();
    }
    now = end;
  }

  /// Time passes while the lane looks at nothing.
  void passUnseen(long nanos) {
    now += nanos;
  }

  /// When the lane wants a tick; the end of time for never.
  long deadline() {
    return awaitsDisk ? Long.MAX_VALUE : lane.deadlineNanos().orElse(Long.MAX_VALUE);
  }

  private void happened(Event event) {
    Lane before = lane;
    Step step = machine.next(before, event);
    for (Watcher watcher : watchers) {
      watcher.stepped(before, event, step);
    }
    follow(step);
  }

  private void follow(Step step) {
    lane = step.lane();
    for (Effect effect : step.effects()) {
      if (effectsToCut == 0) {
        powerOff();
      }
      if (!on) {
        return;
      }
      effectsToCut -= effectsToCut > 0 ? 1 : 0;
      perform(effect);
    }
  }

  private void perform(Effect effect) {
    // What is seen is seen before what follows from it.
    face.see(effect, now);
    for (Watcher watcher : watchers) {
      watcher.performed(effect);
    }
    switch (effect) {
      case Effect.Assess(ScanData scan, var _, var _) ->
          judged(Visitor.of(scan), Visitor.of(scan).assessment());
      case Effect.Judge(Evidence evidence, Event.Declared answers) ->
          judged(Visitor.of(evidence), Visitor.judge(evidence, answers));
      case Effect.Commit commit -> {
        awaitsDisk = lacks(Guard.NEVER_BLOCKS);
        disk.take(commit, now).ifPresent(this::tell);
      }
      case Effect.ProbeStorage _ -> disk.take(effect, now).ifPresent(this::tell);
      case Effect.Remember(UUID visit, var _, Optional<Evidence> evidence) ->
          evidence.ifPresent(person -> remember(visit, person));
      case Effect.Keep(Kept kept) -> disk.keep(kept);
      case Effect.Examine _ -> tell(new Event.Examined(now, FOUND));
      case Effect.TakeClaim _ -> claiming = true;
      // Nobody in this world orders from afar.
      case Effect.Answer _ -> {}
      case Effect.CountDropped _ -> dropped++;
      case Effect.Indicate _,
          Effect.OpenGate _,
          Effect.HoldGate _,
          Effect.ReleaseGate _,
          Effect.Show _ -> {}
    }
  }

  /// @param alone what the rules make of what was shown, whoever was let in before
  private void judged(Visitor visitor, Assessment alone) {
    Inside known = inside.get(visitor.person());
    Assessment assessment =
        known != null
                && now - known.atNanos() < SAME_VISIT_NANOS
                && alone instanceof Assessment.Judged(Evidence evidence, Decision.Admit _, long _)
            ? new Assessment.SameVisit(evidence, known.visit())
            : alone;
    happened(new Event.Assessed(now, assessment));
  }

  /// Only where the verdict confirms: who has passed a gate is gone.
  private void remember(UUID visit, Evidence evidence) {
    if (rules.confirm() == LaneRules.Confirm.VERDICT) {
      inside.put(Visitor.of(evidence), new Inside(visit, now));
    }
  }

  /// Whoever looks at claim codes is done with the one that was taken.
  ///
  /// @return whether one was
  boolean finishClaim() {
    boolean was = claiming;
    claiming = false;
    return was;
  }

  private boolean lacks(Guard guard) {
    return off.isPresent() && off.get() == guard;
  }

  /// How many effects more are done before the power is cut; negative: it is not to be.
  int effectsToCut() {
    return effectsToCut;
  }

  Lane lane() {
    return lane;
  }

  LaneRules rules() {
    return rules;
  }

  Face face() {
    return face;
  }

  long now() {
    return now;
  }

  boolean isOn() {
    return on;
  }

  /// Scans that were dropped and counted.
  long dropped() {
    return dropped;
  }

  List<Watcher> watchers() {
    return watchers;
  }
}
