package tramquet.drivers.twin;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import tramquet.drivers.line.kernel.Libc;

/// A device of a [KernelTwin] that is opened at a path and read, with the kernel's queue for each
/// who has it open. What the kernel calls answers as it does, with its own lock held.
///
/// Thread: any.
public abstract sealed class DeviceTwin permits KeyboardTwin, HidTwin {
  static final int EAGAIN = 11;
  static final int EACCES = 13;
  static final int ENOTTY = 25;

  private final KernelTwin kernel;
  private final Map<Integer, Deque<byte[]>> clients = new HashMap<>();
  private OptionalInt holder = OptionalInt.empty();
  private boolean plugged = true;
  private boolean forbidden;

  DeviceTwin(KernelTwin kernel) {
    this.kernel = kernel;
  }

  /// Waits until whoever attends has read everything, so that no queue is filled.
  ///
  /// @throws IllegalStateException if they have not in time
  public final void awaitRead(Duration patience) {
    kernel.await(
        patience,
        () -> clients.values().stream().allMatch(Deque::isEmpty),
        "nobody reads the device");
  }

  /// From now on nobody of ours may open it, or may again.
  public final void forbid(boolean now) {
    synchronized (kernel) {
      forbidden = now;
    }
  }

  final KernelTwin kernel() {
    return kernel;
  }

  /// What is queued for each who has it open, by descriptor.
  final Map<Integer, Deque<byte[]>> clients() {
    return clients;
  }

  /// Who has it for themselves.
  final OptionalInt holder() {
    return holder;
  }

  final void hold(OptionalInt fd) {
    holder = fd;
  }

  final boolean isPlugged() {
    return plugged;
  }

  /// Somebody pulls its plug.
  final void unplug() {
    plugged = false;
  }

  /// Why it cannot be opened.
  final OptionalInt openError() {
    return forbidden ? OptionalInt.of(-EACCES) : OptionalInt.empty();
  }

  final void opened(int fd) {
    clients.put(fd, new ArrayDeque<>());
  }

  final void closed(int fd) {
    clients.remove(fd);
    if (holder.equals(OptionalInt.of(fd))) {
      holder = OptionalInt.empty();
    }
  }

  final int read(int fd, MemorySegment into) {
    Deque<byte[]> queue = clients.getOrDefault(fd, new ArrayDeque<>());
    if (!plugged) {
      return unpluggedError();
    } else if (queue.isEmpty()) {
      return -EAGAIN;
    }
    int count = read(queue, into);
    kernel.notifyAll();
    return count;
  }

  final short happened(int fd) {
    if (!plugged) {
      return Libc.POLLERR | Libc.POLLHUP;
    }
    return clients.getOrDefault(fd, new ArrayDeque<>()).isEmpty() ? 0 : Libc.POLLIN;
  }

  /// What each call answers once its plug was pulled.
  abstract int unpluggedError();

  /// Takes what one read gives out of a queue that is not empty.
  ///
  /// @return how many bytes
  abstract int read(Deque<byte[]> queue, MemorySegment into);

  abstract int ask(int fd, long request, MemorySegment argument);

  abstract int lock(int fd);

  abstract int write(int fd, MemorySegment from);
}
