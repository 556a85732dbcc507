package tramquet.drivers.gate;

import java.time.Duration;
import java.util.function.Consumer;
import tramquet.drivers.Health;
import tramquet.drivers.Schedule;
import tramquet.drivers.line.Pins;

/// A turnstile or door controller in pulse mode: a short contact opens it for one person, and it
/// waits and locks by itself. So whatever happens to this program, it stands open for no longer.
///
/// Thread: any; the pulse is ended by the schedule's thread, whatever became of the caller.
public final class PulseGate implements Gate {

  /// Long enough for controllers that want 100 ms.
  public static final Duration USUAL_PULSE = Duration.ofMillis(150);

  /// What controllers need at least (PERCo T-5: 100 ms).
  public static final Duration SHORTEST_PULSE = Duration.ofMillis(100);

  /// The hard limit of any pulse.
  public static final Duration LONGEST_PULSE = Duration.ofSeconds(1);

  private final Pins.Output output;
  private final Consumer<Consumer<Passage>> sensor;
  private final Duration pulse;
  private final Schedule schedule;
  private Schedule.Pending end = () -> {};
  private boolean pulsing;

  private PulseGate(
      Pins.Output output, Consumer<Consumer<Passage>> sensor, Duration pulse, Schedule schedule) {
    if (pulse.compareTo(SHORTEST_PULSE) < 0 || pulse.compareTo(LONGEST_PULSE) > 0) {
      throw new IllegalArgumentException("a pulse lasts 100 ms to 1 s");
    }
    this.output = output;
    this.sensor = sensor;
    this.pulse = pulse;
    this.schedule = schedule;
  }

  /// A gate that cannot tell whether anybody passed.
  ///
  /// @param pulse 100 ms to 1 s
  /// @param schedule ends the pulses; the caller closes it, after this
  public static PulseGate withoutSensor(Pins.Output output, Duration pulse, Schedule schedule) {
    return new PulseGate(output, _ -> {}, pulse, schedule);
  }

  /// A gate with a sensor that is on while somebody is in it.
  ///
  /// @param pulse 100 ms to 1 s
  /// @param schedule ends the pulses; the caller closes it, after this
  public static PulseGate withSensor(
      Pins.Output output, Pins.Input sensor, Duration pulse, Schedule schedule) {
    return new PulseGate(
        output, listener -> sensor.listen(edge -> listener.accept(passage(edge))), pulse, schedule);
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
  public void listen(Consumer<Passage> listener) {
    sensor.accept(listener);
  }

  /// A contact cannot be asked what it opened, so this says only that the pins were had.
  @Override
  public Health checkHealth() {
    return new Health.Online();
  }

  @Override
  public synchronized void close() {
    end.cancel();
    rest();
  }

  private synchronized void rest() {
    output.off();
    pulsing = false;
  }

  private static Passage passage(Pins.Edge edge) {
    return switch (edge) {
      case Pins.TurnedOn(long atNanos) -> new PassageBegan(atNanos);
      case Pins.TurnedOff(long atNanos) -> new PassageEnded(atNanos);
    };
  }
}
