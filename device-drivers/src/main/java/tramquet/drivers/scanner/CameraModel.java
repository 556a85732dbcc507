package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.function.LongSupplier;
import tramquet.drivers.camera.CameraProcess;
import tramquet.drivers.camera.RestingCamera;
import tramquet.drivers.line.LineOpener;

/// A camera that looks at whoever holds a code before it. Its port is `rpicam0` or `rpicam1` for
/// one on the board's own socket, a video device (`/dev/v4l/by-id/…`, `/dev/video0`), or a program
/// that writes pictures.
public final class CameraModel implements ScannerModel {
  /// About as long as until the next picture.
  private static final Duration BUDGET = Duration.ofMillis(60);

  private final Duration still;

  /// One that rests when nothing has moved before it for ten minutes.
  public CameraModel() {
    this(RestingCamera.STILL);
  }

  /// One that rests sooner or later.
  ///
  /// @param still how long nothing has moved before it rests
  public CameraModel(Duration still) {
    this.still = still;
  }

  @Override
  public String id() {
    return "camera";
  }

  @Override
  public Port port() {
    return Port.CAMERA;
  }

  @Override
  public LineOpener<FrameSource> frames(Setup setup, LongSupplier nanoTime) {
    return RestingCamera.at(CameraProcess.at(setup.port(), nanoTime), still, nanoTime)
        .as(camera -> new CameraFrames(camera, BUDGET, nanoTime));
  }
}
