package tramquet.drivers.line;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tramquet.drivers.Health;

/// Pins through Pi4J, which keeps the register of pins and puts them to rest when the JVM ends in
/// good order. Under it lie our own [Wires]: the kernel's GPIO chip, or a fake.
///
/// Nothing is detected by itself: a kiosk has the pins it is configured for, or it says so.
///
/// After a `kill -9` or a power cut nothing here runs; there the hardware must rest by itself.
///
/// Thread: any.
public final class Pi4jPins implements Pins {

  private final Wires wires;
  private final WireProviders.Inputs inputs;
  private final Context context;
  private final Set<Integer> taken = ConcurrentHashMap.newKeySet();

  /// Pins over these wires, which are closed with them; none is taken yet.
  public Pi4jPins(Wires wires) {
    this.wires = wires;
    inputs = new WireProviders.Inputs(wires);
    context =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .enableShutdownHook()
            .add(new WireProviders.Outputs(wires), inputs)
            .build();
  }

  @Override
  public Output output(int bcm, Level resting) {
    DigitalState rest = WireProviders.state(resting);
    return claim(
        bcm,
        () ->
            new Switch(
                context.create(
                    DigitalOutputConfigBuilder.newInstance(context)
                        .id("output-" + bcm)
                        .bcm(bcm)
                        .initial(rest)
                        .shutdown(rest)
                        .build()),
                rest));
  }

  @Override
  public Input input(int bcm, Level resting, Pull pull) {
    return claim(
        bcm,
        () ->
            new Contact(
                inputs.create(
                    DigitalInputConfigBuilder.newInstance(context)
                        .id("input-" + bcm)
                        .bcm(bcm)
                        .pull(resistance(pull))
                        .build()),
                resting));
  }

  /// Pi4J would let one pin be an output and an input at once.
  private <T> T claim(int bcm, Supplier<T> take) {
    if (!taken.add(bcm)) {
      throw new IllegalArgumentException("pin " + bcm + " is in use already");
    }
    try {
      return take.get();
    } catch (PinUnavailable e) {
      taken.remove(bcm);
      throw e;
    }
  }

  @Override
  public Health checkHealth() {
    return wires.checkHealth();
  }

  @Override
  public void whenHealthChanges(Consumer<Health> listener) {
    wires.whenHealthChanges(listener);
  }

  @Override
  public void close() {
    context.shutdown();
    wires.close();
  }

  private static PullResistance resistance(Pull pull) {
    return switch (pull) {
      case NONE -> PullResistance.OFF;
      case UP -> PullResistance.PULL_UP;
      case DOWN -> PullResistance.PULL_DOWN;
    };
  }

  private record Switch(DigitalOutput pin, DigitalState resting) implements Output {

    @Override
    public void on() {
      pin.state(DigitalState.inverseState(resting));
    }

    @Override
    public void off() {
      pin.state(resting);
    }

    @Override
    public boolean isOn() {
      return pin.state() != resting;
    }
  }

  private record Contact(WireProviders.WireInput pin, Level resting) implements Input {

    @Override
    public boolean isOn() {
      return pin.level() != resting;
    }

    @Override
    public void listen(Consumer<Edge> listener) {
      pin.watch((level, atNanos) ->
          listener.accept(level == resting ? new TurnedOff(atNanos) : new TurnedOn(atNanos)));
    }
  }
}
