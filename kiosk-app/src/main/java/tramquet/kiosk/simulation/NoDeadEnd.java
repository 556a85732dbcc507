package tramquet.kiosk.simulation;

import tramquet.kiosk.lane.State;

/// Left alone, a lane comes to rest in a time that has a bound: it serves, or says that it does
/// not. Mended, it serves again.
final class NoDeadEnd implements Watcher {
  private final World world;

  NoDeadEnd(World world) {
    this.world = world;
  }

  @Override
  public void leftAlone() {
    if (!world.isAtRest()) {
      State state = world.lane().lane().state();
      report("after half an hour it is still " + state.getClass().getSimpleName());
    }
  }

  @Override
  public void mended() {
    State state = world.lane().lane().state();
    if (!(state instanceof State.Ready)) {
      report("all is mended, and it is " + state.getClass().getSimpleName());
    }
  }

  private void report(String seen) {
    world.report("no dead end", "nobody is there to press a button", seen);
  }
}
