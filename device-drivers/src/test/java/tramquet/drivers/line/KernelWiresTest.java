package tramquet.drivers.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.drivers.Health;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Pull;
import tramquet.drivers.twin.ChipTwin;
import tramquet.drivers.twin.KernelTwin;

/// What the kernel may do to us, one by one.
@Timeout(30)
class KernelWiresTest {
  private static final int SENSOR = 24;
  private static final int RELAY = 22;

  private final KernelTwin kernel = new KernelTwin(System::nanoTime);
  private final ChipTwin chip = kernel.plug(0, "pinctrl-bcm2711", 58);
  private final KernelWires wires =
      KernelWires.open(kernel, Optional.empty(), "tramquet", System::nanoTime).orThrow();
  private final BlockingQueue<Level> levels = new LinkedBlockingQueue<>();
  private final BlockingQueue<Health> healths = new LinkedBlockingQueue<>();

  KernelWiresTest() {
    wires.whenHealthChanges(healths::add);
  }

  @AfterEach
  void nothingStaysOpen() {
    wires.close();
    assertEquals(0, kernel.openDescriptors());
    assertEquals("", chip.holder(SENSOR));
  }

  private void watch() {
    wires.input(SENSOR, Pull.DOWN, (level, _) -> levels.add(level));
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    return Optional.ofNullable(queue.poll(10, TimeUnit.SECONDS)).orElseThrow();
  }

  private void aPassageIsSeen() throws InterruptedException {
    chip.touch(SENSOR, Level.HIGH);
    assertEquals(Level.HIGH, next(levels));
    chip.touch(SENSOR, Level.LOW);
    assertEquals(Level.LOW, next(levels));
  }

  @Test
  void linesAreTakenInOurName() {
    watch();
    wires.output(RELAY, Level.HIGH);
    assertEquals("tramquet", chip.holder(SENSOR));
    assertEquals("tramquet", chip.holder(RELAY));
    assertEquals(List.of(Level.HIGH), chip.trace(RELAY));
  }

  @Test
  void closingDrivesTheRestingLevelAndThenNothing() {
    Wires.Wire relay = wires.output(RELAY, Level.HIGH);
    relay.drive(Level.LOW);
    wires.close();
    relay.drive(Level.LOW);
    assertEquals(List.of(Level.HIGH, Level.LOW, Level.HIGH), chip.trace(RELAY));
    assertEquals(new Health.Online(), wires.checkHealth());
  }

  @Test
  void aHeldLineSaysWhoHasIt() {
    chip.hold(RELAY, "fan control");
    PinUnavailable refused =
        assertThrows(PinUnavailable.class, () -> wires.output(RELAY, Level.LOW));
    assertEquals(new LineFault.Busy("gpiochip0", RELAY, "fan control"), refused.fault());
  }

  @Test
  void throughPi4jTheFaultIsTheSame() {
    chip.hold(RELAY, "fan control");
    try (Pins pins = new Pi4jPins(wires)) {
      PinUnavailable refused =
          assertThrows(PinUnavailable.class, () -> pins.output(RELAY, Level.LOW));
      assertEquals(new LineFault.Busy("gpiochip0", RELAY, "fan control"), refused.fault());
      chip.hold(RELAY, "");
      pins.output(RELAY, Level.LOW).on();
    }
    assertEquals(List.of(Level.LOW, Level.HIGH, Level.LOW), chip.trace(RELAY));
  }

  @Test
  void aLineThatIsNotThereIsSaid() {
    PinUnavailable refused =
        assertThrows(PinUnavailable.class, () -> wires.input(58, Pull.NONE, (_, _) -> {}));
    assertEquals(new LineFault.NoSuchLine("gpiochip0", 58, 58), refused.fault());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 64})
  void howeverTheKernelSplitsItsEventsTheyAreTheSame(int eventsPerRead) throws Exception {
    kernel.eventsPerRead(eventsPerRead);
    watch();
    for (int i = 0; i < 100; i++) {
      chip.touch(SENSOR, i % 2 == 0 ? Level.HIGH : Level.LOW);
    }
    for (int i = 0; i < 100; i++) {
      assertEquals(i % 2 == 0 ? Level.HIGH : Level.LOW, next(levels));
    }
    assertEquals(new EdgeTally(100, 0, 0), wires.tally());
  }

  @Test
  void edgesThatTheKernelDroppedAreCountedAndTheLevelIsRight() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    wires.input(
        SENSOR,
        Pull.DOWN,
        (level, _) -> {
          first.countDown();
          await(goOn);
          levels.add(level);
        });
    chip.touch(SENSOR, Level.HIGH);
    assertTrue(first.await(10, TimeUnit.SECONDS));
    for (int i = 0; i < LineRequest.QUEUE + 100; i++) {
      chip.touch(SENSOR, i % 2 == 0 ? Level.LOW : Level.HIGH);
    }
    goOn.countDown();
    Level last = Level.LOW;
    for (int i = 0; i <= LineRequest.QUEUE; i++) {
      last = next(levels);
    }
    assertEquals(Level.HIGH, last);
    assertEquals(new EdgeTally(LineRequest.QUEUE + 1, 100, 0), wires.tally());
  }

  @Test
  void aChangeThatNoEdgeToldIsFoundByItself() throws Exception {
    watch();
    chip.touchSilently(SENSOR, Level.HIGH);
    assertEquals(Level.HIGH, next(levels));
    assertEquals(new EdgeTally(0, 0, 1), wires.tally());
    aPassageBackIsSeen();
  }

  private void aPassageBackIsSeen() throws InterruptedException {
    chip.touch(SENSOR, Level.LOW);
    assertEquals(Level.LOW, next(levels));
  }

  @ParameterizedTest
  @ValueSource(ints = {Errno.EINTR, Errno.EAGAIN})
  void aCallThatWasInterruptedIsMadeAgain(int errno) throws Exception {
    watch();
    kernel.failNext("poll", errno);
    aPassageIsSeen();
    kernel.failNext("read", errno);
    aPassageIsSeen();
    assertEquals(new Health.Online(), wires.checkHealth());
    assertTrue(healths.isEmpty());
  }

  @Test
  void aReadThatFailedIsHealthUntilTheLevelIsReadAgain() throws Exception {
    watch();
    kernel.failNext("read", 5);
    chip.touch(SENSOR, Level.HIGH);
    assertEquals(
        new Health.Faulty("reading edges of line [24] of gpiochip0 failed, errno 5"),
        next(healths));
    assertEquals(Level.HIGH, next(levels));
    assertEquals(new Health.Online(), next(healths));
    aPassageBackIsSeen();
  }

  @Test
  void aPollThatFailedIsHealthUntilItWorks() throws Exception {
    watch();
    kernel.failNext("poll", 12);
    assertEquals(new Health.Faulty("waiting for edges failed, errno 12"), next(healths));
    assertEquals(new Health.Online(), next(healths));
    aPassageIsSeen();
  }

  @Test
  void anUnpluggedChipIsOfflineAndThrowsNothing() throws Exception {
    watch();
    Wires.Wire relay = wires.output(RELAY, Level.LOW);
    chip.unplug();
    assertEquals(
        new Health.Offline("gpiochip0 is gone: unplugged, or its driver was removed"),
        next(healths));
    relay.drive(Level.HIGH);
    assertTrue(wires.checkHealth() instanceof Health.Offline);
  }

  @Test
  void aWatcherThatThrowsCostsNoEdge() throws Exception {
    wires.input(
        SENSOR,
        Pull.DOWN,
        (level, _) -> {
          levels.add(level);
          throw new IllegalStateException("on purpose");
        });
    aPassageIsSeen();
    aPassageIsSeen();
    assertEquals(new Health.Online(), wires.checkHealth());
  }

  @Test
  void anInputCannotBeDriven() {
    Wires.Wire input = wires.input(SENSOR, Pull.UP, (_, _) -> {});
    assertEquals(Level.HIGH, input.level());
    assertThrows(UnsupportedOperationException.class, () -> input.drive(Level.LOW));
  }

  @Test
  void withoutABellNothingStarts() {
    kernel.failNext("bell", 24);
    assertEquals(
        new Answer.Refused<>(new LineFault.Failed("making a bell for the pins", 24)),
        KernelWires.open(kernel, Optional.empty(), "second", System::nanoTime));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
