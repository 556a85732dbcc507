package tramquet.kiosk.uplink;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.KioskStatus;
import tramquet.wire.OrderResult;

/// Delivers the visit log to the centre: connects, sends what is not acknowledged, believes the
/// centre's acknowledgement and nothing else. A PUBACK is no delivery: a broker may forget.
///
/// Thread: its own, virtual, named `uplink`; `wake` and `answer` by any.
public final class Uplink implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.uplink");

  /// Goodbye takes no longer; a client that is connecting right now is left behind.
  private static final Duration GOODBYE = Duration.ofSeconds(3);

  private final Semaphore signal = new Semaphore(0);
  private final Courier courier;
  private final Thread thread;
  private volatile boolean closing;

  /// Does nothing until started.
  ///
  /// @param status asked for the kiosk's state whenever it may have changed; `unsent` and `online`
  ///   are filled in here
  /// @param clock for the time on messages
  /// @param nanoTime monotonic nanoseconds
  /// @param random spreads the attempts of many kiosks
  public Uplink(
      Broker broker,
      VisitLog log,
      Supplier<KioskStatus> status,
      UplinkSettings settings,
      UplinkEvents events,
      InstantSource clock,
      LongSupplier nanoTime,
      RandomGenerator random) {
    courier =
        new Courier(broker, log, status, settings, events, clock, nanoTime, random, this::wake);
    thread = Thread.ofVirtual().name("uplink").unstarted(this::run);
  }

  /// Starts the thread.
  public void start() {
    thread.start();
  }

  /// Something was committed, or the kiosk's state changed: look at once.
  public void wake() {
    signal.release();
  }

  /// Tells the centre how a command ended.
  public void answer(OrderResult result) {
    courier.answer(result);
  }

  /// Says goodbye to the broker and stops, in three seconds at most. What is unsent stays in the
  /// log.
  @Override
  public void close() {
    closing = true;
    wake();
    try {
      if (!thread.join(GOODBYE)) {
        LOG.log(Level.WARNING, "The uplink did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closing) {
      try {
        long wait = turn();
        if (signal.tryAcquire(Math.max(wait, 0), TimeUnit.NANOSECONDS)) {
          int _ = signal.drainPermits();
        }
      } catch (InterruptedException e) {
        LOG.log(Level.WARNING, "Nobody may interrupt the uplink: it goes on");
      }
    }
    courier.leave();
  }

  /// A mistake of ours in one turn must not end delivery.
  private long turn() {
    try {
      return courier.turn();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The uplink failed and goes on: {0}", e.getClass().getName());
      return TimeUnit.SECONDS.toNanos(1);
    }
  }
}
