package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Health;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Pull;
import tramquet.drivers.twin.KernelTwin;
import tramquet.drivers.twin.PinsTwin;

class ToldWiresTest {
  private static final int LAMP = 17;
  private static final int SENSOR = 25;

  private final AtomicLong nanos = new AtomicLong();
  private final PinsTwin twin = new PinsTwin(nanos::get);
  private final List<String> told = new ArrayList<>();
  private final ToldWires wires = new ToldWires(twin, nanos::incrementAndGet, this::told);

  /// What is told has happened: the wire has that level.
  private void told(int bcm, Level level, long atNanos) {
    assertEquals(level, twin.level(bcm));
    told.add(bcm + " " + level + " " + atNanos);
  }

  @Test
  void theFirstLevelIsToldAndEachChangeOnce() {
    Wires.Wire lamp = wires.output(LAMP, Level.HIGH);
    lamp.drive(Level.HIGH);
    lamp.drive(Level.LOW);
    lamp.drive(Level.LOW);
    lamp.drive(Level.HIGH);
    assertEquals(List.of("17 HIGH 1", "17 LOW 2", "17 HIGH 3"), told);
    assertEquals(Level.HIGH, lamp.level());
  }

  @Test
  void ofInputsNobodyIsToldButTheirWatcher() {
    List<Level> watched = new ArrayList<>();
    Wires.Wire sensor = wires.input(SENSOR, Pull.DOWN, (level, _) -> watched.add(level));
    twin.raise(SENSOR, Level.HIGH);
    assertEquals(List.of(Level.HIGH), watched);
    assertEquals(Level.HIGH, sensor.level());
    assertEquals(List.of(), told);
  }

  @Test
  void whatLiesBelowIsAskedForHealthAndClosed() {
    KernelTwin kernel = new KernelTwin(nanos::get);
    kernel.plug(0, "pinctrl-rp1", 54);
    Wires told =
        new ToldWires(
            KernelWires.open(kernel, Optional.empty(), "test", System::nanoTime).orThrow(),
            nanos::get,
            (_, _, _) -> {});
    assertEquals(new Health.Online(), told.checkHealth());
    told.close();
    assertEquals(0, kernel.openDescriptors());
  }

  @Test
  void aLineThatCannotBeHadIsNotTold() {
    KernelTwin kernel = new KernelTwin(nanos::get);
    kernel.plug(0, "pinctrl-rp1", 54).hold(LAMP, "fan");
    List<Integer> taken = new ArrayList<>();
    try (Wires refused =
        new ToldWires(
            KernelWires.open(kernel, Optional.empty(), "test", System::nanoTime).orThrow(),
            nanos::get,
            (bcm, _, _) -> taken.add(bcm))) {
      assertThrows(PinUnavailable.class, () -> refused.output(LAMP, Level.LOW));
    }
    assertEquals(List.of(), taken);
  }
}
