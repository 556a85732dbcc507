package tramquet.drivers.scanner;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import tramquet.drivers.Bytes;
import tramquet.drivers.camera.Camera;
import tramquet.drivers.camera.CodeImage;
import tramquet.drivers.camera.CodeReading;
import tramquet.drivers.camera.StillScene;

/// Frames from a camera: each picture with a code is one, under the identifier that a scanner would
/// send. A code that is held is read many times; that it is one scan, the lane decides.
///
/// Thread: the reader's.
final class CameraFrames implements FrameSource {
  /// Then the camera has stopped, and is opened anew.
  private static final Duration STOPPED = Duration.ofSeconds(2);

  /// Longer than from a picture to the next of a camera that rests, so that each wakes the reader
  /// once.
  private static final Duration LOOK = Duration.ofMillis(400);

  private static final Bytes IDENTIFIER =
      Bytes.of(SymbologyIdentifier.QR_CODE.text().getBytes(StandardCharsets.US_ASCII));

  private static final Came NOTHING = new Came(0, List.of(), Discards.NONE);

  private final Camera camera;
  private final CodeImage reader;
  private final LongSupplier nanoTime;
  private Duration quiet = Duration.ZERO;
  private boolean halfTold;
  private final StillScene scene = new StillScene();
  private long looks;

  /// @param budget for one picture; those that come meanwhile are forgotten
  CameraFrames(Camera camera, Duration budget, LongSupplier nanoTime) {
    this.camera = camera;
    this.nanoTime = nanoTime;
    reader = new CodeImage(budget, nanoTime);
  }

  @Override
  public Taken take() {
    return switch (camera.read(LOOK)) {
      case Camera.Picture picture -> {
        quiet = Duration.ZERO;
        halfTold = false;
        yield read(picture);
      }
      case Camera.Resting() -> {
        quiet = Duration.ZERO;
        // Whoever has made it wake is looked at with its first picture.
        scene.forget();
        yield NOTHING;
      }
      case Camera.Silence(boolean half) -> {
        quiet = quiet.plus(LOOK);
        yield quiet.compareTo(STOPPED) < 0 ? silence(half) : new Gone("no picture for 2 s");
      }
      case Camera.Gone(String reason) -> new Gone(reason);
    };
  }

  private Came read(Camera.Picture picture) {
    if (!scene.isWorthALook(picture.image())) {
      return NOTHING;
    }
    if (reader.read(picture.image(), looks++) instanceof CodeReading.Code(Bytes data, String _)) {
      scene.forget();
      camera.codeRead();
      Frame frame = new Frame(IDENTIFIER.plus(data), picture.atNanos(), nanoTime.getAsLong());
      return new Came(frame.bytes().length(), List.of(frame), Discards.NONE);
    }
    return NOTHING;
  }

  /// A picture that stopped half way counts once.
  private Came silence(boolean half) {
    Discards discards = half && !halfTold ? Discards.ONE_TIMEOUT : Discards.NONE;
    halfTold |= half;
    return new Came(0, List.of(), discards);
  }

  @Override
  public void close() {
    camera.close();
  }
}
