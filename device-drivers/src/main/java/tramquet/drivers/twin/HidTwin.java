package tramquet.drivers.twin;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.kernel.HidrawUapi;
import tramquet.drivers.line.kernel.Libc;

/// A USB device of the class HID of a [KernelTwin], at its `/dev/hidraw…`: the device on one side,
/// the kernel's short queue of reports on the other, which throws away in silence what is too much.
///
/// Thread: any.
public final class HidTwin implements DeviceTwin {
  private static final int EIO = 5;
  private static final int EAGAIN = 11;
  private static final int EACCES = 13;
  private static final int ENOTTY = 25;

  private final KernelTwin kernel;
  private final int vendor;
  private final int product;
  private final Map<Integer, Deque<byte[]>> clients = new HashMap<>();
  private final List<Bytes> sent = new ArrayList<>();
  private OptionalInt holder = OptionalInt.empty();
  private boolean plugged = true;
  private boolean forbidden;

  HidTwin(KernelTwin kernel, int vendor, int product) {
    this.kernel = kernel;
    this.vendor = vendor;
    this.product = product;
  }

  /// The device sends a report, its number first.
  public void report(byte[] report) {
    synchronized (kernel) {
      clients
          .values()
          .forEach(queue -> {
            if (queue.size() < HidrawUapi.KEPT_REPORTS) {
              queue.add(report.clone());
            }
          });
      kernel.notifyAll();
    }
  }

  /// What it was sent, oldest first.
  public List<Bytes> sent() {
    synchronized (kernel) {
      return List.copyOf(sent);
    }
  }

  /// Waits until whoever attends has read all reports.
  ///
  /// @throws IllegalStateException if they have not in time
  public void awaitRead(Duration patience) {
    kernel.await(
        patience,
        () -> clients.values().stream().allMatch(Deque::isEmpty),
        "nobody reads the reports");
  }

  /// From now on nobody of ours may open it, or may again.
  public void forbid(boolean now) {
    synchronized (kernel) {
      forbidden = now;
    }
  }

  @Override
  public void unplug() {
    plugged = false;
  }

  @Override
  public OptionalInt openError() {
    return forbidden ? OptionalInt.of(-EACCES) : OptionalInt.empty();
  }

  @Override
  public void opened(int fd) {
    clients.put(fd, new ArrayDeque<>());
  }

  @Override
  public void closed(int fd) {
    clients.remove(fd);
    if (holder.equals(OptionalInt.of(fd))) {
      holder = OptionalInt.empty();
    }
  }

  @Override
  public int ask(int fd, long request, MemorySegment argument) {
    if (!plugged) {
      return -EIO;
    } else if (request != HidrawUapi.GET_INFO) {
      return -ENOTTY;
    }
    argument.set(JAVA_SHORT, HidrawUapi.VENDOR, (short) vendor);
    argument.set(JAVA_SHORT, HidrawUapi.PRODUCT, (short) product);
    return 0;
  }

  @Override
  public int lock(int fd) {
    if (holder.isPresent() && holder.getAsInt() != fd) {
      return -EAGAIN;
    }
    holder = OptionalInt.of(fd);
    return 0;
  }

  @Override
  public int read(int fd, MemorySegment into) {
    Deque<byte[]> queue = clients.getOrDefault(fd, new ArrayDeque<>());
    if (!plugged) {
      return -EIO;
    } else if (queue.isEmpty()) {
      return -EAGAIN;
    }
    byte[] report = queue.remove();
    int count = (int) Math.min(report.length, into.byteSize());
    MemorySegment.copy(report, 0, into, JAVA_BYTE, 0, count);
    kernel.notifyAll();
    return count;
  }

  @Override
  public int write(int fd, MemorySegment from) {
    if (!plugged) {
      return -EIO;
    }
    sent.add(Bytes.of(from.toArray(JAVA_BYTE)));
    return (int) from.byteSize();
  }

  @Override
  public short happened(int fd) {
    if (!plugged) {
      return Libc.POLLERR | Libc.POLLHUP;
    }
    return clients.getOrDefault(fd, new ArrayDeque<>()).isEmpty() ? 0 : Libc.POLLIN;
  }
}
