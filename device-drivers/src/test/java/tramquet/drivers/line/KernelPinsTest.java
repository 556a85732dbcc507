package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tramquet.drivers.Health;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Pull;

/// The contract of pins on the kernel's own chip. It runs where a chip of `gpio-sim` is:
///
/// ```
/// java --enable-native-access=ALL-UNNAMED
///   -Dtramquet.gpio.chip=LABEL                              as the chip was labelled in configfs
///   -Dtramquet.gpio.sim=/sys/devices/platform/gpio-sim.0/gpiochipN
///   … tramquet.drivers.line.KernelPinsTest
/// ```
///
/// As root: it moves inputs by `sim_gpioN/pull` and reads the kernel's trace (`/sys/kernel/tracing`
/// mounted as `tracefs`, events `gpio:gpio_value`; `/sys/class/gpio` tells the base of the chip).
/// The chip needs at least 28 lines, of which 22 to 24 are free. One test at a time: all use the
/// same lines.
@EnabledIfSystemProperty(
    named = KernelPinsTest.CHIP,
    matches = ".+",
    disabledReason = "this machine has no gpio-sim")
class KernelPinsTest extends PinsContract {
  static final String CHIP = "tramquet.gpio.chip";
  private static final int WILD = 200;
  private static final int BURSTS = 20;
  private static final Path PROCESSORS = Path.of("/sys/devices/system/cpu/online");
  private static final String CONSUMER = "tramquet-test";

  private final String label = System.getProperty(CHIP, "");
  private final GpioSim sim =
      new GpioSim(Path.of(System.getProperty("tramquet.gpio.sim", "")), label);
  private Optional<KernelWires> open = Optional.empty();

  private KernelWires open() {
    KernelWires wires =
        KernelWires.open(Syscalls.ofThisMachine(), Optional.of(label), CONSUMER, System::nanoTime)
            .orThrow();
    open = Optional.of(wires);
    return wires;
  }

  @Override
  Board board() {
    sim.startTrace();
    Pins pins = new Pi4jPins(open());
    return new Board() {
      @Override
      public Pins pins() {
        return pins;
      }

      @Override
      public List<Level> trace(int bcm) {
        return sim.trace(bcm);
      }

      @Override
      public void touch(int bcm, Level level) {
        long before = wires().tally().edges();
        sim.touch(bcm, level);
        awaitEdge(before);
      }
    };
  }

  /// The interrupt of a simulated chip merges edges that come before its thread has run, as that of
  /// a real one does: the contract is about edges that the kernel has seen.
  private void awaitEdge(long before) {
    long startNanos = System.nanoTime();
    while (wires().tally().edges() == before) {
      assertTrue(System.nanoTime() - startNanos < TimeUnit.SECONDS.toNanos(10), "no edge came");
      Thread.onSpinWait();
    }
  }

  private KernelWires wires() {
    return open.orElseThrow();
  }

  @Test
  void theWireHasTheLevelThatTheOutputSays() {
    Wires.Wire relay = wires().output(22, Level.HIGH);
    assertEquals(Level.HIGH, sim.level(22));
    relay.drive(Level.LOW);
    assertEquals(Level.LOW, sim.level(22));
  }

  @Test
  void theKernelsStampIsOnOurClock() throws InterruptedException {
    BlockingQueue<Long> times = new LinkedBlockingQueue<>();
    wires().input(24, Pull.DOWN, (_, atNanos) -> times.add(atNanos));
    long before = System.nanoTime();
    sim.touch(24, Level.HIGH);
    long at = Optional.ofNullable(times.poll(10, TimeUnit.SECONDS)).orElseThrow();
    assertTrue(at - before >= 0 && System.nanoTime() - at >= 0);
  }

  /// Nothing slows the contact down here. With several processors the contact may move again before
  /// the thread of its interrupt has run: the kernel has one edge then, and no program can see two.
  /// What it has alternates, ends right, and is told whole.
  @Test
  void whatTheKernelTellsOfAWildContactIsToldWhole(TestReporter reporter) throws Exception {
    BlockingQueue<Level> levels = new LinkedBlockingQueue<>();
    wires().input(24, Pull.DOWN, (level, _) -> levels.add(level));
    List<Integer> told = new ArrayList<>();
    for (int i = 0; i < BURSTS; i++) {
      told.add(burst(levels));
    }
    assertEquals(new EdgeTally(wires().tally().edges(), 0, 0), wires().tally());
    reporter.publishEntry(
        "wild contact",
        "bursts of %d edges, told %s, %d numbered by the kernel"
            .formatted(WILD, told, wires().tally().edges()));
  }

  /// On one processor the interrupt's thread runs before the contact can move again, so that
  /// nothing merges: each edge must be told, however busy the machine is.
  @Test
  void onOneProcessorEachEdgeOfAWildContactIsTold() throws Exception {
    assumeTrue(Files.readString(PROCESSORS).strip().equals("0"), "several processors");
    BlockingQueue<Level> levels = new LinkedBlockingQueue<>();
    wires().input(24, Pull.DOWN, (level, _) -> levels.add(level));
    for (int i = 0; i < BURSTS; i++) {
      assertEquals(WILD, burst(levels), "burst " + i);
    }
    assertEquals(new EdgeTally((long) BURSTS * WILD, 0, 0), wires().tally());
  }

  /// @return how many edges of a burst were told
  private int burst(BlockingQueue<Level> levels) throws InterruptedException {
    for (int i = 0; i < WILD; i++) {
      sim.touch(24, i % 2 == 0 ? Level.HIGH : Level.LOW);
    }
    int told = 0;
    Level last = Level.LOW;
    for (Optional<Level> next = soon(levels); next.isPresent(); next = soon(levels)) {
      assertEquals(last.opposite(), next.get());
      last = next.get();
      told++;
    }
    assertEquals(Level.LOW, last);
    return told;
  }

  @Test
  void edgesThatTheKernelDroppedAreCountedAndTheLevelIsRight() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    BlockingQueue<Level> levels = new LinkedBlockingQueue<>();
    wires()
        .input(
            24,
            Pull.DOWN,
            (level, _) -> {
              first.countDown();
              await(goOn);
              levels.add(level);
            });
    sim.touch(24, Level.HIGH);
    assertTrue(first.await(10, TimeUnit.SECONDS));
    // The interrupt merges some of them, so there are many more than the queue holds.
    for (int i = 0; i < 10 * LineRequest.QUEUE; i++) {
      sim.touch(24, i % 2 == 0 ? Level.LOW : Level.HIGH);
    }
    sim.touch(24, Level.LOW);
    goOn.countDown();
    Level last = Level.HIGH;
    for (Optional<Level> next = soon(levels); next.isPresent(); next = soon(levels)) {
      last = next.get();
    }
    assertEquals(Level.LOW, last);
    assertTrue(wires().tally().missed() > 0, wires().tally()::toString);
    assertEquals(new Health.Online(), wires().checkHealth());
  }

  private static Optional<Level> soon(BlockingQueue<Level> levels) throws InterruptedException {
    return Optional.ofNullable(levels.poll(2, TimeUnit.SECONDS));
  }

  @Test
  void aHeldLineSaysWhoHasIt() {
    wires().output(22, Level.LOW);
    try (KernelWires second =
        KernelWires.open(Syscalls.ofThisMachine(), Optional.of(label), "second", System::nanoTime)
            .orThrow()) {
      PinUnavailable refused =
          assertThrows(PinUnavailable.class, () -> second.output(22, Level.LOW));
      assertTrue(
          refused.fault() instanceof LineFault.Busy busy && busy.by().equals(CONSUMER),
          refused.fault().text());
    }
  }

  @Test
  void severalLinesAreReadAtOnce() {
    sim.touch(22, Level.HIGH);
    sim.touch(23, Level.LOW);
    sim.touch(24, Level.HIGH);
    try (GpioChip chip =
        new GpioChips(Syscalls.ofThisMachine()).find(Optional.of(label)).orThrow()) {
      assertEquals(
          List.of(Level.HIGH, Level.LOW, Level.HIGH),
          chip.levels(List.of(22, 23, 24), CONSUMER).orThrow());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
