package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Bytes;
import tramquet.drivers.Health;
import tramquet.drivers.line.HidrawLine;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.ReportLine;
import tramquet.drivers.line.Syscalls;

/// The contract with a scanner in HID POS mode, on a real kernel. Needs root and the module `uhid`,
/// and says so with `-Dtramquet.uhid=true`.
@EnabledIfSystemProperty(named = "tramquet.uhid", matches = "true")
class HidPosOnKernelTest extends ScannerContract {
  /// Where this kernel is emulated, reports are slow.
  private static final FrameRules RULES =
      new FrameRules(FrameRules.LONGEST, Duration.ofSeconds(2), FrameRules.Ending.TERMINATOR);

  private static final HidPosReports MAKER = HidPosReports.HONEYWELL;

  @TempDir Path folder;

  @Override
  Hardware hardware() {
    Path link = folder.resolve("scanner");
    return new Hardware() {
      private UhidDevice device = plugged(link);
      private final Scanner scanner = scannerAt(link);

      @Override
      public Scanner scanner() {
        return scanner;
      }

      @Override
      public void send(byte[] bytes) {
        MAKER.codes(bytes).forEach(device::report);
      }

      @Override
      public long bytesOf(String text) {
        return 64L * MAKER.codes(text.getBytes(StandardCharsets.ISO_8859_1)).size();
      }

      @Override
      public void unplug() {
        device.close();
      }

      @Override
      public void replug() {
        device = plugged(link);
      }

      @Override
      public void close() {
        device.close();
      }
    };
  }

  @Test
  void theLargestCodeComesByteForByte() throws InterruptedException {
    BlockingQueue<ScanData> scans = new LinkedBlockingQueue<>();
    CountDownLatch online = new CountDownLatch(1);
    byte[] payload = new byte[2_953];
    new Random(3).nextBytes(payload);
    Path link = folder.resolve("largest");
    try (UhidDevice device = plugged(link);
        Scanner scanner = scannerAt(link)) {
      scanner.start(
          scans::add,
          health -> {
            if (health instanceof Health.Online) {
              online.countDown();
            }
          });
      assertTrue(online.await(30, TimeUnit.SECONDS));
      MAKER.code(payload).forEach(device::report);
      ScanData scan = Objects.requireNonNull(scans.poll(10, TimeUnit.SECONDS), "nothing came");
      assertEquals(Bytes.of(payload), scan.data());
    }
  }

  @Test
  void theKernelTakesCommandsAndHoldsOneReader() {
    Path link = folder.resolve("commands");
    try (UhidDevice _ = plugged(link);
        ReportLine line = ((LineOpener.Opened<ReportLine>) openerAt(link).open()).line()) {
      assertEquals(MAKER.vendor, line.vendor());
      assertEquals(
          new ReportLine.Sent(),
          line.write(HidPosLayout.IDENTIFIED.command(Command.BEEP).orElseThrow()));
      assertInstanceOf(LineOpener.Unavailable.class, openerAt(link).open());
    }
  }

  private static LineOpener<ReportLine> openerAt(Path link) {
    return HidrawLine.at(link, Syscalls.ofThisMachine());
  }

  private static Scanner scannerAt(Path link) {
    return HidPos.byVendor()
        .scanner("north", openerAt(link), RULES, System::nanoTime, new Random(1));
  }

  /// With a link to it, as udev makes one.
  private static UhidDevice plugged(Path link) {
    UhidDevice device = new UhidDevice(UhidDevice.Kind.HID_POS, MAKER.vendor, 0x10d3);
    try {
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, device.node());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return device;
  }
}
