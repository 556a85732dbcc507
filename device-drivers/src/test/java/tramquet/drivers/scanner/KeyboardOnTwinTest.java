package tramquet.drivers.scanner;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import tramquet.drivers.line.EvdevLine;
import tramquet.drivers.twin.KernelTwin;
import tramquet.drivers.twin.KeyboardTwin;

/// The contract with a scanner that types, over a twin of the kernel: all but the C library is
/// real.
class KeyboardOnTwinTest extends ScannerContract {
  /// Whoever types here may be held up between two keys.
  private static final FrameRules RULES =
      new FrameRules(FrameRules.LONGEST, Duration.ofSeconds(1), FrameRules.Ending.TERMINATOR);

  private static final String PATH = "/dev/input/by-id/usb-Scanner-event-kbd";

  @Override
  Hardware hardware() {
    KernelTwin kernel = new KernelTwin(System::nanoTime);
    return new Hardware() {
      private KeyboardTwin keyboard = kernel.plugKeyboard(PATH);

      @Override
      public Scanner scanner() {
        return LineScanner.keyboard(
            "north", EvdevLine.at(Path.of(PATH), kernel), RULES, System::nanoTime, new Random(1));
      }

      @Override
      public void send(byte[] bytes) {
        for (Typist.Stroke stroke : Typist.strokes(new String(bytes, StandardCharsets.US_ASCII))) {
          if (stroke.held() != Typist.Held.NOTHING) {
            keyboard.press(stroke.held().key);
          }
          keyboard.press(stroke.key());
          keyboard.release(stroke.key());
          if (stroke.held() != Typist.Held.NOTHING) {
            keyboard.release(stroke.held().key);
          }
          keyboard.awaitRead(Duration.ofSeconds(5));
        }
      }

      @Override
      public void unplug() {
        kernel.unplug(PATH);
      }

      @Override
      public void replug() {
        keyboard = kernel.plugKeyboard(PATH);
      }

      @Override
      public void close() {}
    };
  }
}
