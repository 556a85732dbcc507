package tramquet.drivers.twin;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import tramquet.drivers.camera.Camera;
import tramquet.drivers.camera.CameraPort;
import tramquet.drivers.camera.GreyImage;
import tramquet.drivers.camera.Sight;
import tramquet.drivers.line.LineOpener;

/// A camera made of a list of pictures. Unlike a real one it forgets none. What is larger than it
/// was asked for becomes so large.
///
/// Thread: any.
public final class CameraTwin implements CameraPort {
  private static final Camera.Gone CLOSED = new Camera.Gone("closed");

  private final LinkedBlockingQueue<Camera.Reading> readings = new LinkedBlockingQueue<>();
  private final List<Sight> sights = new CopyOnWriteArrayList<>();
  private final Set<Sight> refused = ConcurrentHashMap.newKeySet();
  private final AtomicInteger open = new AtomicInteger();
  private final LongSupplier nanoTime;

  /// A camera that sees nothing yet.
  ///
  /// @param nanoTime `System::nanoTime`, or a test's clock
  public CameraTwin(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// It takes a picture.
  public void take(GreyImage image) {
    readings.add(new Camera.Picture(image, nanoTime.getAsLong()));
  }

  /// It stops in the middle of one.
  public void stopHalfWay() {
    readings.add(new Camera.Silence(true));
  }

  /// It is unplugged, after what was taken before has been read.
  public void unplug() {
    readings.add(new Camera.Gone("unplugged"));
  }

  /// From now on it cannot be started for this.
  public void refuse(Sight sight) {
    refused.add(sight);
  }

  /// What it was started for so far, in order.
  public List<Sight> sights() {
    return List.copyOf(sights);
  }

  /// How often it was started and not let go since.
  public int open() {
    return open.get();
  }

  @Override
  public LineOpener.Opening<Camera> start(Sight sight) {
    sights.add(sight);
    return refused.contains(sight)
        ? new LineOpener.Unavailable<>("the camera has no such picture size")
        : new LineOpener.Opened<>(new Started(sight));
  }

  private static GreyImage fitting(GreyImage image, Sight sight) {
    if (image.width() <= sight.width() && image.height() <= sight.height()) {
      return image;
    }
    byte[] grey = new byte[sight.width() * sight.height()];
    for (int i = 0; i < grey.length; i++) {
      double x = (i % sight.width() + 0.5) / sight.width();
      double y = (Math.floorDiv(i, sight.width()) + 0.5) / sight.height();
      grey[i] = (byte) Math.round(image.at(x * image.width(), y * image.height()));
    }
    return GreyImage.of(sight.width(), sight.height(), grey);
  }

  /// Until it is let go.
  private final class Started implements Camera {
    private final Sight sight;
    private final AtomicBoolean closed = new AtomicBoolean();

    Started(Sight sight) {
      this.sight = sight;
      open.incrementAndGet();
    }

    @Override
    public Reading read(Duration timeout) {
      try {
        Reading next =
            closed.get() ? CLOSED : readings.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
        return switch (next) {
          case null -> closed.get() ? CLOSED : new Silence(false);
          case Picture(GreyImage image, long at) -> new Picture(fitting(image, sight), at);
          case Silence _, Resting(), Gone _ -> next;
        };
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Gone("interrupted");
      }
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        open.decrementAndGet();
      }
    }
  }
}
