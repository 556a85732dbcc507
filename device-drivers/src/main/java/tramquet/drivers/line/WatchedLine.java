package tramquet.drivers.line;

import tramquet.drivers.line.Pins.Level;

/// An input as its watcher knows it. The watcher hears alternating levels with times that never go
/// back, and ends on the level that the line has, whatever was missed on the way: an edge that the
/// kernel dropped is counted, not invented.
///
/// Thread: one; the tally by any.
final class WatchedLine {
  private final Wires.Watcher watcher;
  private Level told;
  private long toldNanos = Long.MIN_VALUE;
  private int next = 1;
  private volatile EdgeTally tally = new EdgeTally(0, 0, 0);

  /// @param level that the line had when it was taken
  WatchedLine(Level level, Wires.Watcher watcher) {
    told = level;
    this.watcher = watcher;
  }

  /// Takes an edge.
  ///
  /// @return false if edges before it are missing, so that the level must be read
  boolean take(LineEvent event) {
    // As the kernel's counter, this difference is right across its overflow.
    int gap = event.seqno() - next;
    next = event.seqno() + 1;
    tally = tally.plus(new EdgeTally(1, Integer.toUnsignedLong(gap), 0));
    tell(event.level(), event.atNanos());
    return gap == 0;
  }

  /// Takes the level that was read while no edge waited.
  void reread(Level level, long nowNanos) {
    if (level != told) {
      tally = tally.plus(new EdgeTally(0, 0, 1));
      tell(level, nowNanos);
    }
  }

  Level level() {
    return told;
  }

  EdgeTally tally() {
    return tally;
  }

  private void tell(Level level, long atNanos) {
    if (level != told) {
      told = level;
      toldNanos = Math.max(toldNanos, atNanos);
      watcher.changed(level, toldNanos);
    }
  }
}
