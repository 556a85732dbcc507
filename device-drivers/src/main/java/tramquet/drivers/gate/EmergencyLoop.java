package tramquet.drivers.gate;

import java.util.function.Consumer;
import tramquet.drivers.line.Pins;

/// The contact by which the fire panel or an emergency button *informs* the kiosk. The loop is
/// closed when all is well, so that a cut wire reads as an emergency. It releases nothing: the
/// release is wired past the kiosk, from the panel to the gate.
///
/// Taken with the resting level of the closed loop: *on* is an emergency.
///
/// Thread: any; listeners run on the thread of the input.
public final class EmergencyLoop {
  private final Pins.Input loop;

  /// @param loop debounced; on while the loop is open
  public EmergencyLoop(Pins.Input loop) {
    this.loop = loop;
  }

  /// Whether there is an emergency now.
  public boolean isEmergency() {
    return loop.isOn();
  }

  /// Tells of each change from now on, and at once of an emergency that has begun before: a loop
  /// that was cut while the kiosk was off has no edge to tell of.
  ///
  /// @param nowNanos the moment of that first telling, on the clock of `System.nanoTime`
  public void listen(Consumer<Signal> listener, long nowNanos) {
    loop.listen(edge ->
        listener.accept(
            switch (edge) {
              case Pins.TurnedOn(long atNanos) -> new Began(atNanos);
              case Pins.TurnedOff(long atNanos) -> new Ended(atNanos);
            }));
    if (loop.isOn()) {
      listener.accept(new Began(nowNanos));
    }
  }

  /// What the loop says.
  public sealed interface Signal {
    /// When, on the clock of `System.nanoTime`.
    long atNanos();
  }

  /// The loop was opened, or cut.
  public record Began(long atNanos) implements Signal {}

  /// The loop is closed again.
  public record Ended(long atNanos) implements Signal {}
}
