package tramquet.drivers.gate;

import java.time.Duration;
import tramquet.drivers.Schedule;
import tramquet.drivers.line.Pins;

/// An output that cannot stay on for longer than its limit, whatever the gate above it does: the
/// second of two guards, on a schedule of its own, so that one stuck thread does not hold a door
/// open.
///
/// Thread: any.
final class LimitedOutput implements Pins.Output {
  private final Pins.Output output;
  private final Duration limit;
  private final Schedule guard;
  private Schedule.Pending end = () -> {};

  /// @param guard other than the gate's own schedule; the caller closes it, after this
  LimitedOutput(Pins.Output output, Duration limit, Schedule guard) {
    this.output = output;
    this.limit = limit;
    this.guard = guard;
  }

  @Override
  public synchronized void on() {
    // Being on already, it goes on no longer for being asked again.
    if (!output.isOn()) {
      end.cancel();
      end = guard.after(limit, this::off);
      output.on();
    }
  }

  /// Somebody who is alive wants it on for another limit. An output that is off stays off.
  synchronized void renew() {
    if (output.isOn()) {
      end.cancel();
      end = guard.after(limit, this::off);
    }
  }

  @Override
  public synchronized void off() {
    end.cancel();
    output.off();
  }

  @Override
  public boolean isOn() {
    return output.isOn();
  }
}
