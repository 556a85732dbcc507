package tramquet.drivers.line;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.PullResistance;
import java.lang.System.Logger;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Pull;

/// What Pi4J wants of a provider, over [Wires].
///
/// Thread: any.
final class WireProviders {
  private static final Logger LOG = System.getLogger("tramquet.drivers.pins");

  private WireProviders() {}

  static DigitalState state(Level level) {
    return level == Level.HIGH ? DigitalState.HIGH : DigitalState.LOW;
  }

  private static Level level(DigitalState state) {
    return state == DigitalState.HIGH ? Level.HIGH : Level.LOW;
  }

  private static Pull pull(PullResistance resistance) {
    return switch (resistance) {
      case OFF -> Pull.NONE;
      case PULL_UP -> Pull.UP;
      case PULL_DOWN -> Pull.DOWN;
    };
  }

  /// Makes outputs.
  static final class Outputs extends DigitalOutputProviderBase {

    private final Wires wires;

    Outputs(Wires wires) {
      super("tramquet-outputs", "outputs over wires");
      this.wires = wires;
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
      WireOutput output = new WireOutput(this, config, wires);
      context.registry().add(output);
      return output;
    }
  }

  /// Makes inputs.
  static final class Inputs extends DigitalInputProviderBase {

    private final Wires wires;

    Inputs(Wires wires) {
      super("tramquet-inputs", "inputs over wires");
      this.wires = wires;
    }

    @Override
    public WireInput create(DigitalInputConfig config) {
      WireInput input = new WireInput(this, config, wires);
      context.registry().add(input);
      return input;
    }
  }

  /// Takes its line with its level before Pi4J registers it and writes that level: so there is no
  /// moment in which a relay sees another one, and a line that cannot be had leaves no trace. Pi4J
  /// would keep the number of a pin that failed in the middle of registering, and refuse it for
  /// ever.
  private static final class WireOutput extends DigitalOutputBase {

    private final Wires.Wire wire;

    WireOutput(DigitalOutputProvider provider, DigitalOutputConfig config, Wires wires) {
      super(provider, config);
      wire = wires.output(config.bcm(), level(config.initialState()));
    }

    @Override
    public DigitalOutput state(DigitalState state) {
      wire.drive(level(state));
      return super.state(state);
    }
  }

  /// Tells our own watchers first, and by themselves: with the kernel's time, which Pi4J's events
  /// do not have, and without its machinery between an edge and them.
  static final class WireInput extends DigitalInputBase {

    private final List<Wires.Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Wires.Wire wire;

    WireInput(DigitalInputProvider provider, DigitalInputConfig config, Wires wires) {
      super(provider, config);
      wire = wires.input(config.bcm(), WireProviders.pull(config.pull()), this::changed);
    }

    /// Tells of each edge from now on; one that throws does not silence the next.
    void watch(Wires.Watcher watcher) {
      watchers.add(watcher);
    }

    private void changed(Level level, long atNanos) {
      for (Wires.Watcher watcher : watchers) {
        try {
          watcher.changed(level, atNanos);
        } catch (RuntimeException e) {
          LOG.log(Logger.Level.ERROR, "a listener of a pin failed", e);
        }
      }
      if (hasListenersOrBindings()) {
        dispatch(new DigitalStateChangeEvent<DigitalInput>(this, WireProviders.state(level)));
      }
    }

    Level level() {
      return wire.level();
    }

    @Override
    public DigitalState state() {
      return WireProviders.state(wire.level());
    }
  }
}
