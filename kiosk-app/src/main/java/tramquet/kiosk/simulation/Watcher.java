package tramquet.kiosk.simulation;

import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.Step;

/// Sees all that happens in a world, and reports what must never be. One file and one line in
/// `Watchers` for each thing that must hold.
///
/// Thread: the world's.
interface Watcher {

  /// Something was put in the mailbox and found room.
  default void told(Event event) {}

  /// The lane has taken it out.
  default void took(Event event) {}

  /// The machine has decided; nothing of it is done yet.
  default void stepped(Lane before, Event event, Step step) {}

  /// This was done.
  default void performed(Effect effect) {}

  /// An act is over and the lane has looked at everything.
  default void quiet() {}

  /// The power is cut.
  default void cut() {}

  /// Nothing more happens to the lane: half of what was broken is still broken.
  default void leftAlone() {}

  /// All that was broken is mended, and enough time has passed.
  default void mended() {}
}
