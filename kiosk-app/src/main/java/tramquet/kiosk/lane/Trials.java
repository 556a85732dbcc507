package tramquet.kiosk.lane;

import static tramquet.kiosk.lane.LaneRules.after;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tramquet.wire.Ordered;
import tramquet.wire.StaffReason;

/// The self-test: one step after the other, and of each the question whether it was seen.
final class Trials {
  private final List<SelfTest.Step> steps;
  private final StaffWork staff;
  private final Overlay overlay;

  Trials(List<SelfTest.Step> steps, StaffWork staff, Overlay overlay) {
    this.steps = List.copyOf(steps);
    this.staff = staff;
    this.overlay = overlay;
  }

  /// The test whose present step waits for an answer; empty where there is none.
  static Optional<StaffPage.Trial> underWay(Session session) {
    return session.page() instanceof StaffPage.Trial trial && !trial.test().over()
        ? Optional.of(trial)
        : Optional.empty();
  }

  /// @param touch whether it was begun at the screen; who began it by a code answers by codes,
  ///   because the screen may have no touch that works
  Step begun(Lane lane, long at, Session session, boolean touch) {
    return asked(lane, at, session, new StaffPage.Trial(touch, SelfTest.of(steps)));
  }

  /// Without touch any code says yes; with it, only in the step of the reader.
  Optional<Step> scanned(Lane lane, long at, Session session) {
    return underWay(session)
        .filter(trial -> !trial.touch() || trial.test().left().getFirst() == SelfTest.Step.READER)
        .map(trial -> answered(lane, at, session, trial, true));
  }

  /// Without touch silence says no.
  Optional<Step> silent(Lane lane, long at, Session session) {
    return underWay(session)
        .filter(trial -> !trial.touch())
        .map(trial -> answered(lane, at, session, trial, false));
  }

  Step answered(Lane lane, long at, Session session, StaffPage.Trial trial, boolean yes) {
    return asked(lane, at, session, new StaffPage.Trial(trial.touch(), trial.test().answered(yes)));
  }

  /// The next step: something happens, and is asked about.
  private Step asked(Lane lane, long at, Session session, StaffPage.Trial page) {
    SelfTest test = page.test();
    Lane next =
        lane.with(
            session.at(page, after(at, page.touch() ? Sessions.TECHNICIAN : Sessions.CONFIRM)));
    Step shown = Step.of(next, StaffPages.show(page));
    if (test.over()) {
      return shown.and(new Effect.Indicate(Effect.Signal.READY)).and(new Effect.Examine());
    }
    return shown.before(tried(next, at, session, test.left().getFirst()));
  }

  /// Has something happen at one output.
  Step tried(Lane lane, long at, Session session, SelfTest.Step step) {
    return switch (step) {
      case RED -> Step.of(lane, new Effect.Indicate(Effect.Signal.TRY_RED));
      case GREEN -> Step.of(lane, new Effect.Indicate(Effect.Signal.TRY_GREEN));
      case AMBER -> Step.of(lane, new Effect.Indicate(Effect.Signal.TRY_AMBER));
      case BUZZER -> Step.of(lane, new Effect.Indicate(Effect.Signal.TRY_BUZZER));
      case READER -> Step.of(lane, new Effect.Indicate(Effect.Signal.READY));
      case GATE -> gate(lane, at, session);
    };
  }

  /// By a record, like everything that opens a gate.
  private Step gate(Lane lane, long at, Session session) {
    if (!(session.who() instanceof Session.Who.Technician(UUID order, var by))) {
      return Step.of(lane);
    }
    Due.Wish wish =
        new Due.Wish(
            new StaffAct.Admit(by.text(), StaffReason.MAINTENANCE.text()),
            Optional.of(
                new Ordered(order, new tramquet.wire.StaffAct.Admit(StaffReason.MAINTENANCE), by)));
    return overlay.over(staff.open(lane, at, wish, Optional.empty()), at);
  }
}
