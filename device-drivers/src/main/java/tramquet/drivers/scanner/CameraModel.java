package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import tramquet.drivers.camera.CameraProcess;

/// A camera that looks at whoever holds a code before it. Its port is `rpicam0` or `rpicam1` for
/// one on the board's own socket, a video device (`/dev/v4l/by-id/…`, `/dev/video0`), or a program
/// that writes pictures.
public final class CameraModel implements ScannerModel {
  /// About as long as until the next picture.
  private static final Duration BUDGET = Duration.ofMillis(60);

  @Override
  public String id() {
    return "camera";
  }

  @Override
  public Port port() {
    return Port.CAMERA;
  }

  @Override
  public Scanner scanner(String name, Setup setup, LongSupplier nanoTime, RandomGenerator random) {
    return LineScanner.camera(
        name, CameraProcess.at(setup.port(), nanoTime), BUDGET, nanoTime, random);
  }
}
