package tramquet.kiosk.simulation;

import tramquet.kiosk.lane.State;

/// The gate is held open only while the lane says so, or in an emergency.
final class HeldGateLetsGo implements Watcher {
  private final World world;

  HeldGateLetsGo(World world) {
    this.world = world;
  }

  @Override
  public void quiet() {
    SimulatedLane lane = world.lane();
    State state = lane.lane().state();
    boolean held = lane.face().isHeld(lane.now());
    boolean may = state instanceof State.Held || state instanceof State.Emergency;
    if (held && !may) {
      world.report(
          "a gate that is held lets go",
          "nobody watches a gate that stands open",
          "it is held in " + state.getClass().getSimpleName());
    }
  }
}
