package tramquet.kiosk.lane;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tramquet.kiosk.doctor.Report;

/// What staff and technicians see, made of the lane as it is.
final class StaffPages {
  private final LaneRules rules;
  private final List<SelfTest.Step> outputs;
  private final Settling settling;

  /// @param steps of the self-test of this lane
  StaffPages(LaneRules rules, List<SelfTest.Step> steps, Settling settling) {
    this.rules = rules;
    outputs = steps.stream().filter(step -> step != SelfTest.Step.READER).toList();
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
      case LANGUAGES -> new StaffPage.Languages();
      case PINS -> new StaffPage.Pins(outputs, report(session));
      case MORE_PARTS -> new StaffPage.Parts(rules.touch(), report(session), sheet(session) + 1);
      case PARTS, SELF_TEST -> new StaffPage.Parts(rules.touch(), report(session));
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

  private static Optional<Report> report(Session session) {
    return switch (session.page()) {
      case StaffPage.Parts parts -> parts.report();
      case StaffPage.Pins pins -> pins.report();
      default -> Optional.empty();
    };
  }

  private static int sheet(Session session) {
    return session.page() instanceof StaffPage.Parts parts ? parts.sheet() : 0;
  }

  /// The page of a session with what was found of the parts; empty where it does not tell of them.
  ///
  /// Without touch nobody turns the sheets, so they turn by themselves.
  Optional<StaffPage> examined(Session session, Report report) {
    return switch (session.page()) {
      case StaffPage.Parts parts ->
          Optional.of(
              new StaffPage.Parts(
                  parts.touch(),
                  Optional.of(report),
                  parts.touch() || parts.report().isEmpty() ? parts.sheet() : parts.sheet() + 1));
      case StaffPage.Pins pins ->
          Optional.of(new StaffPage.Pins(pins.outputs(), Optional.of(report)));
      case StaffPage.Trial(boolean touch, SelfTest test) when test.over() ->
          Optional.of(new StaffPage.Result(touch, test, report));
      default -> Optional.empty();
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
