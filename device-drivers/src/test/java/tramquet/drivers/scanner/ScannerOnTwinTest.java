package tramquet.drivers.scanner;

import java.util.Random;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.twin.SerialLineTwin;

class ScannerOnTwinTest extends ScannerContract {

  @Override
  Hardware hardware() {
    return new Hardware() {
      private volatile SerialLineTwin twin = new SerialLineTwin();
      private volatile boolean plugged = true;

      @Override
      public Scanner scanner() {
        return LineScanner.serial(
            "north",
            () ->
                plugged ? new LineOpener.Opened<>(twin) : new LineOpener.Absent<>("not plugged in"),
            FrameRules.terminatedAt(115_200),
            System::nanoTime,
            new Random(1));
      }

      @Override
      public void send(byte[] bytes) {
        twin.send(bytes);
      }

      @Override
      public void unplug() {
        plugged = false;
        twin.unplug();
      }

      @Override
      public void replug() {
        twin = new SerialLineTwin();
        plugged = true;
      }

      @Override
      public void close() {}
    };
  }
}
