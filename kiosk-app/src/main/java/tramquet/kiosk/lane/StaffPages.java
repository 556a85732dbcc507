package tramquet.kiosk.lane;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What staff and technicians see, made of the lane as it is.
final class StaffPages {
  private final LaneRules rules;
  private final Settling settling;

  StaffPages(LaneRules rules, Settling settling) {
    this.rules = rules;
    this.settling = settling;
  }

  static Effect show(StaffPage page) {
    return new Effect.Show(new Screen.ForStaff(page));
  }

  StaffPage of(StaffWish.Target target, Lane lane, long at, Session session) {
    return switch (target) {
      case MENU -> menu(lane, session);
      case VISITS -> new StaffPage.Visits(rules.touch(), rows(lane, at));
      case ADMIT, HOLD -> new StaffPage.Reasons(target == StaffWish.Target.HOLD, person(session));
      case TRIP -> new StaffPage.TripPad(settling.trip(lane));
      case PARTS, SELF_TEST -> new StaffPage.Parts(rules.touch(), Optional.empty());
    };
  }

  /// The page of a session, with what has changed beneath.
  StaffPage refreshed(Lane lane, long at, Session session) {
    return switch (session.page()) {
      case StaffPage.Menu _ -> menu(lane, session);
      case StaffPage.Visits visits -> new StaffPage.Visits(visits.touch(), rows(lane, at));
      default -> session.page();
    };
  }

  private StaffPage menu(Lane lane, Session session) {
    return new StaffPage.Menu(
        person(session),
        settling.trip(lane),
        lane.state() instanceof State.Held,
        lane.faults().contains(Screen.Cause.SWITCHED_OFF));
  }

  private static Optional<String> person(Session session) {
    return session.about().flatMap(about -> about.evidence().maskedName());
  }

  private static List<StaffPage.Row> rows(Lane lane, long at) {
    return lane.recent().seen().stream()
        .map(seen ->
            new StaffPage.Row(
                seen.maskedName(),
                seen.outcome(),
                seen.way(),
                Duration.ofSeconds(Duration.ofNanos(at - seen.atNanos()).toSeconds())))
        .toList();
  }
}
