package tramquet.kiosk.lane;

import java.util.Optional;
import java.util.UUID;

/// What the contacts of the gate tell: whether the person who was let in went through, and whether
/// somebody else did.
///
/// Contacts of a gate that is not ready are not believed: the one that tells of passages is closed
/// at rest, so that a gate without power looks as if somebody stood in it.
final class Passages {
  private final LaneRules rules;
  private final Settling settling;

  Passages(LaneRules rules, Settling settling) {
    this.rules = rules;
    this.settling = settling;
  }

  Step began(Lane lane, long at) {
    if (!settling.awaitsPassages()) {
      return Step.of(lane);
    }
    if (lane.state() instanceof State.Admitted admitted && !lane.gateFaulty()) {
      return Step.of(admitted.passing() ? lane : lane.in(passing(admitted, at)));
    }
    Lane uncounted = lane.with(lane.recent().uncounted(true));
    if (silent(lane)) {
      return Step.of(uncounted);
    }
    Optional<Recent.Passed> before =
        lane.recent()
            .passed()
            .filter(passed -> at - passed.atNanos() < LaneRules.TAILGATE.toNanos());
    return before
        .map(passed ->
            at - passed.atNanos() < LaneRules.SAME_BODY.toNanos()
                ? Step.of(uncounted)
                : alarm(uncounted, at, Incident.TAILGATED, Optional.of(passed.visit())))
        .orElseGet(() -> alarm(uncounted, at, Incident.GATE_FORCED, Optional.empty()));
  }

  private static State.Admitted passing(State.Admitted admitted, long at) {
    return new State.Admitted(
        admitted.visit(),
        admitted.way(),
        admitted.admission(),
        Optional.of(at),
        at + LaneRules.STUCK.toNanos());
  }

  Step ended(Lane lane, long at) {
    Lane clear = lane.without(Screen.Cause.PASSAGE_BLOCKED);
    if (lane.recent().uncounted()) {
      return settling.reopen(clear.with(clear.recent().uncounted(false)), at);
    }
    return settling.awaitsPassages()
            && lane.state() instanceof State.Admitted admitted
            && !lane.gateFaulty()
        ? passed(clear, at, admitted)
        : settling.reopen(clear, at);
  }

  private Step passed(Lane lane, long at, State.Admitted admitted) {
    Lane after = lane.with(lane.recent().passed(admitted.visit(), at));
    return Step.of(
            after, new Effect.CommitPassage(admitted.visit(), admitted.way(), settling.trip(lane)))
        .before(settling.settle(after, at));
  }

  Step nobodyPassed(Lane lane, long at) {
    return settling.awaitsPassages()
            && lane.state() instanceof State.Admitted admitted
            && !admitted.passing()
        ? annul(lane, at, admitted)
        : Step.of(lane);
  }

  private Step annul(Lane lane, long at, State.Admitted admitted) {
    Optional<Recent.Annulled> whom =
        admitted
            .admission()
            .map(admission -> new Recent.Annulled(admission, at + rules.readmit().toNanos()));
    Lane after = lane.with(lane.recent().annulled(whom));
    return Step.of(
            after,
            new Effect.CommitAnnulment(admitted.visit(), admitted.way(), settling.trip(lane)))
        .before(settling.settle(after, at));
  }

  /// Green has been shown for as long as it may.
  Step timeOver(Lane lane, long at, State.Admitted admitted) {
    if (!settling.awaitsPassages()) {
      return settling.settle(lane, at);
    }
    return admitted.passing()
        ? passed(
            lane.with(Screen.Cause.PASSAGE_BLOCKED).with(lane.recent().uncounted(true)),
            at,
            admitted)
        : annul(lane, at, admitted);
  }

  Step tailgated(Lane lane, long at) {
    return silent(lane)
        ? Step.of(lane)
        : alarm(lane, at, Incident.TAILGATED, admittedOrPassed(lane, at));
  }

  Step forced(Lane lane, long at) {
    return silent(lane) ? Step.of(lane) : alarm(lane, at, Incident.GATE_FORCED, Optional.empty());
  }

  private static Optional<UUID> admittedOrPassed(Lane lane, long at) {
    return lane.state() instanceof State.Admitted admitted
        ? Optional.of(admitted.visit())
        : lane.recent()
            .passed()
            .filter(passed -> at - passed.atNanos() < LaneRules.TAILGATE.toNanos())
            .map(Recent.Passed::visit);
  }

  /// Whether nothing that the contacts tell is an alarm.
  private static boolean silent(Lane lane) {
    return lane.gateFaulty()
        || lane.state() instanceof State.Held
        || lane.state() instanceof State.Emergency;
  }

  /// Whoever is being served is served on; a question that was asked is asked again.
  private Step alarm(Lane lane, long at, Incident incident, Optional<UUID> about) {
    if (lane.recent().alarmAt(at).filter(each -> each.incident() == incident).isPresent()) {
      return Step.of(lane);
    }
    Recent.Alarm alarm = new Recent.Alarm(incident, at + LaneRules.ALARM.toNanos());
    Lane alarmed = lane.with(lane.recent().alarmed(alarm));
    Step told = settling.alarmed(alarmed, alarm, question(lane));
    Step step =
        switch (lane.state()) {
          case State.Assessing _, State.Recording _, State.Admitted _ ->
              new Step(alarmed, told.effects());
          default -> told;
        };
    return step.and(settling.incident(lane, incident, about));
  }

  private static Optional<State.Asking> question(Lane lane) {
    return switch (lane.state()) {
      case State.Asking asking -> Optional.of(asking);
      case State.Noticing(Optional<State.Asking> back, _) -> back;
      case State.Alarmed(_, Optional<State.Asking> back, _) -> back;
      default -> Optional.empty();
    };
  }

  /// What a fault that has come up means for whoever is in the passage.
  Lane lost(Lane lane, long at, Screen.Cause cause) {
    return switch (cause) {
      case GATE_FAULTY -> doubted(lane, at);
      // Somebody stands there whom nobody saw coming, as after a restart.
      case PASSAGE_BLOCKED -> lane.with(lane.recent().uncounted(true));
      default -> lane;
    };
  }

  /// A passage that began at the moment of the fault was the contact losing its power.
  private Lane doubted(Lane lane, long at) {
    return lane.state() instanceof State.Admitted admitted
            && admitted
                .passingNanos()
                .filter(began -> at - began < LaneRules.FALSE_PASSAGE.toNanos())
                .isPresent()
        ? lane.in(
                new State.Admitted(
                    admitted.visit(),
                    admitted.way(),
                    admitted.admission(),
                    Optional.empty(),
                    at + rules.passage().plus(LaneRules.GRACE).toNanos()))
            .with(lane.recent().uncounted(true))
        : lane;
  }

  /// What becomes of the one who was let in when an emergency begins.
  Step broken(Lane lane, long at, State before) {
    if (!settling.awaitsPassages() || !(before instanceof State.Admitted admitted)) {
      return Step.of(lane);
    }
    return admitted.passing()
        ? Step.of(
            lane.with(lane.recent().passed(admitted.visit(), at).uncounted(true)),
            new Effect.CommitPassage(admitted.visit(), admitted.way(), settling.trip(lane)))
        : Step.of(
            lane,
            new Effect.CommitAnnulment(admitted.visit(), admitted.way(), settling.trip(lane)));
  }
}
