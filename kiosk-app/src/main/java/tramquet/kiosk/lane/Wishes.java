package tramquet.kiosk.lane;

import static tramquet.kiosk.lane.LaneRules.after;

import java.util.Optional;
import tramquet.wire.Ordered;

/// What staff and technicians touch, and what follows.
final class Wishes {
  private final StaffWork staff;
  private final Settling settling;
  private final StaffPages pages;
  private final Overlay overlay;
  private final Trials trials;

  Wishes(StaffWork staff, Settling settling, StaffPages pages, Overlay overlay, Trials trials) {
    this.staff = staff;
    this.settling = settling;
    this.pages = pages;
    this.overlay = overlay;
    this.trials = trials;
  }

  /// @param wish not that they leave
  Step wished(Lane lane, long at, Session session, StaffWish wish) {
    return switch (wish) {
      case StaffWish.Turn(StaffWish.Target to) when may(session.who(), to) ->
          turned(lane, at, session, to);
      case StaffWish.Act(tramquet.wire.StaffAct act)
          when session.who() instanceof Session.Who.Staff who ->
          acted(lane, at, session, who, act);
      case StaffWish.CallTest() when session.who() instanceof Session.Who.Staff ->
          called(lane, at, session);
      case StaffWish.Speak(String language) when may(session.who(), StaffWish.Target.LANGUAGES) ->
          turned(lane, at, session.speaking(language), home(session.who()));
      case StaffWish.Try(SelfTest.Step output) when session.page() instanceof StaffPage.Pins page ->
          tried(
              lane.with(session.at(page, after(at, Sessions.TECHNICIAN), next(at))),
              at,
              session,
              output);
      case StaffWish.Answer(boolean yes) ->
          Trials.underWay(session)
              .map(trial -> trials.answered(lane, at, session, trial, yes))
              .orElseGet(() -> Step.of(lane));
      default -> Step.of(lane);
    };
  }

  /// A page that an alarm or an open gate has covered is there again: the lamp is not theirs any
  /// more.
  private Step tried(Lane lane, long at, Session session, SelfTest.Step output) {
    Step tried = trials.tried(lane, at, session, output);
    return lane.state() instanceof State.Alarmed || lane.state() instanceof State.Held
        ? Step.of(lane, StaffPages.show(session.page())).before(tried)
        : tried;
  }

  /// The call of a visitor, as it is heard and as the centre is told: only so is it tried whole.
  private Step called(Lane lane, long at, Session session) {
    return Step.of(
        lane.with(session.at(session.page(), after(at, Sessions.STAFF))),
        new Effect.Indicate(Effect.Signal.HELP),
        settling.incident(lane, Incident.HELP_CALLED, Optional.empty()));
  }

  private static StaffWish.Target home(Session.Who who) {
    return who instanceof Session.Who.Technician ? StaffWish.Target.PARTS : StaffWish.Target.MENU;
  }

  private static boolean may(Session.Who who, StaffWish.Target to) {
    return switch (to) {
      case MENU, VISITS, ADMIT, HOLD, TRIP -> who instanceof Session.Who.Staff;
      case LANGUAGES -> who instanceof Session.Who.Staff || who instanceof Session.Who.Technician;
      case PARTS, MORE_PARTS, PINS, SELF_TEST -> who instanceof Session.Who.Technician;
    };
  }

  private static Optional<Long> next(long at) {
    return Optional.of(after(at, Sessions.REFRESH));
  }

  Step turned(Lane lane, long at, Session session, StaffWish.Target to) {
    if (to == StaffWish.Target.SELF_TEST) {
      return trials.begun(lane, at, session, true);
    }
    StaffPage page = pages.of(to, lane, at, session);
    return switch (to) {
      case PARTS, MORE_PARTS, PINS ->
          Step.of(
              lane.with(session.at(page, after(at, Sessions.TECHNICIAN), next(at))),
              StaffPages.show(page),
              new Effect.Examine());
      default ->
          Step.of(lane.with(session.at(page, after(at, Sessions.STAFF))), StaffPages.show(page));
    };
  }

  /// What opens the gate ends the session: what follows is for the visitor to see. A gate that
  /// stands open is not opened, so nothing follows.
  private Step acted(
      Lane lane, long at, Session session, Session.Who.Staff who, tramquet.wire.StaffAct wire) {
    Optional<Ordered> order = Optional.of(new Ordered(who.order(), wire, who.by()));
    Optional<StaffAct> act = StaffAct.of(wire, who.by().text());
    if (act.isEmpty()) {
      return Step.of(lane);
    }
    if (act.get() instanceof StaffAct.Opening opening && !(lane.state() instanceof State.Held)) {
      return staff.open(lane.withoutSession(), at, new Due.Wish(opening, order), session.about());
    }
    Step done = overlay.over(staff.acted(lane, at, act.get(), order), at);
    return done.lane().session().isPresent()
        ? done.before(turned(done.lane(), at, done.lane().session().get(), StaffWish.Target.MENU))
        : done;
  }
}
