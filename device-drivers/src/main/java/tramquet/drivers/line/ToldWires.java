package tramquet.drivers.line;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tramquet.drivers.Health;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Pull;

/// Wires that tell somebody of every change of an output, once it has happened.
///
/// Thread: any; the listener runs on the thread that makes the change.
public final class ToldWires implements Wires {
  private final Wires wires;
  private final LongSupplier nanoTime;
  private final OutputListener listener;

  /// @param wires that do the work; closed with these
  /// @param nanoTime stamps the changes: `System::nanoTime`
  public ToldWires(Wires wires, LongSupplier nanoTime, OutputListener listener) {
    this.wires = wires;
    this.nanoTime = nanoTime;
    this.listener = listener;
  }

  /// Who is told.
  @FunctionalInterface
  public interface OutputListener {

    /// An output was taken, or has another level than before.
    void changed(int bcm, Level level, long atNanos);
  }

  @Override
  public Wire output(int bcm, Level initial) {
    Wire wire = wires.output(bcm, initial);
    listener.changed(bcm, initial, nanoTime.getAsLong());
    return new ToldWire(bcm, wire, initial);
  }

  @Override
  public Wire input(int bcm, Pull pull, Watcher watcher) {
    return wires.input(bcm, pull, watcher);
  }

  @Override
  public Health checkHealth() {
    return wires.checkHealth();
  }

  @Override
  public void whenHealthChanges(Consumer<Health> health) {
    wires.whenHealthChanges(health);
  }

  @Override
  public void close() {
    wires.close();
  }

  private final class ToldWire implements Wire {
    private final int bcm;
    private final Wire wire;
    private Level told;

    ToldWire(int bcm, Wire wire, Level told) {
      this.bcm = bcm;
      this.wire = wire;
      this.told = told;
    }

    @Override
    public Level level() {
      return wire.level();
    }

    @Override
    public synchronized void drive(Level level) {
      wire.drive(level);
      if (level != told) {
        told = level;
        listener.changed(bcm, level, nanoTime.getAsLong());
      }
    }
  }
}
