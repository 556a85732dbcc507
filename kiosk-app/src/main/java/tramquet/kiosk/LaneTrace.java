package tramquet.kiosk;

import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.visit.Written;

/// Is told each step of the line, for whoever watches a kiosk at work. Must only hand over.
///
/// Thread: the lane's, but for `written`, which is the writer's.
interface LaneTrace {

  /// Tells nobody.
  LaneTrace NONE = new LaneTrace() {};

  /// A scan is being looked at.
  default void scanned(ScanData scan) {}

  /// The scan was judged.
  default void assessed(Assessment assessment) {}

  /// A record was handed to the writer.
  default void committing(Effect.Commit commit) {}

  /// A record is on disk, or is not.
  default void written(Effect.Commit commit, Written written) {}

  /// The window was told what to show.
  default void shown(Screen screen) {}
}
