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
    return of(lane, back, new Told(Effect.Signal.UNREADABLE, screen, after(at, rules.notice())));
  }

  private static Step of(Lane lane, Optional<State.Asking> back, Told told) {
    return Step.of(
        lane.in(new State.Noticing(back, told.until())),
        new Effect.Indicate(told.signal()),
        new Effect.Show(told.screen()));
  }

  private record Told(Effect.Signal signal, Screen screen, long until) {}

  /// Staff see that their code did not count; whoever is being served is served on.
  ///
  /// @param jumper it would count if the maintenance jumper were in
  Step staffCodeRefused(Lane lane, long at, boolean jumper) {
    return aside(
        lane,
        new Told(
            Effect.Signal.UNREADABLE,
            jumper ? new Screen.ClaimRefused(SetUp.Why.NO_JUMPER) : new Screen.StaffCodeRefused(),
            after(at, rules.notice())));
  }

  /// The jumper is in, but nobody has ordered that the kiosk takes a claim code.
  Step claimRefused(Lane lane, long at) {
    return aside(
        lane,
        new Told(
            Effect.Signal.UNREADABLE,
            new Screen.ClaimRefused(SetUp.Why.NO_ORDER),
            after(at, rules.notice())));
  }

  /// Whoever shows a pack sees how far it is, and what came of it; whoever is being served is
  /// served on.
  Step packShown(Lane lane, long at, PackShown what) {
    return aside(
        lane,
        switch (what) {
          case PackShown.Piece _ ->
              new Told(Effect.Signal.HEARD, new Screen.ForPack(what), after(at, rules.notice()));
          case PackShown.Misread _ ->
              new Told(
                  Effect.Signal.UNREADABLE, new Screen.Unreadable(), after(at, rules.notice()));
          case PackShown.Taken _, PackShown.Held _ ->
              new Told(Effect.Signal.HEARD, new Screen.ForPack(what), after(at, LaneRules.PACK));
          case PackShown.Refused _ ->
              new Told(
                  Effect.Signal.UNREADABLE, new Screen.ForPack(what), after(at, LaneRules.PACK));
        });
  }

  private static Step aside(Lane lane, Told told) {
    return switch (lane.state()) {
      case State.Ready _, State.Refused _ -> of(lane, Optional.empty(), told);
      case State.Noticing(Optional<State.Asking> back, _) -> of(lane, back, told);
      case State.Asking asking -> of(lane, Optional.of(asking), told);
      default -> Step.of(lane);
    };
  }

  /// Staff hear of it by a record; whoever called is told that they come, and may show a code
  /// meanwhile. Where somebody is being served, or nobody can be, nothing was offered to touch.
  ///
  /// Who calls again when nothing is known of them any more is taken for the same.
  Step helpCalled(Lane before, long at) {
    Optional<Session.About> whom = Session.About.of(before.state());
    Optional<UUID> visit = whom.flatMap(Session.About::visit);
    Lane lane =
        whom.map(each -> new Recent.Called(each, after(at, LaneRules.CALLED)))
            .map(called -> before.with(before.recent().called(Optional.of(called))))
            .orElse(before);
    return switch (lane.state()) {
      case State.Ready _, State.Refused _ -> help(lane, at, Optional.empty(), visit);
      case State.Noticing(Optional<State.Asking> back, _) -> help(lane, at, back, visit);
      case State.Asking asking -> help(lane, at, Optional.of(asking), visit);
      case State.OutOfOrder closed when closed.calledNanos().isEmpty() ->
          help(lane.in(closed.called(after(at, LaneRules.HELP))), Optional.empty());
      default -> Step.of(lane);
    };
  }

  private Step help(Lane lane, long at, Optional<State.Asking> back, Optional<UUID> about) {
    return help(lane.in(new State.Noticing(back, after(at, LaneRules.HELP))), about);
  }

  private Step help(Lane called, Optional<UUID> about) {
    return Step.of(
        called,
        new Effect.Indicate(Effect.Signal.HELP),
        new Effect.Show(new Screen.HelpComing()),
        settling.incident(called, Incident.HELP_CALLED, about));
  }
}
