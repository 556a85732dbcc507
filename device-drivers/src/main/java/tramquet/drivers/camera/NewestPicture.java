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
  private final VideoFormat format;
  private final Duration apart;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private byte[] newest;
  private byte[] taken;
  private boolean fresh;
  private long atNanos;
  private long takenNanos;
  private Optional<String> end = Optional.empty();

  /// @param apart how long after a picture the next one may be taken at the earliest
  /// @param nanoTime `System::nanoTime`, or a test's clock
  NewestPicture(VideoFormat format, Duration apart, LongSupplier nanoTime) {
    this.format = format;
    this.apart = apart;
    this.nanoTime = nanoTime;
    takenNanos = nanoTime.getAsLong() - apart.toNanos();
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

  private void rest() throws InterruptedException {
    long left = takenNanos + apart.toNanos() - nanoTime.getAsLong();
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
