package tramquet.drivers.line;

import java.util.function.Consumer;
import tramquet.drivers.Device;
import tramquet.drivers.Health;

/// The pins of the board, as switches: on or off, whatever level that is on the wire.
///
/// A pin is asked for with its *resting level*: the level it has from the first moment, whenever it
/// is off, and after the program has ended. *On* is the other level. So an active-low relay is a
/// pin that rests high, and nobody above asks about polarity.
///
/// Thread: any.
public interface Pins extends Device {

  /// A pin as output, off, without a glitch to the other level on the way there.
  ///
  /// @param bcm the Broadcom number of the line, 0 to 27 on the Pi's header
  /// @throws IllegalArgumentException if the pin is in use already
  /// @throws PinUnavailable if the pin is not there, or another program has it
  Output output(int bcm, Level resting);

  /// A pin as input.
  ///
  /// @param bcm the Broadcom number of the line, 0 to 27 on the Pi's header
  /// @throws IllegalArgumentException if the pin is in use already
  /// @throws PinUnavailable if the pin is not there, or another program has it
  Input input(int bcm, Level resting, Pull pull);

  /// Tells of each change of health from now on, on the thread that noticed it: a pin that was had
  /// and works no longer does not throw.
  void whenHealthChanges(Consumer<Health> listener);

  /// Puts all outputs to rest and lets all pins go. A second call does nothing.
  @Override
  void close();

  /// A pin we drive.
  interface Output {

    /// Leaves the resting level.
    void on();

    /// Goes to the resting level.
    void off();

    /// What was last asked of it.
    boolean isOn();
  }

  /// A pin we watch.
  interface Input {

    /// Whether the level is not the resting one now.
    boolean isOn();

    /// Tells of every edge from now on, on the thread that watches the pins: be quick.
    void listen(Consumer<Edge> listener);
  }

  /// A change of an input, with the moment the kernel saw it.
  sealed interface Edge {

    /// When, on the clock of `System.nanoTime`.
    long atNanos();
  }

  /// The input left its resting level.
  record TurnedOn(long atNanos) implements Edge {}

  /// The input came back to its resting level.
  record TurnedOff(long atNanos) implements Edge {}

  /// The voltage on a wire.
  enum Level {
    /// 0 V.
    LOW,
    /// 3.3 V.
    HIGH;

    /// The other level.
    public Level opposite() {
      return this == LOW ? HIGH : LOW;
    }
  }

  /// The resistor on an input.
  enum Pull {
    /// None: the wire itself always has a level.
    NONE,
    /// To 3.3 V: for a contact to ground.
    UP,
    /// To ground: for a contact to 3.3 V.
    DOWN
  }
}
