package tramquet.kiosk.lane;

import static tramquet.kiosk.lane.LaneRules.after;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What becomes of a lane's screens while somebody stands there who is no visitor. What waits does
/// not need to be seen; everything else comes first, and ends a session of staff. A technician's
/// outlasts it, but for an emergency: the gate is tried by letting somebody in.
final class Overlay {
  private final StaffPages pages;

  Overlay(StaffPages pages) {
    this.pages = pages;
  }

  Step over(Step step, long at) {
    List<Effect> effects = new ArrayList<>();
    Lane lane = step.lane();
    for (Effect effect : step.effects()) {
      Optional<Session> session = lane.session();
      if (session.isEmpty() || !(effect instanceof Effect.Show(Screen screen))) {
        effects.add(effect);
      } else if (screen instanceof Screen.Idle || screen instanceof Screen.OutOfOrder) {
        effects.add(StaffPages.show(pages.refreshed(lane, at, session.get())));
      } else {
        effects.add(effect);
        lane =
            outlasts(session.get(), screen)
                ? stays(lane, at, session.get())
                : lane.withoutSession();
      }
    }
    return new Step(lane, effects);
  }

  private static boolean outlasts(Session session, Screen screen) {
    return switch (session.who()) {
      case Session.Who.Technician _, Session.Who.Provisioner _ ->
          !(screen instanceof Screen.Emergency);
      case Session.Who.Staff _, Session.Who.Unknown _ -> false;
    };
  }

  /// Where codes answer, a step that opens a gate takes as long as the gate, and is then confirmed.
  private Lane stays(Lane lane, long at, Session session) {
    Duration time =
        session.page() instanceof StaffPage.Trial(boolean touch, _) && !touch
            ? Sessions.CONFIRM.multipliedBy(2)
            : Sessions.TECHNICIAN;
    return lane.with(session.at(session.page(), after(at, time)));
  }
}
