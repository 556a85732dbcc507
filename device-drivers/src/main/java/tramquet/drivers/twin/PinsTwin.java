package tramquet.drivers.twin;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tramquet.drivers.Health;
import tramquet.drivers.line.Pi4jPins;
import tramquet.drivers.line.Pins;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Pull;
import tramquet.drivers.line.Wires;

/// The pins of a board that is not there: outputs are remembered and told, inputs are moved by
/// hand. A kiosk without pins runs on it, through Pi4J like any other.
///
/// Thread: any; listeners run on the thread that makes the change.
public final class PinsTwin implements Wires {

  private final LongSupplier nanoTime;
  private final Map<Integer, TwinWire> taken = new ConcurrentHashMap<>();
  private final List<EdgeListener> listeners = new CopyOnWriteArrayList<>();

  /// A board with all lines free.
  ///
  /// @param nanoTime stamps the edges: `System::nanoTime`, or a test's clock
  public PinsTwin(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// Who is told of each change of an output.
  @FunctionalInterface
  public interface EdgeListener {

    /// An output was taken or changed.
    void edge(int bcm, Level level, long atNanos);
  }

  /// The pins as the kiosk sees them: these wires with Pi4J on top.
  public Pins pins() {
    return new Pi4jPins(this);
  }

  /// Tells of every change of an output from now on, its first level included.
  public void listen(EdgeListener listener) {
    listeners.add(listener);
  }

  /// The level of a line that was taken.
  public Level level(int bcm) {
    return wire(bcm).level();
  }

  /// Moves an input, as a contact outside would. Without effect if it has that level already.
  public void raise(int bcm, Level level) {
    wire(bcm).moveTo(level, nanoTime.getAsLong());
  }

  @Override
  public Wire output(int bcm, Level initial) {
    TwinWire wire = new TwinWire(initial, (level, at) -> tell(bcm, level, at));
    taken.put(bcm, wire);
    tell(bcm, initial, nanoTime.getAsLong());
    return wire;
  }

  @Override
  public Wire input(int bcm, Pull pull, Watcher watcher) {
    TwinWire wire = new TwinWire(pull == Pull.UP ? Level.HIGH : Level.LOW, watcher);
    taken.put(bcm, wire);
    return wire;
  }

  /// A board in memory is always well.
  @Override
  public Health checkHealth() {
    return new Health.Online();
  }

  @Override
  public void whenHealthChanges(Consumer<Health> listener) {}

  @Override
  public void close() {}

  private void tell(int bcm, Level level, long atNanos) {
    listeners.forEach(listener -> listener.edge(bcm, level, atNanos));
  }

  private TwinWire wire(int bcm) {
    TwinWire wire = taken.get(bcm);
    if (wire == null) {
      throw new IllegalArgumentException("nobody took pin " + bcm);
    }
    return wire;
  }

  private final class TwinWire implements Wire {

    private final Watcher watcher;
    private volatile Level level;

    TwinWire(Level initial, Watcher watcher) {
      this.level = initial;
      this.watcher = watcher;
    }

    @Override
    public Level level() {
      return level;
    }

    @Override
    public void drive(Level to) {
      moveTo(to, nanoTime.getAsLong());
    }

    synchronized void moveTo(Level to, long atNanos) {
      if (level != to) {
        level = to;
        watcher.changed(to, atNanos);
      }
    }
  }
}
