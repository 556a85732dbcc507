package tramquet.drivers.camera;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Where a camera puts pictures and a reader takes the newest: three arrays that change places, so
/// that neither waits for the other and nothing is copied.
///
/// Thread: one that puts, one that takes.
final class NewestPicture {
  private final VideoFormat format;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private byte[] newest;
  private byte[] taken;
  private boolean fresh;
  private long atNanos;
  private Optional<String> end = Optional.empty();

  NewestPicture(VideoFormat format) {
    this.format = format;
    newest = new byte[format.width() * format.height()];
    taken = newest.clone();
  }

  /// A picture is whole.
  ///
  /// @return what to fill with the next one
  byte[] put(byte[] picture, long nanos) {
    lock.lock();
    try {
      byte[] old = newest;
      newest = picture;
      fresh = true;
      atNanos = nanos;
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

  /// The newest that was not taken yet.
  Camera.Reading take(Duration timeout) {
    lock.lock();
    try {
      if (!await(timeout)) {
        return new Camera.Silence(false);
      }
      if (!fresh) {
        return new Camera.Gone(end.orElse("ended"));
      }
      byte[] old = taken;
      taken = newest;
      newest = old;
      fresh = false;
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

  private boolean await(Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    while (!fresh && end.isEmpty() && left > 0) {
      left = changed.awaitNanos(left);
    }
    return fresh || end.isPresent();
  }
}
