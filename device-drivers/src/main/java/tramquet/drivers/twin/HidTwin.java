package tramquet.drivers.twin;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.kernel.HidrawUapi;

/// A USB device of the class HID of a [KernelTwin], at its `/dev/hidraw…`: the device on one side,
/// the kernel's short queue of reports on the other, which throws away in silence what is too much.
///
/// Thread: any.
public final class HidTwin extends DeviceTwin {
  private static final int EIO = 5;

  private final int vendor;
  private final int product;
  private final List<Bytes> sent = new ArrayList<>();

  HidTwin(KernelTwin kernel, int vendor, int product) {
    super(kernel);
    this.vendor = vendor;
    this.product = product;
  }

  /// The device sends a report, its number first.
  public void report(byte[] report) {
    synchronized (kernel()) {
      clients()
          .values()
          .forEach(queue -> {
            if (queue.size() < HidrawUapi.KEPT_REPORTS) {
              queue.add(report.clone());
            }
          });
      kernel().notifyAll();
    }
  }

  /// What it was sent, oldest first.
  public List<Bytes> sent() {
    synchronized (kernel()) {
      return List.copyOf(sent);
    }
  }

  @Override
  int unpluggedError() {
    return -EIO;
  }

  @Override
  int ask(int fd, long request, MemorySegment argument) {
    if (!isPlugged()) {
      return -EIO;
    } else if (request != HidrawUapi.GET_INFO) {
      return -ENOTTY;
    }
    argument.set(JAVA_SHORT, HidrawUapi.VENDOR, (short) vendor);
    argument.set(JAVA_SHORT, HidrawUapi.PRODUCT, (short) product);
    return 0;
  }

  @Override
  int lock(int fd) {
    if (holder().isPresent() && holder().getAsInt() != fd) {
      return -EAGAIN;
    }
    hold(OptionalInt.of(fd));
    return 0;
  }

  @Override
  int read(Deque<byte[]> queue, MemorySegment into) {
    byte[] report = queue.remove();
    int count = (int) Math.min(report.length, into.byteSize());
    MemorySegment.copy(report, 0, into, JAVA_BYTE, 0, count);
    return count;
  }

  @Override
  int write(int fd, MemorySegment from) {
    if (!isPlugged()) {
      return -EIO;
    }
    sent.add(Bytes.of(from.toArray(JAVA_BYTE)));
    return (int) from.byteSize();
  }
}
