package tramquet.kiosk.lane;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tramquet.drivers.Bytes;
import tramquet.kiosk.risk.Evidence;
import tramquet.wire.Direction;

/// What a lane does when nobody is being served, and what several themes need.
final class Settling {
  private final LaneRules rules;

  Settling(LaneRules rules) {
    this.rules = rules;
  }

  /// What staff wait for, the alarm that is not over, a closed lane, or the next visitor: in this
  /// order.
  Step settle(Lane lane, long at) {
    if (!lane.provisioned()) {
      return Step.of(
          lane.in(new State.Unprovisioned()),
          new Effect.Indicate(Effect.Signal.STARTING),
          new Effect.Show(new Screen.Unprovisioned()));
    }
    if (!lane.due().acts().isEmpty()) {
      Due.Wish wish = lane.due().acts().getFirst();
      return record(
          lane.with(lane.due().withoutFirstAct()), at, wish, Optional.empty(), Optional.empty());
    }
    Optional<Recent.Alarm> alarm = lane.recent().alarmAt(at);
    if (alarm.isPresent()) {
      return alarmed(lane, alarm.get(), Optional.empty());
    }
    return lane.faults().isEmpty() ? ready(lane) : outOfOrder(lane, at);
  }

  private Step ready(Lane lane) {
    return Step.of(
        lane.in(new State.Ready()), new Effect.Indicate(Effect.Signal.READY), idle(lane));
  }

  /// The screen of a lane that waits.
  Effect idle(Lane lane) {
    return new Effect.Show(new Screen.Idle(rules.direction(), trip(lane)));
  }

  /// Closed. The gravest fault is told: without storage nobody may be let in at all.
  private static Step outOfOrder(Lane lane, long at) {
    Set<Screen.Cause> storage = EnumSet.of(Screen.Cause.STORAGE_FAILED, Screen.Cause.STORAGE_FULL);
    Screen.Cause cause = Collections.max(lane.faults());
    return Step.of(
        lane.in(
            new State.OutOfOrder(
                cause,
                Collections.disjoint(lane.faults(), storage)
                    ? Optional.empty()
                    : Optional.of(at + LaneRules.RETRY.toNanos()))),
        new Effect.Indicate(Effect.Signal.OUT_OF_ORDER),
        new Effect.Show(new Screen.OutOfOrder(cause)));
  }

  Step alarmed(Lane lane, Recent.Alarm alarm, Optional<State.Asking> back) {
    return Step.of(
        lane.in(new State.Alarmed(alarm.incident(), back, alarm.untilNanos())),
        new Effect.Indicate(Effect.Signal.ALARM),
        new Effect.Show(new Screen.Alarm(alarm.incident())));
  }

  /// Something that keeps the lane from working has come up: whoever is being served is served.
  Step closeWhenFree(Lane lane, long at) {
    return switch (lane.state()) {
      // Whoever has called staff is told first that they come.
      case State.OutOfOrder closed when closed.calledNanos().isPresent() -> Step.of(lane);
      case State.Ready _, State.Noticing _, State.Refused _, State.Asking _, State.OutOfOrder _ ->
          settle(lane, at);
      case State.Unprovisioned _,
          State.Assessing _,
          State.Recording _,
          State.Admitted _,
          State.Alarmed _,
          State.Held _,
          State.Emergency _ ->
          Step.of(lane);
    };
  }

  /// Something that kept the lane from working is gone.
  Step reopen(Lane lane, long at) {
    if (!(lane.state() instanceof State.OutOfOrder closed)) {
      return Step.of(lane);
    }
    return closed
        .calledNanos()
        .map(until ->
            Step.of(
                lane.faults().isEmpty()
                    ? lane.in(new State.Noticing(Optional.empty(), until))
                    : lane))
        .orElseGet(() -> settle(lane, at));
  }

  /// Writes an act of staff that opens the gate when it is written.
  Step record(
      Lane lane, long at, Due.Wish wish, Optional<UUID> about, Optional<Evidence> evidence) {
    Lane next = lane.withNextTicket();
    // What was lit for the one before goes out.
    return Step.of(next, new Effect.Indicate(Effect.Signal.READING))
        .before(
            waitFor(
                next,
                at,
                new Effect.CommitStaffAct(
                    next.ticket(), wish.act(), wish.order(), about, evidence, trip(lane)),
                Optional.empty()));
  }

  /// Writes a record that somebody waits for.
  Step waitFor(Lane lane, long at, Effect.Awaitable commit, Optional<Bytes> code) {
    return Step.of(
        lane.in(
            new State.Recording(
                commit,
                code,
                Optional.empty(),
                Optional.of(at + LaneRules.BLINK.toNanos()),
                at + LaneRules.PATIENCE.toNanos())),
        commit);
  }

  Effect.Commit incident(Lane lane, Incident incident, Optional<UUID> about) {
    return new Effect.CommitIncident(incident, about, trip(lane));
  }

  /// Which way somebody goes for whom a record is awaited. Whoever is let in by hand without a code
  /// goes the lane's way.
  Direction way(Effect.Awaitable commit) {
    return switch (commit) {
      case Effect.CommitVisit visit -> visit.evidence().way();
      case Effect.CommitStaffAct act -> act.evidence().map(Evidence::way).orElse(rules.direction());
    };
  }

  /// The trip that counts now.
  Optional<String> trip(Lane lane) {
    return lane.trip().or(rules::trip);
  }

  /// Whether a passage is awaited after an admission.
  boolean awaitsPassages() {
    return rules.confirm() == LaneRules.Confirm.PASSAGE;
  }
}
