package tramquet.drivers.line;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.kernel.HidrawUapi;

/// A device of the kernel's `hidraw` (`/dev/hidraw…`). It is locked, so that no other program of
/// ours reads half of its reports; the kernel itself would give each reader all of them.
///
/// Thread: one reader; `write` and `close` from any.
public final class HidrawLine implements ReportLine {
  /// Symbol's "Simple COM Port Emulation": looks like a serial port to one driver of one system,
  /// and is neither that nor HID POS.
  private static final int SYMBOL = 0x05e0;

  private static final int SIMPLE_COM = 0x0600;

  private final DeviceFile file;
  private final int vendor;
  private int withoutWaiting;
  private boolean lost;

  private HidrawLine(DeviceFile file, int vendor) {
    this.file = file;
    this.vendor = vendor;
  }

  /// A way to the device at `path`, which may be a stable link: it is followed anew on each try, so
  /// a replugged device is found under another number.
  public static LineOpener<ReportLine> at(Path path, Syscalls kernel) {
    return () -> open(path, kernel);
  }

  private static LineOpener.Opening<ReportLine> open(Path path, Syscalls kernel) {
    return DeviceFile.opening(
        kernel,
        kernel.openBothWays(path.toString()),
        path,
        "the user must be in the group that ls -lL " + path + " shows, as input",
        file -> claim(file, path));
  }

  private static LineOpener.Opening<ReportLine> claim(DeviceFile file, Path path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(HidrawUapi.DEVINFO);
      if (file.ask(HidrawUapi.GET_INFO, info) < 0) {
        return new LineOpener.Unavailable<>(path + " is no /dev/hidraw…");
      }
      int vendor = Short.toUnsignedInt(info.get(JAVA_SHORT, HidrawUapi.VENDOR));
      int product = Short.toUnsignedInt(info.get(JAVA_SHORT, HidrawUapi.PRODUCT));
      if (vendor == SYMBOL && product == SIMPLE_COM) {
        return new LineOpener.Unavailable<>(
            path
                + " is Symbol's \"Simple COM Port Emulation\" (05e0:0600), which loses data:"
                + " set the scanner to \"USB CDC Host\" by a code of its manual");
      }
      return file.<ReportLine>lockRefused(path)
          .orElseGet(() -> new LineOpener.Opened<>(new HidrawLine(file, vendor)));
    }
  }

  @Override
  public Reading read(Duration timeout) {
    if (lost) {
      lost = false;
      return new Lost();
    }
    DeviceFile.Input input = file.read(Duration.ZERO);
    if (input instanceof DeviceFile.Nothing) {
      withoutWaiting = 0;
      input = file.read(timeout);
    }
    return switch (input) {
      case DeviceFile.Came(Bytes bytes) -> report(bytes);
      case DeviceFile.Nothing() -> new Silence();
      case DeviceFile.Again() -> new Nothing();
      case DeviceFile.Ended(String reason) -> new Gone(reason);
    };
  }

  /// All that the kernel keeps was there at once: what came after that is missing here.
  private Report report(Bytes bytes) {
    withoutWaiting++;
    if (withoutWaiting == HidrawUapi.KEPT_REPORTS) {
      withoutWaiting = 0;
      lost = true;
    }
    return new Report(bytes);
  }

  @Override
  public Writing write(Bytes report) {
    int sent = file.write(report);
    if (sent == report.length()) {
      return new Sent();
    }
    return DeviceFile.isGone(-sent)
        ? new Gone("unplugged")
        : new Refused("the device takes no report, errno " + Math.max(0, -sent));
  }

  @Override
  public int vendor() {
    return vendor;
  }

  @Override
  public void close() {
    file.close();
  }
}
