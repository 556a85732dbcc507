package tramquet.drivers.twin;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import tramquet.drivers.camera.Camera;
import tramquet.drivers.camera.GreyImage;

/// A camera made of a list of pictures. Unlike a real one it forgets none.
///
/// Thread: any.
public final class CameraTwin implements Camera {
  private final LinkedBlockingQueue<Reading> readings = new LinkedBlockingQueue<>();
  private final LongSupplier nanoTime;

  /// A camera that sees nothing yet.
  ///
  /// @param nanoTime `System::nanoTime`, or a test's clock
  public CameraTwin(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// It takes a picture.
  public void take(GreyImage image) {
    readings.add(new Picture(image, nanoTime.getAsLong()));
  }

  /// It stops in the middle of one.
  public void stopHalfWay() {
    readings.add(new Silence(true));
  }

  /// It is unplugged, after what was taken before has been read.
  public void unplug() {
    readings.add(new Gone("unplugged"));
  }

  @Override
  public Reading read(Duration timeout) {
    try {
      Reading next = readings.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return next == null ? new Silence(false) : next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Gone("interrupted");
    }
  }

  @Override
  public void close() {
    readings.add(new Gone("closed"));
  }
}
