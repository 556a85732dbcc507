package tramquet.kiosk.simulation;

import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.Step;

/// When the power returns nothing is green until somebody is admitted.
final class DarkAfterPower implements Watcher {
  private final World world;
  private boolean starting = true;

  DarkAfterPower(World world) {
    this.world = world;
  }

  @Override
  public void cut() {
    starting = true;
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    starting = false;
  }

  @Override
  public void performed(Effect effect) {
    boolean green =
        effect instanceof Effect.OpenGate
            || effect instanceof Effect.HoldGate
            || (effect instanceof Effect.Indicate(Effect.Signal signal)
                && (Admits.isGreen(signal) || signal == Effect.Signal.HELD));
    if (starting && green) {
      world.report(
          "nothing is green when the power returns",
          "nobody knows any more who stands there",
          effect.toString());
    }
  }
}
