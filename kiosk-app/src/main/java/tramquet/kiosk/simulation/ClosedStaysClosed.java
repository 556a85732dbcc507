package tramquet.kiosk.simulation;

import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.StaffAct;
import tramquet.kiosk.lane.State;
import tramquet.kiosk.lane.Step;

/// A lane that staff have closed serves nobody until staff open it, whatever happens to its power.
final class ClosedStaysClosed implements Watcher {
  private final World world;
  private boolean asked;
  private boolean closed;

  ClosedStaysClosed(World world) {
    this.world = world;
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    if (event instanceof Event.StaffActed || event instanceof Event.StaffWished) {
      step.effects().forEach(this::acted);
    }
  }

  private void acted(Effect effect) {
    if (effect instanceof Effect.CommitStaffAct commit) {
      asked =
          commit.act() instanceof StaffAct.CloseLane
              || (asked && !(commit.act() instanceof StaffAct.OpenLane));
      closed &= asked;
    }
  }

  @Override
  public void performed(Effect effect) {
    if (closed && effect instanceof Effect.Assess) {
      report("a code was judged");
    }
  }

  /// Whoever was being served when it was closed is served.
  @Override
  public void quiet() {
    State state = world.lane().lane().state();
    closed |= asked && state instanceof State.OutOfOrder;
    if (asked && state instanceof State.Ready) {
      report("it waits for visitors");
    }
  }

  @Override
  public void cut() {
    asked = closed;
  }

  private void report(String seen) {
    world.report(
        "a closed lane stays closed", "staff have closed it for a reason, and have gone", seen);
  }
}
