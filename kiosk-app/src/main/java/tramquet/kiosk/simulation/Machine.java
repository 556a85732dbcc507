package tramquet.kiosk.simulation;

import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneMachine;
import tramquet.kiosk.lane.Step;

/// What decides for a simulated lane: the real machine, or one that lacks a guard.
interface Machine {

  /// The first step after switching on.
  Step start(Lane lane, long atNanos);

  /// What follows from an event.
  Step next(Lane lane, Event event);

  /// The real one.
  static Machine of(LaneMachine machine) {
    return new Machine() {
      @Override
      public Step start(Lane lane, long atNanos) {
        return machine.start(lane, atNanos);
      }

      @Override
      public Step next(Lane lane, Event event) {
        return machine.next(lane, event);
      }
    };
  }
}
