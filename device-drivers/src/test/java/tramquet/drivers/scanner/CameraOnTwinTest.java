package tramquet.drivers.scanner;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import tramquet.drivers.camera.Camera;
import tramquet.drivers.camera.GreyImage;
import tramquet.drivers.camera.RestingCamera;
import tramquet.drivers.camera.Sight;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.twin.CameraTwin;
import tramquet.drivers.twin.CodePicture;

/// The contract with a camera: each code is a picture of it.
class CameraOnTwinTest extends ScannerContract {

  /// Before a wall.
  private static CameraTwin pluggedIn() {
    CameraTwin camera = new CameraTwin(System::nanoTime);
    camera.take(GreyImage.of(320, 240, new byte[320 * 240]));
    return camera;
  }

  @Override
  Hardware hardware() {
    return new Hardware() {
      private volatile CameraTwin twin = pluggedIn();
      private volatile boolean plugged = true;

      @Override
      public Scanner scanner() {
        return new LineScanner(
            "north",
            RestingCamera.at(this::start, RestingCamera.STILL, System::nanoTime)
                // Each picture comes once here, however busy the machine is.
                .as(camera -> new CameraFrames(camera, Duration.ofMinutes(1), System::nanoTime)),
            System::nanoTime,
            new Random(1));
      }

      private LineOpener.Opening<Camera> start(Sight sight) {
        return plugged ? twin.start(sight) : new LineOpener.Absent<>("not plugged in");
      }

      @Override
      public void send(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = Math.max(text.lastIndexOf('\r'), text.lastIndexOf('\n')) + 1;
        text.substring(0, end)
            .lines()
            .filter(code -> !code.isEmpty())
            .map(code -> code.startsWith("]Q1") ? code.substring(3) : code)
            .forEach(code -> twin.take(CodePicture.clear(code, 320, 240)));
        if (end < text.length()) {
          twin.stopHalfWay();
        }
      }

      @Override
      public long bytesOf(String text) {
        return text.lines()
            .filter(code -> !code.isEmpty())
            .mapToLong(code -> 3 + code.length())
            .sum();
      }

      @Override
      public long emptiesOf(String text) {
        return 0;
      }

      @Override
      public void unplug() {
        plugged = false;
        twin.unplug();
      }

      @Override
      public void replug() {
        twin = pluggedIn();
        plugged = true;
      }

      @Override
      public void close() {}
    };
  }
}
