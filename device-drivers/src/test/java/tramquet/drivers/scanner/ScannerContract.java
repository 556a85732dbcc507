package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Health;

/// What every scanner does, whatever line it is on.
abstract class ScannerContract {

  private static final long DEADLINE_SECONDS = 20;
  private static final Duration REPLUG = Duration.ofSeconds(3);

  /// The hardware, in the test's hand.
  interface Hardware extends AutoCloseable {

    Scanner scanner();

    void send(byte[] bytes);

    void unplug();

    void replug();

    /// What it takes for a text on this line.
    default long bytesOf(String text) {
      return text.length();
    }

    /// How many boundaries with nothing between them there are in a text on this line.
    default long emptiesOf(String text) {
      return text.split("\n\r", -1).length - 1L;
    }

    @Override
    void close();
  }

  abstract Hardware hardware();

  private final BlockingQueue<ScanData> scans = new LinkedBlockingQueue<>();
  private final BlockingQueue<Health> healths = new LinkedBlockingQueue<>();
  private Hardware hardware;
  private Scanner scanner;

  @BeforeEach
  void prepare() {
    hardware = hardware();
    scanner = hardware.scanner();
  }

  @AfterEach
  void close() {
    scanner.close();
    hardware.close();
  }

  @Test
  void itIsOfflineBeforeItIsStarted() {
    assertInstanceOf(Health.Offline.class, scanner.checkHealth());
  }

  @Test
  void aScanIsDelivered() {
    start();
    long before = System.nanoTime();
    send("]Q1abc\r");
    ScanData scan = next();
    assertEquals("abc", text(scan));
    assertEquals(SymbologyIdentifier.QR_CODE, scan.symbology());
    assertEquals("north", scan.source());
    // The kernel stamps keys to the microsecond.
    assertTrue(before - 1_000 < scan.firstByteNanos());
    assertTrue(scan.firstByteNanos() <= scan.lastByteNanos());
    assertTrue(scan.lastByteNanos() <= System.nanoTime());
  }

  @Test
  void scansComeInOrderAndAreCounted() {
    start();
    String all = "one\r\ntwo\r\n\rthree\r";
    send(all);
    assertEquals("one", text(next()));
    assertEquals("two", text(next()));
    assertEquals("three", text(next()));
    assertEquals(
        new Counters(hardware.bytesOf(all), 3, 1, new Discards(0, 0, 0, hardware.emptiesOf(all))),
        scanner.counters());
  }

  @Test
  void aReceiverThatFailsGetsTheNextScan() {
    BlockingQueue<ScanData> all = new LinkedBlockingQueue<>();
    scanner.start(
        scan -> {
          all.add(scan);
          if (all.size() == 1) {
            throw new IllegalStateException("on purpose");
          }
          scans.add(scan);
        },
        healths::add);
    assertEquals(new Health.Online(), nextHealth());
    send("one\rtwo\r");
    assertEquals("two", text(next()));
  }

  @Test
  void halfACodeIsForgottenAfterTheSilence() {
    start();
    send("half of a co");
    awaitDiscard();
    assertEquals(1, scanner.counters().discards().timeout());
    assertEquals(Optional.empty(), Optional.ofNullable(scans.peek()));
  }

  @Test
  void anUnplugIsTold() {
    start();
    hardware.unplug();
    assertInstanceOf(Health.Offline.class, nextHealth());
    assertInstanceOf(Health.Offline.class, scanner.checkHealth());
  }

  @Test
  void aReplugReadsAgainWithinThreeSeconds() {
    start();
    hardware.unplug();
    assertInstanceOf(Health.Offline.class, nextHealth());
    long replugged = System.nanoTime();
    hardware.replug();
    awaitOnline();
    send("again\r");
    assertEquals("again", text(next()));
    assertTrue(System.nanoTime() - replugged < REPLUG.toNanos());
    assertEquals(2, scanner.counters().opened());
  }

  @Test
  void aCodeCutByAnUnplugDoesNotGlueToTheNext() {
    start();
    send("half of a co");
    hardware.unplug();
    assertInstanceOf(Health.Offline.class, nextHealth());
    hardware.replug();
    awaitOnline();
    send("whole\r");
    assertEquals("whole", text(next()));
  }

  @Test
  void aClosedScannerIsOffline() {
    start();
    scanner.close();
    scanner.close();
    assertEquals(new Health.Offline("closed"), scanner.checkHealth());
  }

  private void start() {
    scanner.start(scans::add, healths::add);
    assertEquals(new Health.Online(), nextHealth());
  }

  private void send(String text) {
    hardware.send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private ScanData next() {
    return within(scans);
  }

  private Health nextHealth() {
    return within(healths);
  }

  private void awaitOnline() {
    Health health = nextHealth();
    while (!(health instanceof Health.Online)) {
      health = nextHealth();
    }
  }

  private void awaitDiscard() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (scanner.counters().discards().timeout() == 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static <T> T within(BlockingQueue<T> queue) {
    try {
      return Objects.requireNonNull(
          queue.poll(DEADLINE_SECONDS, TimeUnit.SECONDS), "nothing came in time");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(ScanData scan) {
    return new String(scan.bytes(), StandardCharsets.ISO_8859_1);
  }
}
