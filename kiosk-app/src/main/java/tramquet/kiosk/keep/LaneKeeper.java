package tramquet.kiosk.keep;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import tramquet.kiosk.lane.Kept;

/// Saves what a lane wants kept, so that the lane does not wait for the disk. Only the newest
/// counts.
///
/// Thread: `accept` by any and never blocks; saves on its own, virtual, named `keeper`.
public final class LaneKeeper implements Consumer<Kept>, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk.keep");

  private final LaneFile file;
  private final AtomicReference<Optional<Kept>> newest = new AtomicReference<>(Optional.empty());
  private final Semaphore signal = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closing;

  /// Starts at once.
  public LaneKeeper(LaneFile file) {
    this.file = file;
    thread = Thread.ofVirtual().name("keeper").start(this::run);
  }

  @Override
  public void accept(Kept kept) {
    newest.set(Optional.of(kept));
    signal.release();
  }

  /// Saves what waits, then stops.
  @Override
  public void close() {
    closing = true;
    signal.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closing) {
      try {
        signal.acquire();
        newest.getAndSet(Optional.empty()).ifPresent(file::save);
      } catch (InterruptedException e) {
        LOG.log(Level.WARNING, "Nobody may interrupt the keeper: it goes on");
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "keeper: {0}", e.getClass().getName());
      }
    }
    newest.getAndSet(Optional.empty()).ifPresent(file::save);
  }
}
