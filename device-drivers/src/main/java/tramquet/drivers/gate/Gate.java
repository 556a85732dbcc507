package tramquet.drivers.gate;

import java.time.Duration;
import java.util.function.Consumer;
import tramquet.drivers.Device;

/// A barrier that lets one person through for each time it is opened.
///
/// Thread: any; calls return at once.
public interface Gate extends Device {

  /// Lets one person through. Opening a gate that is just being opened, or is held, adds nothing.
  void open();

  /// Lets everybody through until released. Holding a gate that is held begins the limit anew.
  ///
  /// @param limit the gate lets go by itself after this, whatever becomes of the caller
  void hold(Duration limit);

  /// Holds no longer, and closes. Without effect on a gate that is not held.
  void release();

  /// Tells of each passage from now on, on the thread that watches the pins: be quick. A gate
  /// without sensor never tells anything.
  void listen(Consumer<Passage> listener);

  /// What the sensor in the gate saw.
  sealed interface Passage {

    /// When, on the clock of `System.nanoTime`.
    long atNanos();
  }

  /// Somebody is in the gate.
  record PassageBegan(long atNanos) implements Passage {}

  /// Nobody is in the gate any more.
  record PassageEnded(long atNanos) implements Passage {}

  /// The gate has closed again, and nobody was in it since it was opened. Told by gates that know
  /// when they close.
  record NobodyPassed(long atNanos) implements Passage {}
}
