package tramquet.drivers.gate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tramquet.drivers.Health;
import tramquet.drivers.Schedule;
import tramquet.drivers.line.Pins;

/// A door strike or a barrier in level mode: open as long as the contact holds. It is let go when
/// somebody has passed, or when the time is over, and in any case after the hard limit, which a
/// second schedule enforces.
///
/// Held by staff, the hard limit is put off again and again for as long as the gate's own schedule
/// is alive to do so.
///
/// A frozen program leaves it open until the hard limit, and a killed one until the hardware rests:
/// where a controller has a pulse mode, use [PulseGate].
///
/// Thread: any.
public final class HoldGate implements Gate {
  /// Time to pull a door or drive under a barrier.
  public static final Duration USUAL_HOLD = Duration.ofSeconds(5);

  /// Below that nobody gets through.
  public static final Duration SHORTEST_HOLD = Duration.ofSeconds(1);

  /// The hard limit.
  public static final Duration LONGEST_HOLD = Duration.ofSeconds(30);

  /// What a contact may tell late of a door that has just fallen shut.
  private static final Duration LATE = Duration.ofMillis(100);

  private static final Duration RENEWAL = LONGEST_HOLD.dividedBy(3);

  private final LimitedOutput output;
  private final Duration hold;
  private final Schedule schedule;
  private final LongSupplier nanoTime;
  private final boolean sensed;
  private final List<Consumer<Passage>> listeners = new CopyOnWriteArrayList<>();
  private Schedule.Pending end = () -> {};
  private Schedule.Pending renewal = () -> {};
  private boolean held;
  private boolean used;
  // Counts the orders: what was planned for one does not touch the next.
  private long order;

  /// @param sensor on while somebody is in the gate; empty where there is none
  /// @param hold 1 to 30 s
  /// @param schedule lets go when the time is over; the caller closes it, after this
  /// @param guard another schedule, for the hard limit; the caller closes it, after this
  /// @param nanoTime stamps what the gate knows without a contact
  public HoldGate(
      Pins.Output output,
      Optional<Pins.Input> sensor,
      Duration hold,
      Schedule schedule,
      Schedule guard,
      LongSupplier nanoTime) {
    if (hold.compareTo(SHORTEST_HOLD) < 0 || hold.compareTo(LONGEST_HOLD) > 0) {
      throw new IllegalArgumentException("a gate is held for 1 to 30 s");
    }
    this.output = new LimitedOutput(output, LONGEST_HOLD, guard);
    this.hold = hold;
    this.schedule = schedule;
    this.nanoTime = nanoTime;
    sensed = sensor.isPresent();
    sensor.ifPresent(input -> input.listen(this::seen));
  }

  @Override
  public synchronized void open() {
    if (held) {
      return;
    }
    long mine = ++order;
    used = false;
    end.cancel();
    // The end is ordered before the beginning: if that fails, the pin has not moved.
    end = schedule.after(hold, () -> shut(mine));
    output.on();
  }

  private synchronized void shut(long mine) {
    if (mine == order) {
      rest();
      end = schedule.after(LATE, () -> unused(mine));
    }
  }

  private void unused(long mine) {
    if (sensed && isUnused(mine)) {
      tell(new NobodyPassed(nanoTime.getAsLong()));
    }
  }

  private synchronized boolean isUnused(long mine) {
    return mine == order && !used;
  }

  @Override
  public synchronized void hold(Duration limit) {
    long mine = ++order;
    held = true;
    end.cancel();
    end = schedule.after(limit, () -> expired(mine));
    output.on();
    renew(mine);
  }

  private synchronized void renew(long mine) {
    if (held && mine == order) {
      output.renew();
      renewal = schedule.after(RENEWAL, () -> renew(mine));
    }
  }

  private synchronized void expired(long mine) {
    if (mine == order) {
      release();
    }
  }

  @Override
  public synchronized void release() {
    if (held) {
      order++;
      held = false;
      renewal.cancel();
      rest();
    }
  }

  private void seen(Pins.Edge edge) {
    switch (edge) {
      case Pins.TurnedOn(long atNanos) -> {
        began();
        tell(new PassageBegan(atNanos));
      }
      case Pins.TurnedOff(long atNanos) -> {
        ended();
        tell(new PassageEnded(atNanos));
      }
    }
  }

  private synchronized void began() {
    used = true;
  }

  /// One person for one opening: the door falls shut behind the first.
  private synchronized void ended() {
    used = true;
    if (!held) {
      rest();
    }
  }

  private void tell(Passage passage) {
    listeners.forEach(listener -> listener.accept(passage));
  }

  @Override
  public void listen(Consumer<Passage> listener) {
    listeners.add(listener);
  }

  /// A contact cannot be asked what it opened, so this says only that the pins were had.
  @Override
  public Health checkHealth() {
    return new Health.Online();
  }

  @Override
  public synchronized void close() {
    release();
    rest();
  }

  private synchronized void rest() {
    end.cancel();
    output.off();
  }
}
