package tramquet.kiosk.simulation;

import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Effect.Signal;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.Step;

/// The emergency is shown in the very step of its event, whatever the lane was doing, and until it
/// is over nothing else is.
final class EmergencyAtOnce implements Watcher {
  private final World world;

  EmergencyAtOnce(World world) {
    this.world = world;
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    if (event instanceof Event.EmergencyOn
        && !(step.effects().contains(new Effect.Indicate(Signal.EMERGENCY))
            && step.effects().contains(new Effect.Show(new Screen.Emergency())))) {
      report("in " + before.state().getClass().getSimpleName() + " it was not shown");
    }
  }

  @Override
  public void quiet() {
    boolean shown = world.lane().face().signal().filter(Signal.EMERGENCY::equals).isPresent();
    if (shown != world.isEmergency()) {
      report(world.isEmergency() ? "the loop is open" : "it is over and still shown");
    }
  }

  private void report(String seen) {
    world.report(
        "an emergency is shown at once", "people who must get out look at lamp and screen", seen);
  }
}
