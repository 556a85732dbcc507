package tramquet.drivers.camera;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Where a camera puts pictures and a reader takes the newest: three arrays that change places, so
/// that neither waits for the other and nothing is copied.
///
/// Thread: one that puts, one that takes.
final class NewestPicture {
  /// Cameras that cannot be slowed down make thirty pictures a second, or sixty. A code in each of
  /// them would be taken for a flood.
  private static final Duration APART = Duration.ofMillis(55);

  private final VideoFormat format;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private byte[] newest;
  private byte[] taken;
  private boolean fresh;
  private long atNanos;
  private long takenNanos;
  private Optional<String> end = Optional.empty();

  /// @param nanoTime `System::nanoTime`, or a test's clock
  NewestPicture(VideoFormat format, LongSupplier nanoTime) {
    this.format = format;
    this.nanoTime = nanoTime;
    takenNanos = nanoTime.getAsLong() - APART.toNanos();
    newest = new byte[format.width() * format.height()];
    taken = newest.clone();
  }

  /// A picture is whole.
  ///
  /// @return what to fill with the next one
  byte[] put(byte[] picture) {
    lock.lock();
    try {
      byte[] old = newest;
      newest = picture;
      fresh = true;
      atNanos = nanoTime.getAsLong();
      changed.signalAll();
      return old;
    } finally {
      lock.unlock();
    }
  }

  /// No more will come.
  void end(String reason) {
    lock.lock();
    try {
      end = end.or(() -> Optional.of(reason));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The newest that was not taken yet, a while after the one before at the earliest.
  Camera.Reading take(Duration timeout) {
    lock.lock();
    try {
      if (!await(timeout)) {
        return new Camera.Silence(false);
      }
      rest();
      if (!fresh) {
        return new Camera.Gone(end.orElse("ended"));
      }
      byte[] old = taken;
      taken = newest;
      newest = old;
      fresh = false;
      takenNanos = nanoTime.getAsLong();
      return new Camera.Picture(GreyImage.of(format.width(), format.height(), taken), atNanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Camera.Gone("interrupted");
    } finally {
      lock.unlock();
    }
  }

  /// Whether a first picture came in time; it stays to be taken.
  boolean awaitFirst(Duration timeout) {
    lock.lock();
    try {
      return await(timeout) && fresh;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// Why it ended, if it did.
  Optional<String> ended() {
    lock.lock();
    try {
      return end;
    } finally {
      lock.unlock();
    }
  }

  private void rest() throws InterruptedException {
    long left = takenNanos + APART.toNanos() - nanoTime.getAsLong();
    while (end.isEmpty() && left > 0) {
      left = changed.awaitNanos(left);
    }
  }

  private boolean await(Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    while (!fresh && end.isEmpty() && left > 0) {
      left = changed.awaitNanos(left);
    }
    return fresh || end.isPresent();
  }
}
