package tramquet.drivers.indicator;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import tramquet.drivers.Schedule;
import tramquet.drivers.line.Pins;

/// An output that plays on and off by turns. A new order replaces the one before at once.
///
/// Thread: any; later steps come on the schedule's thread.
final class Rhythm {

  private static final Schedule.Pending NOTHING = () -> {};

  private final Pins.Output output;
  private final Schedule schedule;
  private Iterator<Duration> steps = Collections.emptyIterator();
  private Schedule.Pending pending = NOTHING;
  // A step that already waits for the lock when a new order comes belongs to the old one.
  private long order;

  Rhythm(Pins.Output output, Schedule schedule) {
    this.output = output;
    this.schedule = schedule;
  }

  /// On until told otherwise.
  synchronized void hold() {
    forget();
    output.on();
  }

  /// Off until told otherwise.
  synchronized void rest() {
    forget();
    output.off();
  }

  /// On for the first duration, off for the second, and so on; off at the end.
  synchronized void play(Iterator<Duration> durations) {
    forget();
    steps = durations;
    output.off();
    turn(order);
  }

  private void forget() {
    order++;
    pending.cancel();
    pending = NOTHING;
    steps = Collections.emptyIterator();
  }

  private synchronized void turn(long mine) {
    if (mine != order) {
      return;
    }
    if (!steps.hasNext()) {
      output.off();
    } else {
      if (output.isOn()) {
        output.off();
      } else {
        output.on();
      }
      pending = schedule.after(steps.next(), () -> turn(mine));
    }
  }
}
