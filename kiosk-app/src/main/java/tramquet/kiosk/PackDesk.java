package tramquet.kiosk;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tramquet.kiosk.pack.PackStore;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.wire.PackKind;

/// Takes packs from the uplink and offers them to the store, one after the other, so that neither
/// the connection nor delivery waits for a signature or the disk. Of each kind only the newest that
/// came is kept: no sender fills the memory.
///
/// Looks up every minute even when nothing comes, for data ages by itself.
///
/// Thread: its own, virtual, named `packs`; `pack` by any.
final class PackDesk implements UplinkEvents, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.pack");

  private final PackStore store;
  private final Duration every;
  private final Runnable looked;
  private final Map<PackKind, byte[]> waiting = new EnumMap<>(PackKind.class);
  private final Thread thread;
  private final Semaphore signal = new Semaphore(0);
  private volatile boolean closed;

  /// Begins at once.
  ///
  /// @param every the longest between two looks
  /// @param looked told after each: something may have changed
  PackDesk(PackStore store, Duration every, Runnable looked) {
    this.store = store;
    this.every = every;
    this.looked = looked;
    thread = Thread.ofVirtual().name("packs").start(this::run);
  }

  @Override
  public void pack(PackKind kind, byte[] envelope) {
    synchronized (waiting) {
      waiting.put(kind, envelope);
    }
    signal.release();
  }

  private Optional<Map.Entry<PackKind, byte[]>> next() {
    synchronized (waiting) {
      Optional<PackKind> first = waiting.keySet().stream().findFirst();
      return first.flatMap(kind ->
          Optional.ofNullable(waiting.remove(kind)).map(envelope -> Map.entry(kind, envelope)));
    }
  }

  private void run() {
    try {
      while (!closed) {
        boolean _ = signal.tryAcquire(every.toNanos(), TimeUnit.NANOSECONDS);
        next().ifPresent(this::offer);
        looked.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A fault of ours ends one pack, not the desk.
  private void offer(Map.Entry<PackKind, byte[]> pack) {
    try {
      var _ = store.offer(pack.getKey(), pack.getValue());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "packs: {0}", e.getClass().getName());
    }
  }

  /// Ends when the pack at hand is on the disk. Those that wait come again with the next start.
  @Override
  public void close() {
    closed = true;
    signal.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
