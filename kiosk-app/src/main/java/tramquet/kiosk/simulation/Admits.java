package tramquet.kiosk.simulation;

import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Effect.Signal;
import tramquet.kiosk.lane.StaffAct;
import tramquet.kiosk.risk.Decision;

/// What lets one person in.
final class Admits {
  private Admits() {}

  /// Whether this record does, once it is on disk.
  static boolean isBy(Effect.Commit commit) {
    return switch (commit) {
      case Effect.CommitVisit visit -> visit.decision() instanceof Decision.Admit;
      case Effect.CommitStaffAct staff -> staff.act() instanceof StaffAct.Admit;
      default -> false;
    };
  }

  /// Whether one person sees that they may go.
  static boolean isGreen(Signal signal) {
    return signal == Signal.ADMIT || signal == Signal.ADMIT_BY_STAFF;
  }
}
