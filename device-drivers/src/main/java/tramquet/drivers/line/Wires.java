package tramquet.drivers.line;

import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Pull;

/// What lies under Pi4J: the lines of a GPIO chip, or a fake of them. Levels and nothing else.
///
/// Thread: any.
public interface Wires {

  /// Takes a line as output that has `initial` from its first moment on.
  Wire output(int bcm, Level initial);

  /// Takes a line as input and tells of each change.
  Wire input(int bcm, Pull pull, Watcher watcher);

  /// A line that was taken.
  interface Wire {

    /// The level now.
    Level level();

    /// Drives an output; an input throws.
    void drive(Level level);
  }

  /// Who is told of a change.
  @FunctionalInterface
  interface Watcher {

    /// A line changed.
    ///
    /// @param level what it is now
    /// @param atNanos when the kernel saw it, on the clock of `System.nanoTime`
    void changed(Level level, long atNanos);
  }
}
