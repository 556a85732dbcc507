package tramquet.kiosk.simulation;

import java.time.Duration;
import java.util.Optional;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Screen;

/// What people see of a simulated lane. Without power nothing.
///
/// Thread: one.
final class Face {
  private Optional<Effect.Signal> signal = Optional.empty();
  private Optional<Screen> screen = Optional.empty();
  private int pulses;
  private long heldUntilNanos;

  /// Does what can be seen of an effect.
  void see(Effect effect, long nowNanos) {
    switch (effect) {
      case Effect.Indicate(Effect.Signal next) -> signal = Optional.of(next);
      case Effect.Show(Screen next) -> screen = Optional.of(next);
      case Effect.OpenGate _ -> pulses++;
      case Effect.HoldGate(Duration limit) -> heldUntilNanos = nowNanos + limit.toNanos();
      case Effect.ReleaseGate _ -> heldUntilNanos = nowNanos;
      default -> {}
    }
  }

  /// The power is gone.
  void dark() {
    signal = Optional.empty();
    screen = Optional.empty();
    heldUntilNanos = 0;
  }

  /// Whether the gate is held open. It lets go by itself when its time is over.
  boolean isHeld(long nowNanos) {
    return heldUntilNanos > nowNanos;
  }

  /// What lamp and buzzer say; empty while nothing is lit.
  Optional<Effect.Signal> signal() {
    return signal;
  }

  /// What the window shows; empty while it is dark.
  Optional<Screen> screen() {
    return screen;
  }

  /// How often the gate was opened.
  int pulses() {
    return pulses;
  }
}
