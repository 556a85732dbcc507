package tramquet.drivers.gate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tramquet.drivers.Health;
import tramquet.drivers.Schedule;
import tramquet.drivers.line.Pins;

/// A turnstile or door controller in pulse mode: a short contact opens it for one person, and it
/// waits and locks by itself. So whatever happens to this program, it stands open for no longer.
///
/// Held, it is opened for the next person as soon as one has passed, and before the controller's
/// own wait is over: pulse by pulse, so that even then a frozen program leaves a locked gate.
///
/// The pulse is ended by the schedule's thread, whatever became of the caller, and after the hard
/// limit by a second schedule, whatever became of the first.
///
/// Thread: any.
public final class PulseGate implements Gate {

  /// Long enough for controllers that want 100 ms.
  public static final Duration USUAL_PULSE = Duration.ofMillis(150);

  /// What controllers need at least (PERCo T-5: 100 ms).
  public static final Duration SHORTEST_PULSE = Duration.ofMillis(100);

  /// The hard limit of any pulse.
  public static final Duration LONGEST_PULSE = Duration.ofSeconds(1);

  /// Shorter than controllers wait for a passage (PERCo T-5: 5 s).
  static final Duration AGAIN = Duration.ofSeconds(4);

  private final LimitedOutput output;
  private final Duration pulse;
  private final Schedule schedule;
  private final List<Consumer<Passage>> listeners = new CopyOnWriteArrayList<>();
  private Schedule.Pending end = () -> {};
  private boolean pulsing;
  private Optional<Hold> held = Optional.empty();

  /// Equal only to itself: what was ordered for one hold does not touch the next.
  private static final class Hold {
    private Schedule.Pending next = () -> {};
    private Schedule.Pending limit = () -> {};
  }

  /// @param sensor on while somebody is in the gate; empty where there is none
  /// @param pulse 100 ms to 1 s
  /// @param schedule ends the pulses; the caller closes it, after this
  /// @param guard another schedule, for the hard limit; the caller closes it, after this
  public PulseGate(
      Pins.Output output,
      Optional<Pins.Input> sensor,
      Duration pulse,
      Schedule schedule,
      Schedule guard) {
    if (pulse.compareTo(SHORTEST_PULSE) < 0 || pulse.compareTo(LONGEST_PULSE) > 0) {
      throw new IllegalArgumentException("a pulse lasts 100 ms to 1 s");
    }
    this.output = new LimitedOutput(output, LONGEST_PULSE, guard);
    this.pulse = pulse;
    this.schedule = schedule;
    sensor.ifPresent(input -> input.listen(this::seen));
  }

  @Override
  public synchronized void open() {
    if (!pulsing) {
      // The end is ordered before the beginning: if that fails, the pin has not moved.
      end = schedule.after(pulse, this::rest);
      pulsing = true;
      output.on();
    }
  }

  @Override
  public synchronized void hold(Duration limit) {
    release();
    Hold hold = new Hold();
    held = Optional.of(hold);
    hold.limit = schedule.after(limit, () -> end(hold));
    again(hold);
  }

  private synchronized void again(Hold hold) {
    if (held.filter(now -> now == hold).isPresent()) {
      hold.next.cancel();
      hold.next = schedule.after(AGAIN, () -> again(hold));
      open();
    }
  }

  private synchronized void end(Hold hold) {
    if (held.filter(now -> now == hold).isPresent()) {
      release();
    }
  }

  @Override
  public synchronized void release() {
    held.ifPresent(hold -> {
      hold.next.cancel();
      hold.limit.cancel();
    });
    held = Optional.empty();
  }

  private void seen(Pins.Edge edge) {
    switch (edge) {
      case Pins.TurnedOn(long atNanos) -> tell(new PassageBegan(atNanos));
      case Pins.TurnedOff(long atNanos) -> {
        next();
        tell(new PassageEnded(atNanos));
      }
    }
  }

  private synchronized void next() {
    held.ifPresent(this::again);
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
    end.cancel();
    rest();
  }

  private synchronized void rest() {
    output.off();
    pulsing = false;
  }
}
