package tramquet.kiosk.lane;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tramquet.kiosk.risk.Evidence;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Ordered;

/// What staff do. What opens the gate waits for its turn and for the disk; the rest holds at once.
final class StaffWork {
  private final Settling settling;

  StaffWork(Settling settling) {
    this.settling = settling;
  }

  Step acted(Lane lane, long at, StaffAct act, Optional<Ordered> order) {
    return switch (act) {
      case StaffAct.Opening opening ->
          open(lane, at, new Due.Wish(opening, order), lane.session().flatMap(Session::about));
      case StaffAct.ReleaseGate release -> released(lane, at, release, order);
      case StaffAct.StartTrip(String by, String trip) -> trip(lane, by, order, Optional.of(trip));
      case StaffAct.EndTrip(String by) -> trip(lane, by, order, Optional.empty());
      case StaffAct.CloseLane _ -> {
        Step written = write(lane.with(Screen.Cause.SWITCHED_OFF), act, order);
        yield written.before(settling.closeWhenFree(written.lane(), at));
      }
      case StaffAct.OpenLane _ -> {
        Step written =
            write(
                lane.without(Screen.Cause.SWITCHED_OFF).without(Screen.Cause.PASSAGE_BLOCKED),
                act,
                order);
        yield written.before(settling.reopen(written.lane(), at));
      }
    };
  }

  /// A gate that stands open needs no opening; a hold is made longer.
  ///
  /// @param about whom staff had before them when they came to the screen
  Step open(Lane lane, long at, Due.Wish wish, Optional<Session.About> about) {
    return switch (lane.state()) {
      case State.Unprovisioned _, State.Emergency _ -> refused(lane, wish);
      case State.Held _ ->
          wish.act() instanceof StaffAct.HoldGate
              ? write(lane, wish.act(), wish.order())
              : refused(lane, wish);
      case State.Assessing _, State.Recording _ -> Step.of(lane.with(lane.due().and(wish)));
      case State.Admitted _ when settling.awaitsPassages() ->
          Step.of(lane.with(lane.due().and(wish)));
      case State.Refused(_, UUID visit, Evidence evidence, _) ->
          settling.record(lane, at, wish, Optional.of(visit), Optional.of(evidence));
      case State.Asking asking ->
          settling.record(lane, at, wish, Optional.empty(), Optional.of(asking.evidence()));
      case State.Ready _, State.Noticing _, State.Alarmed _, State.OutOfOrder _, State.Admitted _ ->
          settling.record(
              lane,
              at,
              wish,
              about.flatMap(Session.About::visit),
              about.map(Session.About::evidence));
    };
  }

  private static Step refused(Lane lane, Due.Wish wish) {
    return new Step(lane, wish.refused(Refusal.STATE).toList());
  }

  /// A hold that has not begun yet never begins.
  private Step released(Lane lane, long at, StaffAct.ReleaseGate act, Optional<Ordered> order) {
    if (lane.state() instanceof State.Held) {
      return release(lane, at, act, order);
    }
    List<Effect> never =
        lane.due().acts().stream()
            .filter(wish -> wish.act() instanceof StaffAct.HoldGate)
            .flatMap(wish -> wish.refused(Refusal.STATE))
            .toList();
    Step written =
        new Step(lane, never).before(write(lane.with(lane.due().withoutHolds()), act, order));
    return lane.state() instanceof State.Recording recording
            && recording.commit() instanceof Effect.CommitStaffAct hold
            && hold.act() instanceof StaffAct.HoldGate
        ? written.before(settling.settle(written.lane(), at))
        : written;
  }

  /// The gate closes again.
  Step release(Lane lane, long at, StaffAct.ReleaseGate act, Optional<Ordered> order) {
    Step written = write(lane, act, order);
    return Step.of(lane, new Effect.ReleaseGate())
        .before(written)
        .before(settling.settle(written.lane(), at));
  }

  /// Writes what holds already. A hold that is made longer is answered when it is written.
  private Step write(Lane lane, StaffAct act, Optional<Ordered> order) {
    Lane next = lane.withNextTicket();
    Step written =
        Step.of(
            next,
            new Effect.CommitStaffAct(
                next.ticket(),
                act,
                order,
                Optional.empty(),
                Optional.empty(),
                settling.trip(lane)));
    return act instanceof StaffAct.Opening ? written : done(written, order);
  }

  private static Step done(Step step, Optional<Ordered> order) {
    return order
        .map(each -> step.and(new Effect.Answer(each.order(), Optional.empty())))
        .orElse(step);
  }

  /// One trip at a time: one that begins ends the one before. The one that runs goes on.
  private Step trip(Lane lane, String by, Optional<Ordered> order, Optional<String> ordered) {
    if (ordered.equals(lane.trip())) {
      return done(Step.of(lane), order);
    }
    Lane next = lane.on(ordered);
    Step step = Step.of(next);
    if (lane.trip().isPresent()) {
      step = step.and(new Effect.CommitTripEnd(by, order, lane.trip()));
    }
    if (ordered.isPresent()) {
      step = step.and(new Effect.CommitTrip(by, order, ordered));
    }
    if (lane.state() instanceof State.Ready) {
      step = step.and(settling.idle(next));
    }
    return done(step, order);
  }
}
