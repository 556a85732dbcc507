package tramquet.drivers.scanner;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import tramquet.drivers.line.HidrawLine;
import tramquet.drivers.twin.HidTwin;
import tramquet.drivers.twin.KernelTwin;

/// The contract with a scanner in HID POS mode, of either layout, over a twin of the kernel: all
/// but the C library is real.
class HidPosOnTwinTest {

  @Nested
  class Newland extends ScannerContract {
    @Override
    Hardware hardware() {
      return new OnTwin(HidPosReports.NEWLAND);
    }
  }

  @Nested
  class Honeywell extends ScannerContract {
    @Override
    Hardware hardware() {
      return new OnTwin(HidPosReports.HONEYWELL);
    }
  }

  private static final class OnTwin implements ScannerContract.Hardware {
    private static final String PATH = "/dev/hidraw3";

    private final HidPosReports maker;
    private final KernelTwin kernel = new KernelTwin(System::nanoTime);
    private HidTwin device;

    OnTwin(HidPosReports maker) {
      this.maker = maker;
      device = kernel.plugHid(PATH, maker.vendor, 0x10d3);
    }

    @Override
    public Scanner scanner() {
      return HidPos.byVendor()
          .scanner(
              "north",
              HidrawLine.at(Path.of(PATH), kernel),
              FrameRules.reported(),
              System::nanoTime,
              new Random(1));
    }

    @Override
    public void send(byte[] bytes) {
      maker.codes(bytes).forEach(device::report);
    }

    @Override
    public long bytesOf(String text) {
      return 64L * maker.codes(text.getBytes(StandardCharsets.ISO_8859_1)).size();
    }

    @Override
    public void unplug() {
      kernel.unplug(PATH);
    }

    @Override
    public void replug() {
      device = kernel.plugHid(PATH, maker.vendor, 0x10d3);
    }

    @Override
    public void close() {}
  }
}
