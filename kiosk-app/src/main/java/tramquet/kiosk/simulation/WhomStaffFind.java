package tramquet.kiosk.simulation;

import java.util.Optional;
import java.util.UUID;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.Session;
import tramquet.kiosk.lane.StaffWish;
import tramquet.kiosk.lane.State;
import tramquet.kiosk.lane.Step;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;

/// Staff who sign in have before them who is refused or asked at that moment, or whom they were
/// called for a moment ago; nobody, once somebody else was judged, or anybody was let in.
final class WhomStaffFind implements Watcher {
  private final World world;
  private Optional<Call> call = Optional.empty();

  /// Somebody whom staff see to.
  ///
  /// @param visit by which they were refused
  private record Whom(Visitor person, Optional<UUID> visit) {}

  private record Call(Whom whom, long atNanos) {}

  WhomStaffFind(World world) {
    this.world = world;
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    call = call.filter(each -> event.atNanos() - each.atNanos() < LaneRules.CALLED.toNanos());
    switch (event) {
      case Event.StaffAtScreen _ -> came(before, step);
      case Event.SignedIn _ -> came(before, step);
      case Event.HelpCalled(long at)
          when step.effects().contains(new Effect.Show(new Screen.HelpComing())) ->
          call = there(before.state()).map(whom -> new Call(whom, at)).or(() -> call);
      case Event.Assessed(long _, Assessment.Judged(Evidence evidence, Decision _, long _)) ->
          call = call.filter(each -> each.whom().person() == Visitor.of(evidence));
      case Event.StaffWished(long _, StaffWish.Leave _)
          when isStaff(before) && !isStaff(step.lane()) ->
          call = Optional.empty();
      case Event.EmergencyOn _ -> call = Optional.empty();
      default -> {}
    }
    if (step.effects().stream().anyMatch(WhomStaffFind::letsIn)) {
      call = Optional.empty();
    }
  }

  private static boolean letsIn(Effect effect) {
    return effect instanceof Effect.OpenGate
        || effect instanceof Effect.HoldGate
        || (effect instanceof Effect.CommitVisit visit
            && visit.decision() instanceof Decision.Admit);
  }

  private static boolean isStaff(Lane lane) {
    return lane.session().filter(each -> each.who() instanceof Session.Who.Staff).isPresent();
  }

  private void came(Lane before, Step step) {
    Optional<Session> session = step.lane().session();
    if (session.isEmpty() || session.equals(before.session())) {
      return;
    }
    Optional<Whom> found = session.flatMap(Session::about).map(WhomStaffFind::whom);
    Optional<Whom> expected =
        there(before.state())
            .or(() -> before.session().flatMap(Session::about).map(WhomStaffFind::whom))
            .or(() -> call.map(Call::whom));
    if (!found.equals(expected)) {
      world.report(
          "staff find whom they were called for",
          "who is let in by hand is on record as the one who was refused",
          "they find %s, and not %s".formatted(words(found), words(expected)));
    }
  }

  private static String words(Optional<Whom> whom) {
    return whom.map(each -> each.person().word()).orElse("nobody");
  }

  private static Whom whom(Session.About about) {
    return new Whom(Visitor.of(about.evidence()), about.visit());
  }

  private static Optional<Whom> there(State state) {
    return switch (state) {
      case State.Refused red ->
          Optional.of(new Whom(Visitor.of(red.evidence()), Optional.of(red.visit())));
      case State.Asking asking -> Optional.of(asked(asking));
      case State.Noticing(Optional<State.Asking> back, long _) -> back.map(WhomStaffFind::asked);
      default -> Optional.empty();
    };
  }

  private static Whom asked(State.Asking asking) {
    return new Whom(Visitor.of(asking.evidence()), Optional.empty());
  }

  @Override
  public void cut() {
    call = Optional.empty();
  }
}
