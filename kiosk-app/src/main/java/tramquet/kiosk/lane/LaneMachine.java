package tramquet.kiosk.lane;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;

/// Decides what happens next on a lane. Pure: the same lane and event give the same step.
///
/// ```
///              ScanRead            Assessed (admit, refuse)
///   ┌─► Ready ─────────► Assessing ────────────────────────► Recording
///   │     ▲                │    │                               │
///   │     │ Tick           │    │ Assessed (ask)      Committed │ CommitFailed
///   │   Noticing ◄─────────┘    ▼                     ┌─────────┼──────────► OutOfOrder
///   │        (no use)         Asking ── ScanRead,     ▼         ▼                │
///   │                           │       Declared   Admitted  Refused             │
///   │                           │       ► judged      │         │                │
///   └───────────────────────────┴─────────────────────┴─────────┴────────────────┘
///     Tick (time is over), PassageEnded, DeviceBack
///
///   any state ── EmergencyOn ─► Emergency ── EmergencyOff ─► Ready or OutOfOrder
///   Assessing ── Assessed (same visit) ─► Admitted: its record is on disk already.
///   DeviceLost closes the lane as soon as nobody is being served.
/// ```
///
/// Green is shown and the gate pulses only on `Committed`, and again for the person of a visit that
/// was committed a moment ago. In a lane that awaits passages, a visit whose person did not pass is
/// annulled.
public final class LaneMachine {
  private final LaneRules rules;

  /// The machine of a lane with these settings.
  public LaneMachine(LaneRules rules) {
    this.rules = rules;
  }

  /// The first step after switching on.
  public Step start(Lane lane) {
    return settle(lane);
  }

  /// What follows from an event. An event that means nothing in a state changes nothing.
  public Step next(Lane lane, Event event) {
    return switch (event) {
      case Event.EmergencyOn _ -> emergency(lane);
      case Event.EmergencyOff _ ->
          lane.state() instanceof State.Emergency ? settle(lane) : Step.of(lane);
      case Event.DeviceLost(_, Screen.Cause cause) -> closeWhenFree(lane.with(cause));
      case Event.DeviceBack(_, Screen.Cause cause) -> reopen(lane.without(cause));
      case Event.ScanRead(long at, ScanData scan) -> scanned(lane, at, scan);
      case Event.Assessed(long at, Assessment assessment) ->
          lane.state() instanceof State.Assessing assessing
              ? assessed(lane, at, assessing, assessment)
              : Step.of(lane);
      case Event.Committed(long at, Effect.Commit commit, UUID id) ->
          committed(lane, at, commit, id);
      case Event.CommitFailed(long at, Effect.Commit commit, Screen.Cause cause) ->
          commitFailed(lane, at, commit, cause);
      case Event.Declared declared ->
          lane.state() instanceof State.Asking asking
              ? Step.of(
                  lane.in(new State.Assessing(Optional.of(asking))),
                  new Effect.Judge(asking.evidence(), declared))
              : Step.of(lane);
      case Event.Cancelled _ -> lane.state() instanceof State.Asking ? settle(lane) : Step.of(lane);
      case Event.PassageBegan(long at) ->
          awaitsPassage(lane) instanceof State.Admitted admitted
              ? Step.of(
                  lane.in(new State.Admitted(admitted.visit(), true, at + nanos(LaneRules.STUCK))))
              : Step.of(lane);
      case Event.PassageEnded _ -> passed(lane);
      case Event.Tick(long at) -> tick(lane, at);
    };
  }

  private Step scanned(Lane lane, long at, ScanData scan) {
    Bytes code = scan.data();
    if (lane.holds(code, at)) {
      return Step.of(lane.holding(code, at));
    }
    return switch (lane.state()) {
      case State.Emergency _, State.OutOfOrder _, State.Assessing _ ->
          Step.of(lane, new Effect.CountDropped());
      case State.Admitted _ when rules.confirm() == LaneRules.Confirm.PASSAGE ->
          Step.of(lane, new Effect.CountDropped());
      case State.Recording(Effect.CommitVisit commit, _, Optional<Long> busy) ->
          Step.of(lane.holding(code, at).in(new State.Recording(commit, Optional.of(scan), busy)));
      case State.Refused(Optional<Bytes> refused, _) when refused.equals(Optional.of(code)) ->
          Step.of(
              lane.holding(code, at).in(new State.Refused(refused, at + nanos(rules.refused()))));
      case State.Asking asking -> assess(lane, at, scan, Optional.of(asking));
      case State.Noticing(Optional<State.Asking> back, _) -> assess(lane, at, scan, back);
      case State.Ready _, State.Refused _, State.Admitted _ ->
          assess(lane, at, scan, Optional.empty());
    };
  }

  private static Step assess(Lane lane, long at, ScanData scan, Optional<State.Asking> before) {
    return Step.of(
        lane.holding(scan.data(), at).in(new State.Assessing(before)),
        new Effect.Indicate(Effect.Signal.READING),
        new Effect.Assess(scan, before.map(State.Asking::evidence)));
  }

  private Step assessed(Lane lane, long at, State.Assessing assessing, Assessment assessment) {
    return switch (assessment) {
      case Assessment.Judged(Evidence evidence, Decision.Final decision, long packVersion) -> {
        Lane next = lane.withNextTicket();
        Effect.CommitVisit commit =
            new Effect.CommitVisit(next.ticket(), evidence, decision, packVersion);
        yield Step.of(
            next.in(
                new State.Recording(
                    commit, Optional.empty(), Optional.of(at + nanos(LaneRules.BLINK)))),
            commit);
      }
      case Assessment.Judged(Evidence evidence, Decision.Ask(var missing), long _) ->
          ask(lane, new State.Asking(evidence, Set.copyOf(missing), at + nanos(rules.asking())));
      case Assessment.SameVisit(Evidence evidence, UUID visit) -> admit(lane, at, visit, evidence);
      case Assessment.PlaceCodeShown _ -> notice(lane, at, assessing, new Screen.ShowOwnCode());
      case Assessment.Unreadable _ -> notice(lane, at, assessing, new Screen.Unreadable());
    };
  }

  private Step ask(Lane lane, State.Asking asking) {
    return Step.of(
        lane.in(asking),
        new Effect.Indicate(Effect.Signal.ASK),
        new Effect.Show(new Screen.Asking(rules.touch(), asking.missing())));
  }

  private Step notice(Lane lane, long at, State.Assessing assessing, Screen screen) {
    return Step.of(
        lane.in(new State.Noticing(assessing.before(), at + nanos(rules.notice()))),
        new Effect.Indicate(Effect.Signal.UNREADABLE),
        new Effect.Show(screen));
  }

  private Step committed(Lane lane, long at, Effect.Commit commit, UUID id) {
    if (!(commit instanceof Effect.CommitVisit visit)) {
      return Step.of(lane);
    }
    if (!(lane.state() instanceof State.Recording recording)
        || recording.commit().ticket() != visit.ticket()) {
      // An emergency came between: nobody was shown green, so nobody entered.
      return visit.decision() instanceof Decision.Admit
          ? Step.of(lane, new Effect.CommitAnnulment(id))
          : Step.of(lane);
    }
    Step shown = show(lane, at, visit, id);
    return recording.next().isPresent()
        ? shown.before(scanned(shown.lane(), at, recording.next().get(), shown))
        : shown;
  }

  /// The code that waited while the one before was written: it is held already, so it is judged
  /// without asking whether it is new.
  private Step scanned(Lane lane, long at, ScanData waiting, Step shown) {
    return rules.confirm() == LaneRules.Confirm.PASSAGE
            && shown.lane().state() instanceof State.Admitted
        ? Step.of(lane, new Effect.CountDropped())
        : assess(lane, at, waiting, Optional.empty());
  }

  private Step show(Lane lane, long at, Effect.CommitVisit visit, UUID id) {
    return switch (visit.decision()) {
      case Decision.Admit _ -> {
        Step admitted = admit(lane, at, id, visit.evidence());
        yield admitted.before(Step.of(admitted.lane(), new Effect.Remember(id, visit.evidence())));
      }
      case Decision.Refuse refusal ->
          Step.of(
              lane.in(new State.Refused(lane.held(), at + nanos(rules.refused()))),
              new Effect.Indicate(Effect.Signal.REFUSE),
              new Effect.Show(RefusedScreen.of(refusal, visit.evidence(), rules)));
    };
  }

  private Step commitFailed(Lane lane, long at, Effect.Commit commit, Screen.Cause cause) {
    Lane failed = lane.with(cause);
    boolean awaited =
        commit instanceof Effect.CommitVisit visit
            && lane.state() instanceof State.Recording recording
            && recording.commit().ticket() == visit.ticket();
    return awaited ? outOfOrder(failed, cause, at) : closeWhenFree(failed);
  }

  private Step admit(Lane lane, long at, UUID visit, Evidence evidence) {
    Duration green =
        switch (rules.confirm()) {
          case VERDICT -> rules.admitted();
          case PASSAGE -> rules.passage();
        };
    return Step.of(
        lane.in(new State.Admitted(visit, false, at + nanos(green))),
        new Effect.Indicate(Effect.Signal.ADMIT),
        new Effect.OpenGate(),
        new Effect.Show(new Screen.Admitted(rules.direction(), evidence.maskedName())));
  }

  private Step passed(Lane lane) {
    return awaitsPassage(lane) instanceof State.Admitted admitted
        ? Step.of(lane, new Effect.CommitPassage(admitted.visit())).before(settle(lane))
        : reopen(lane.without(Screen.Cause.GATE_FAULTY));
  }

  private Step tick(Lane lane, long at) {
    if (lane.state().deadlineNanos().filter(deadline -> at - deadline >= 0).isEmpty()) {
      return Step.of(lane);
    }
    return switch (lane.state()) {
      case State.Noticing(Optional<State.Asking> back, _)
          when back.filter(asking -> asking.untilNanos() - at > 0).isPresent() ->
          ask(lane, back.get());
      case State.Recording(Effect.CommitVisit commit, Optional<ScanData> next, _) ->
          Step.of(
              lane.in(new State.Recording(commit, next, Optional.empty())),
              new Effect.Show(new Screen.Busy()));
      case State.Admitted(UUID visit, boolean passing, _)
          when rules.confirm() == LaneRules.Confirm.PASSAGE ->
          passing
              ? Step.of(lane, new Effect.CommitPassage(visit))
                  .before(settle(lane.with(Screen.Cause.GATE_FAULTY)))
              : Step.of(lane, new Effect.CommitAnnulment(visit)).before(settle(lane));
      case State.OutOfOrder(Screen.Cause cause, _) ->
          Step.of(
              lane.in(new State.OutOfOrder(cause, Optional.of(at + nanos(LaneRules.RETRY)))),
              new Effect.ProbeStorage());
      default -> settle(lane);
    };
  }

  private Step emergency(Lane lane) {
    List<Effect> annul =
        awaitsPassage(lane) instanceof State.Admitted(UUID visit, boolean passing, _) && !passing
            ? List.of(new Effect.CommitAnnulment(visit))
            : List.of();
    return new Step(lane, annul)
        .before(
            Step.of(
                lane.in(new State.Emergency()),
                new Effect.Indicate(Effect.Signal.EMERGENCY),
                new Effect.Show(new Screen.Emergency())));
  }

  /// The state, if somebody was admitted whose passage is awaited; `Ready` otherwise.
  private State awaitsPassage(Lane lane) {
    return rules.confirm() == LaneRules.Confirm.PASSAGE
            && lane.state() instanceof State.Admitted admitted
        ? admitted
        : new State.Ready();
  }

  private Step closeWhenFree(Lane lane) {
    return switch (lane.state()) {
      case State.Ready _, State.Noticing _, State.Refused _, State.Asking _, State.OutOfOrder _ ->
          settle(lane);
      case State.Assessing _, State.Recording _, State.Admitted _, State.Emergency _ ->
          Step.of(lane);
    };
  }

  private Step reopen(Lane lane) {
    return lane.state() instanceof State.OutOfOrder ? settle(lane) : Step.of(lane);
  }

  /// Back to serving, or closed while something is missing. The gravest fault is told.
  private Step settle(Lane lane) {
    if (!lane.faults().isEmpty()) {
      return outOfOrder(lane, gravest(lane), lane.heldNanos());
    }
    return Step.of(
        lane.in(new State.Ready()),
        new Effect.Indicate(Effect.Signal.READY),
        new Effect.Show(new Screen.Idle(rules.direction())));
  }

  /// Storage before scanner: without it nobody may be let in at all.
  private static Screen.Cause gravest(Lane lane) {
    return Collections.max(lane.faults());
  }

  private Step outOfOrder(Lane lane, Screen.Cause cause, long at) {
    boolean storage =
        lane.faults().contains(Screen.Cause.STORAGE_FAILED)
            || lane.faults().contains(Screen.Cause.STORAGE_FULL);
    return Step.of(
        lane.in(
            new State.OutOfOrder(
                cause, storage ? Optional.of(at + nanos(LaneRules.RETRY)) : Optional.empty())),
        new Effect.Indicate(Effect.Signal.OUT_OF_ORDER),
        new Effect.Show(new Screen.OutOfOrder(cause)));
  }

  private static long nanos(Duration duration) {
    return duration.toNanos();
  }
}
