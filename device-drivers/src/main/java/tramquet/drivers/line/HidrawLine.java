package tramquet.drivers.line;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.kernel.HidrawUapi;
import tramquet.drivers.line.kernel.Libc;

/// A device of the kernel's `hidraw` (`/dev/hidraw…`). It is locked, so that no other program of
/// ours reads half of its reports; the kernel itself would give each reader all of them.
///
/// Thread: one reader; `write` from any thread.
public final class HidrawLine implements ReportLine {
  /// Room for more than a report of a full-speed device, so that one that is longer is seen to be.
  private static final int ROOM = 256;

  /// Symbol's "Simple COM Port Emulation": looks like a serial port to one driver of one system,
  /// and is neither that nor HID POS.
  private static final int SYMBOL = 0x05e0;

  private static final int SIMPLE_COM = 0x0600;

  private final Syscalls kernel;
  private final int fd;
  private final int vendor;
  private final Syscalls.Poll poll;
  private final MemorySegment buffer = Arena.ofAuto().allocate(ROOM);
  private int withoutWaiting;
  private boolean lost;
  private boolean open = true;

  private HidrawLine(Syscalls kernel, int fd, int vendor) {
    this.kernel = kernel;
    this.fd = fd;
    this.vendor = vendor;
    poll = kernel.poll(fd);
  }

  /// A way to the device at `path`, which may be a stable link: it is followed anew on each try, so
  /// a replugged device is found under another number.
  public static LineOpener<ReportLine> at(Path path, Syscalls kernel) {
    return () -> open(path, kernel);
  }

  private static LineOpener.Opening<ReportLine> open(Path path, Syscalls kernel) {
    int fd = kernel.openBothWays(path.toString());
    return OpenFailure.<ReportLine>of(
            fd, path, "the user must be in the group that ls -lL " + path + " shows, as input")
        .orElseGet(() -> claim(kernel, fd, path));
  }

  private static LineOpener.Opening<ReportLine> claim(Syscalls kernel, int fd, Path path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(HidrawUapi.DEVINFO);
      if (kernel.ioctl(fd, HidrawUapi.GET_INFO, info) < 0) {
        return refused(kernel, fd, path + " is no /dev/hidraw…");
      }
      int vendor = Short.toUnsignedInt(info.get(JAVA_SHORT, HidrawUapi.VENDOR));
      int product = Short.toUnsignedInt(info.get(JAVA_SHORT, HidrawUapi.PRODUCT));
      if (vendor == SYMBOL && product == SIMPLE_COM) {
        return refused(
            kernel,
            fd,
            path
                + " is Symbol's \"Simple COM Port Emulation\" (05e0:0600), which loses data:"
                + " set the scanner to \"USB CDC Host\" by a code of its manual");
      }
      int locked = kernel.lock(fd);
      if (locked == -Errno.EAGAIN) {
        return refused(kernel, fd, path + " is held by another program");
      }
      return locked < 0
          ? refused(kernel, fd, "%s cannot be held, errno %d".formatted(path, -locked))
          : new LineOpener.Opened<>(new HidrawLine(kernel, fd, vendor));
    }
  }

  private static LineOpener.Opening<ReportLine> refused(Syscalls kernel, int fd, String reason) {
    var _ = kernel.close(fd);
    return new LineOpener.Unavailable<>(reason);
  }

  @Override
  public Reading read(Duration timeout) {
    if (lost) {
      lost = false;
      return new Lost();
    }
    int ready = poll.await(0);
    if (ready == 0) {
      withoutWaiting = 0;
      ready = poll.await(Math.toIntExact(Math.max(1, timeout.toMillis())));
    }
    if (ready == 0) {
      return new Silence();
    } else if (ready > 0 && (poll.happened(0) & (Libc.POLLERR | Libc.POLLHUP)) != 0) {
      return new Gone("unplugged");
    }
    int count = ready < 0 ? ready : kernel.read(fd, buffer);
    if (count == -Errno.EINTR || count == -Errno.EAGAIN) {
      return new Nothing();
    } else if (count <= 0) {
      return count == 0 || isGone(-count)
          ? new Gone("unplugged")
          : new Gone("read failed, errno " + -count);
    }
    return report(count);
  }

  /// All that the kernel keeps was there at once: what came after that is missing here.
  private Report report(int count) {
    withoutWaiting++;
    if (withoutWaiting == HidrawUapi.KEPT_REPORTS) {
      withoutWaiting = 0;
      lost = true;
    }
    return new Report(Bytes.of(buffer.asSlice(0, count).toArray(JAVA_BYTE)));
  }

  @Override
  public Writing write(Bytes report) {
    try (Arena arena = Arena.ofConfined()) {
      int sent = kernel.write(fd, arena.allocateFrom(JAVA_BYTE, report.toArray()));
      if (sent == report.length()) {
        return new Sent();
      }
      return sent < 0 && isGone(-sent)
          ? new Gone("unplugged")
          : new Refused("the device takes no report, errno " + Math.max(0, -sent));
    }
  }

  /// What a device answers after its plug was pulled.
  private static boolean isGone(int errno) {
    return errno == Errno.ENODEV || errno == Errno.EIO;
  }

  @Override
  public int vendor() {
    return vendor;
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      var _ = kernel.close(fd);
    }
  }
}
