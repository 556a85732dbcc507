package tramquet.drivers.scanner;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.twin.CameraTwin;
import tramquet.drivers.twin.CodePicture;

/// The contract with a camera: each code is a picture of it.
class CameraOnTwinTest extends ScannerContract {

  @Override
  Hardware hardware() {
    return new Hardware() {
      private volatile CameraTwin twin = new CameraTwin(System::nanoTime);
      private volatile boolean plugged = true;

      @Override
      public Scanner scanner() {
        return LineScanner.camera(
            "north",
            () ->
                plugged ? new LineOpener.Opened<>(twin) : new LineOpener.Absent<>("not plugged in"),
            // Each picture comes once here, however busy the machine is.
            Duration.ofMinutes(1),
            System::nanoTime,
            new Random(1));
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
        twin = new CameraTwin(System::nanoTime);
        plugged = true;
      }

      @Override
      public void close() {}
    };
  }
}
