package tramquet.drivers.line;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tramquet.drivers.Schedule;

/// A contact that bounces, made quiet: a change counts once the level has stayed for the settling
/// time, and then it is dated to the edge with which it began. By the kernel's stamps, not by when
/// we came to read them: a thread that was late must not turn bounces into passages.
///
/// What goes and comes back within the settling time is told to nobody.
///
/// Thread: any; listeners run on the schedule's thread.
public final class DebouncedInput implements Pins.Input {
  /// Reed contacts and relays are quiet after 10 ms; light barriers at once.
  public static final Duration USUAL = Duration.ofMillis(20);

  private final Pins.Input raw;
  private final Duration settle;
  private final Schedule schedule;
  private final List<Consumer<Pins.Edge>> listeners = new CopyOnWriteArrayList<>();
  private Schedule.Pending look = () -> {};
  private boolean settled;
  private boolean newest;
  private long beganNanos;

  /// Watches the raw input from now on.
  ///
  /// @param settle above 0, at most 1 s
  /// @param schedule the caller closes it, after the pins
  public DebouncedInput(Pins.Input raw, Duration settle, Schedule schedule) {
    if (!settle.isPositive() || settle.compareTo(Duration.ofSeconds(1)) > 0) {
      throw new IllegalArgumentException("a contact settles within 1 s");
    }
    this.raw = raw;
    this.settle = settle;
    this.schedule = schedule;
    watch();
  }

  /// Listens before it looks, and lets no edge in between: what changes in that moment is seen
  /// twice rather than never.
  private synchronized void watch() {
    raw.listen(this::edge);
    settled = raw.isOn();
    newest = settled;
  }

  private synchronized void edge(Pins.Edge edge) {
    boolean on = edge instanceof Pins.TurnedOn;
    if (on == newest) {
      return;
    }
    // An edge so late behind the one before means that the one before had settled, though nobody
    // has
    // looked yet.
    if (newest != settled && edge.atNanos() - beganNanos >= settle.toNanos()) {
      settle();
    }
    newest = on;
    beganNanos = edge.atNanos();
    look.cancel();
    look = schedule.after(settle, this::settled);
  }

  private synchronized void settled() {
    if (newest != settled) {
      settle();
    }
  }

  private void settle() {
    settled = newest;
    Pins.Edge edge = settled ? new Pins.TurnedOn(beganNanos) : new Pins.TurnedOff(beganNanos);
    listeners.forEach(listener -> listener.accept(edge));
  }

  /// The settled state.
  @Override
  public synchronized boolean isOn() {
    return settled;
  }

  @Override
  public void listen(Consumer<Pins.Edge> listener) {
    listeners.add(listener);
  }

  /// The level at this moment, bounces included.
  public boolean isOnNow() {
    return raw.isOn();
  }
}
