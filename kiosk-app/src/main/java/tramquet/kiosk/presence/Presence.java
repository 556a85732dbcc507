package tramquet.kiosk.presence;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tramquet.kiosk.uplink.Broker;
import tramquet.wire.EntryTerms;
import tramquet.wire.KioskId;
import tramquet.wire.PlaceId;
import tramquet.wire.PlaceKey;
import tramquet.wire.Stamp;

/// Keeps a place's history in step with the disk, and with the neighbours where there are any. The
/// lane never waits for either: without them it goes by what it has seen itself.
///
/// Thread: its own, virtual, named `presence`.
public final class Presence implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk.presence");
  private static final Duration GOODBYE = Duration.ofSeconds(3);

  private final Semaphore signal = new Semaphore(0);
  private final List<Keeping> all;
  private final Thread thread;
  private volatile boolean closing;

  /// A kiosk alone: its past outlives a restart. Gives back what is in the file, and does nothing
  /// else until started.
  public Presence(PlaceHistory history, Kept kept, LongSupplier nanoTime) {
    PassageKeeping keeping = kept.keeping(history, nanoTime);
    all = List.of(keeping);
    thread = Thread.ofVirtual().name("presence").unstarted(this::run);
    history.tell(_ -> {}, passed -> told(keeping, passed));
  }

  /// What a kiosk keeps of the past, and where.
  ///
  /// @param clock stamps passages, so that it can be told later how long ago they were
  /// @param terms of the rules in force, asked each time
  public record Kept(PassageFile file, Supplier<Stamp> clock, Supplier<EntryTerms> terms) {
    private PassageKeeping keeping(PlaceHistory history, LongSupplier nanoTime) {
      return new PassageKeeping(history, file, clock, nanoTime, terms);
    }
  }

  /// A kiosk among others. Gives back what is in the file, and does nothing else until started.
  ///
  /// @param key shared by the kiosks of the place, and the history's
  /// @param random spreads the attempts of several kiosks
  public Presence(
      PlaceHistory history,
      Kept kept,
      PlaceId place,
      PlaceKey key,
      KioskId kiosk,
      Broker broker,
      LongSupplier nanoTime,
      RandomGenerator random) {
    Neighbours neighbours =
        new Neighbours(place, key, kiosk, broker, history, nanoTime, random, this::wake);
    PassageKeeping keeping = kept.keeping(history, nanoTime);
    keeping.restored().stream()
        .filter(passed -> passed.kiosk().equals(kiosk))
        .forEach(neighbours::hadPassed);
    all = List.of(keeping, neighbours);
    thread = Thread.ofVirtual().name("presence").unstarted(this::run);
    history.tell(neighbours::passed, passed -> told(keeping, passed));
  }

  private void told(PassageKeeping keeping, Passed passed) {
    keeping.passed(passed);
    wake();
  }

  /// Starts the thread.
  public void start() {
    thread.start();
  }

  /// Something happened: look at once.
  void wake() {
    signal.release();
  }

  /// Saves what is not saved yet and says goodbye to the broker, in three seconds at most.
  @Override
  public void close() {
    closing = true;
    wake();
    try {
      if (!thread.join(GOODBYE)) {
        LOG.log(Level.WARNING, "The place's history did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closing) {
      try {
        long wait = turns();
        if (signal.tryAcquire(Math.max(wait, 0), TimeUnit.NANOSECONDS)) {
          int _ = signal.drainPermits();
        }
      } catch (InterruptedException e) {
        LOG.log(Level.WARNING, "Nobody may interrupt the place's history: it goes on");
      }
    }
    all.forEach(Keeping::leave);
  }

  /// A mistake of ours in one turn must not end the others.
  private long turns() {
    try {
      return all.stream().mapToLong(Keeping::turn).min().orElse(0);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The place's history failed and goes on: {0}", e.getClass().getName());
      return TimeUnit.SECONDS.toNanos(1);
    }
  }
}
