package tramquet.kiosk.visit;

import java.lang.System.Logger.Level;

/// How much of the room for records is taken, and the journal's word when it becomes little.
///
/// Thread: set by the writer's; read by any.
final class Room {
  private static final System.Logger LOG = System.getLogger("tramquet.visit");

  /// From here on acknowledged records are not kept as a safety copy any more.
  static final int LITTLE = 70;

  private static final int VERY_LITTLE = 90;

  private volatile int taken;
  private int told;

  /// @param percent of the room
  void is(int percent) {
    taken = percent;
    int step = percent >= VERY_LITTLE ? VERY_LITTLE : percent >= LITTLE ? LITTLE : 0;
    if (step > told) {
      LOG.log(
          step == VERY_LITTLE ? Level.ERROR : Level.WARNING,
          "{0} % of the room for records is taken, by those that the centre has not acknowledged",
          percent);
    }
    told = step;
  }

  /// Percent.
  int taken() {
    return taken;
  }

  boolean isLittle() {
    return taken >= LITTLE;
  }
}
