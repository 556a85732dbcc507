package tramquet.kiosk.lane;

import java.util.Optional;
import java.util.UUID;
import tramquet.kiosk.risk.Evidence;

/// What staff do. What opens the gate waits for its turn and for the disk; the rest holds at once.
final class StaffWork {
  private final Settling settling;

  StaffWork(Settling settling) {
    this.settling = settling;
  }

  Step acted(Lane lane, long at, StaffAct act) {
    return switch (act) {
      case StaffAct.Opening opening -> open(lane, at, opening);
      case StaffAct.ReleaseGate release -> released(lane, at, release);
      case StaffAct.StartTrip(String by, String trip) -> trip(lane, by, Optional.of(trip));
      case StaffAct.EndTrip(String by) -> trip(lane, by, Optional.empty());
      case StaffAct.CloseLane _ -> {
        Step written = write(lane.with(Screen.Cause.SWITCHED_OFF), act);
        yield written.before(settling.closeWhenFree(written.lane(), at));
      }
      case StaffAct.OpenLane _ -> {
        Step written =
            write(
                lane.without(Screen.Cause.SWITCHED_OFF).without(Screen.Cause.PASSAGE_BLOCKED), act);
        yield written.before(settling.reopen(written.lane(), at));
      }
    };
  }

  /// A gate that stands open needs no opening; a hold is made longer.
  private Step open(Lane lane, long at, StaffAct.Opening act) {
    return switch (lane.state()) {
      case State.Unprovisioned _, State.Emergency _ -> Step.of(lane);
      case State.Held _ -> act instanceof StaffAct.HoldGate ? write(lane, act) : Step.of(lane);
      case State.Assessing _, State.Recording _ -> Step.of(lane.with(lane.due().and(act)));
      case State.Admitted _ when settling.awaitsPassages() ->
          Step.of(lane.with(lane.due().and(act)));
      case State.Refused(_, UUID visit, Evidence evidence, _) ->
          settling.record(lane, at, act, Optional.of(visit), Optional.of(evidence));
      case State.Asking asking ->
          settling.record(lane, at, act, Optional.empty(), Optional.of(asking.evidence()));
      case State.Ready _, State.Noticing _, State.Alarmed _, State.OutOfOrder _, State.Admitted _ ->
          settling.record(lane, at, act, Optional.empty(), Optional.empty());
    };
  }

  /// A hold that has not begun yet never begins.
  private Step released(Lane lane, long at, StaffAct.ReleaseGate act) {
    if (lane.state() instanceof State.Held) {
      return release(lane, at, act);
    }
    Step written = write(lane.with(lane.due().withoutHolds()), act);
    return lane.state() instanceof State.Recording recording
            && recording.commit() instanceof Effect.CommitStaffAct hold
            && hold.act() instanceof StaffAct.HoldGate
        ? written.before(settling.settle(written.lane(), at))
        : written;
  }

  /// The gate closes again.
  Step release(Lane lane, long at, StaffAct.ReleaseGate act) {
    Step written = write(lane, act);
    return Step.of(lane, new Effect.ReleaseGate())
        .before(written)
        .before(settling.settle(written.lane(), at));
  }

  private Step write(Lane lane, StaffAct act) {
    Lane next = lane.withNextTicket();
    return Step.of(
        next,
        new Effect.CommitStaffAct(
            next.ticket(), act, Optional.empty(), Optional.empty(), settling.trip(lane)));
  }

  /// One trip at a time: one that begins ends the one before. The one that runs goes on.
  private Step trip(Lane lane, String by, Optional<String> ordered) {
    if (ordered.equals(lane.trip())) {
      return Step.of(lane);
    }
    Lane next = lane.on(ordered);
    Step step = Step.of(next);
    if (lane.trip().isPresent()) {
      step = step.and(new Effect.CommitTripEnd(by, lane.trip()));
    }
    if (ordered.isPresent()) {
      step = step.and(new Effect.CommitTrip(by, ordered));
    }
    return lane.state() instanceof State.Ready ? step.and(settling.idle(next)) : step;
  }
}
