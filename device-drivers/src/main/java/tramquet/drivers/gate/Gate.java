package tramquet.drivers.gate;

import java.util.function.Consumer;
import tramquet.drivers.Device;

/// A barrier that lets one person through for each time it is opened.
///
/// Thread: any; calls return at once.
public interface Gate extends Device {

  /// Lets one person through. Opening a gate that is just being opened adds nothing.
  void open();

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
}
