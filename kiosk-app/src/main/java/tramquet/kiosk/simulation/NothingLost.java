package tramquet.kiosk.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import tramquet.kiosk.lane.Event;

/// What pins, people and the disk say reaches the machine, all of it and in order, before the lane
/// rests.
final class NothingLost implements Watcher {
  private final World world;
  private final Deque<Event> told = new ArrayDeque<>();

  NothingLost(World world) {
    this.world = world;
  }

  @Override
  public void told(Event event) {
    told.add(event);
  }

  @Override
  public void took(Event event) {
    if (event.equals(told.peek())) {
      told.remove();
    } else {
      report(told.peek() + " should have come before " + event);
    }
  }

  @Override
  public void quiet() {
    if (!told.isEmpty()) {
      report(told.peek() + " was never looked at");
    }
  }

  @Override
  public void cut() {
    told.clear();
  }

  private void report(String seen) {
    world.report(
        "nothing that pins and people say is lost",
        "a passage that is missed annuls somebody who is inside",
        seen);
  }
}
