package tramquet.drivers.gate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tramquet.drivers.Health;
import tramquet.drivers.Schedule;
import tramquet.drivers.line.Pins;

/// A door strike or a barrier in level mode: open as long as the contact holds. It is let go when
/// somebody has passed, or when the time is over, and in any case after the hard limit, which a
/// second schedule enforces.
///
/// A frozen program leaves it open until the hardware rests: where a controller has a pulse mode,
/// use [PulseGate].
///
/// Thread: any.
public final class HoldGate implements Gate {
  /// Time to pull a door or drive under a barrier.
  public static final Duration USUAL_HOLD = Duration.ofSeconds(5);

  /// Below that nobody gets through.
  public static final Duration SHORTEST_HOLD = Duration.ofSeconds(1);

  /// The hard limit.
  public static final Duration LONGEST_HOLD = Duration.ofSeconds(30);

  private final Pins.Output output;
  private final Duration hold;
  private final Schedule schedule;
  private final List<Consumer<Passage>> listeners = new CopyOnWriteArrayList<>();
  private Schedule.Pending end = () -> {};

  /// @param sensor on while somebody is in the gate; empty where there is none
  /// @param hold 1 to 30 s
  /// @param schedule lets go when the time is over; the caller closes it, after this
  /// @param guard another schedule, for the hard limit; the caller closes it, after this
  public HoldGate(
      Pins.Output output,
      Optional<Pins.Input> sensor,
      Duration hold,
      Schedule schedule,
      Schedule guard) {
    if (hold.compareTo(SHORTEST_HOLD) < 0 || hold.compareTo(LONGEST_HOLD) > 0) {
      throw new IllegalArgumentException("a gate is held for 1 to 30 s");
    }
    this.output = new LimitedOutput(output, LONGEST_HOLD, guard);
    this.hold = hold;
    this.schedule = schedule;
    sensor.ifPresent(input -> input.listen(this::seen));
  }

  @Override
  public synchronized void open() {
    end.cancel();
    // The end is ordered before the beginning: if that fails, the pin has not moved.
    end = schedule.after(hold, this::rest);
    output.on();
  }

  private void seen(Pins.Edge edge) {
    switch (edge) {
      case Pins.TurnedOn(long atNanos) -> tell(new PassageBegan(atNanos));
      case Pins.TurnedOff(long atNanos) -> {
        // One person for one opening: the door falls shut behind the first.
        rest();
        tell(new PassageEnded(atNanos));
      }
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
    rest();
  }

  private synchronized void rest() {
    end.cancel();
    output.off();
  }
}
