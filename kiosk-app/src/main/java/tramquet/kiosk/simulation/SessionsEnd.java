package tramquet.kiosk.simulation;

import java.util.Optional;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.Session;
import tramquet.kiosk.lane.State;
import tramquet.kiosk.lane.Step;

/// Whoever stands at the screen as staff does so no longer when people must get out, or nobody has
/// touched anything for a while; and only then, or when they leave, is the screen that of visitors
/// again.
final class SessionsEnd implements Watcher {
  private final World world;

  SessionsEnd(World world) {
    this.world = world;
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    Optional<Session> session = step.lane().session();
    if (session.isEmpty()) {
      return;
    }
    if (step.lane().state() instanceof State.Emergency
        || step.lane().state() instanceof State.Unprovisioned) {
      report("it lasts in " + step.lane().state().getClass().getSimpleName());
    }
    if (event instanceof Event.Tick(long at) && at - session.get().untilNanos() >= 0) {
      report("its time was over, and it lasts");
    }
  }

  @Override
  public void quiet() {
    boolean shown =
        world.lane().face().screen().filter(Screen.ForStaff.class::isInstance).isPresent();
    State state = world.lane().lane().state();
    // What staff saw stays until the card has taken longer than a blink.
    if (shown && world.lane().lane().session().isEmpty() && !(state instanceof State.Recording)) {
      report("it is over, and its page is still shown in " + state.getClass().getSimpleName());
    }
  }

  @Override
  public void leftAlone() {
    if (world.lane().lane().session().isPresent()) {
      report("nobody has touched anything for half an hour");
    }
  }

  private void report(String seen) {
    world.report(
        "a session ends by itself", "whoever comes next would stand before a menu of staff", seen);
  }
}
