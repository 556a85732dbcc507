package tramquet.drivers.line;

import java.util.function.Consumer;
import tramquet.drivers.Device;
import tramquet.drivers.Health;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Pull;

/// What lies under Pi4J: the lines of a GPIO chip, or a fake of them. Levels and nothing else.
///
/// Thread: any.
public interface Wires extends Device {

  /// Takes a line as output that has `initial` from its first moment on, and again at the end.
  ///
  /// @throws PinUnavailable if the line cannot be had
  Wire output(int bcm, Level initial);

  /// Takes a line as input and tells of each change.
  ///
  /// @throws PinUnavailable if the line cannot be had
  Wire input(int bcm, Pull pull, Watcher watcher);

  /// Tells of each change of health from now on, on the thread that noticed it.
  void whenHealthChanges(Consumer<Health> listener);

  /// A line that was taken.
  interface Wire {

    /// The level now.
    Level level();

    /// Drives an output; an input throws. What fails is told as health.
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
