package tramquet.kiosk.lane;

import static tramquet.kiosk.lane.LaneRules.after;

import java.util.Optional;
import java.util.UUID;

/// What somebody is told for a moment, without being judged.
final class Notices {
  private final LaneRules rules;
  private final Settling settling;

  Notices(LaneRules rules, Settling settling) {
    this.rules = rules;
    this.settling = settling;
  }

  /// @param back whom to go on with afterwards
  Step of(Lane lane, long at, Optional<State.Asking> back, Screen screen) {
    return Step.of(
        lane.in(new State.Noticing(back, after(at, rules.notice()))),
        new Effect.Indicate(Effect.Signal.UNREADABLE),
        new Effect.Show(screen));
  }

  /// Staff see that their code did not count; whoever is being served is served on.
  Step staffCodeRefused(Lane lane, long at) {
    return switch (lane.state()) {
      case State.Ready _, State.Refused _ ->
          of(lane, at, Optional.empty(), new Screen.StaffCodeRefused());
      case State.Noticing(Optional<State.Asking> back, _) ->
          of(lane, at, back, new Screen.StaffCodeRefused());
      case State.Asking asking -> of(lane, at, Optional.of(asking), new Screen.StaffCodeRefused());
      default -> Step.of(lane);
    };
  }

  /// Staff hear of it by a record; whoever called is told that they come, and may show a code
  /// meanwhile. Where somebody is being served, or nobody can be, nothing was offered to touch.
  Step helpCalled(Lane lane, long at) {
    return switch (lane.state()) {
      case State.Ready _ -> help(lane, at, Optional.empty(), Optional.empty());
      case State.Refused red -> help(lane, at, Optional.empty(), Optional.of(red.visit()));
      case State.Noticing(Optional<State.Asking> back, _) -> help(lane, at, back, Optional.empty());
      case State.Asking asking -> help(lane, at, Optional.of(asking), Optional.empty());
      default -> Step.of(lane);
    };
  }

  private Step help(Lane lane, long at, Optional<State.Asking> back, Optional<UUID> about) {
    return Step.of(
        lane.in(new State.Noticing(back, after(at, LaneRules.HELP))),
        new Effect.Indicate(Effect.Signal.HELP),
        new Effect.Show(new Screen.HelpComing()),
        settling.incident(lane, Incident.HELP_CALLED, about));
  }
}
