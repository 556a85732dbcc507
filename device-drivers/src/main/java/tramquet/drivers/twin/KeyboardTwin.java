package tramquet.drivers.twin;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import tramquet.drivers.line.kernel.InputUapi;
import tramquet.drivers.line.kernel.Libc;

/// A keyboard of a [KernelTwin]: somebody's fingers on one side, the kernel's events on the other,
/// with its small queue that forgets everything when it overflows.
///
/// Thread: any.
public final class KeyboardTwin implements DeviceTwin {
  private static final int EVENT_BYTES = (int) InputUapi.EVENT.byteSize();
  private static final int EV_MSC = 4;
  private static final int MSC_SCAN = 4;
  private static final int QUEUE = 64;
  private static final int EBADF = 9;
  private static final int EINVAL = 22;
  private static final int ENODEV = 19;
  private static final int EACCES = 13;
  private static final int EBUSY = 16;
  private static final int EAGAIN = 11;
  private static final int ENOTTY = 25;

  private final KernelTwin kernel;
  private final LongSupplier nanoTime;
  private final Map<Integer, Deque<byte[]>> clients = new HashMap<>();
  private OptionalInt holder = OptionalInt.empty();
  private boolean plugged = true;
  private boolean forbidden;
  private boolean letters = true;

  KeyboardTwin(KernelTwin kernel, LongSupplier nanoTime) {
    this.kernel = kernel;
    this.nanoTime = nanoTime;
  }

  /// A finger presses a key, by its number in `linux/input-event-codes.h`.
  public void press(int key) {
    move(key, InputUapi.PRESSED);
  }

  /// The finger goes up.
  public void release(int key) {
    move(key, InputUapi.RELEASED);
  }

  private void move(int key, int value) {
    synchronized (kernel) {
      long micros = nanoTime.getAsLong() / 1_000;
      clients.forEach((fd, queue) -> {
        if (holder.isEmpty() || holder.getAsInt() == fd) {
          put(queue, micros, EV_MSC, MSC_SCAN, key);
          put(queue, micros, InputUapi.EV_KEY, key, value);
          put(queue, micros, InputUapi.EV_SYN, InputUapi.SYN_REPORT, 0);
        }
      });
      kernel.notifyAll();
    }
  }

  /// Waits until whoever attends has read all keys, so that a fast finger fills no queue.
  ///
  /// @throws IllegalStateException if they have not in time
  public void awaitRead(Duration patience) {
    kernel.await(
        patience,
        () -> clients.values().stream().allMatch(Deque::isEmpty),
        "nobody reads the keyboard");
  }

  /// As the kernel does: a full queue is emptied, but for a note of it and the newest event.
  private static void put(Deque<byte[]> queue, long micros, int type, int code, int value) {
    if (queue.size() == QUEUE - 1) {
      queue.clear();
      queue.add(event(micros, InputUapi.EV_SYN, InputUapi.SYN_DROPPED, 0));
    }
    queue.add(event(micros, type, code, value));
  }

  private static byte[] event(long micros, int type, int code, int value) {
    return ByteBuffer.allocate(EVENT_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(micros / 1_000_000)
        .putLong(micros % 1_000_000)
        .putShort((short) type)
        .putShort((short) code)
        .putInt(value)
        .array();
  }

  /// From now on nobody of ours may open it, or may again.
  public void forbid(boolean now) {
    synchronized (kernel) {
      forbidden = now;
    }
  }

  /// It has no keys with letters: it is the other half of a device.
  public void withoutLetters() {
    synchronized (kernel) {
      letters = false;
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
      return -ENODEV;
    } else if (request == InputUapi.GRAB) {
      return grab(fd, argument.address() != 0);
    } else if (request == InputUapi.SET_CLOCK) {
      return argument.get(JAVA_INT, 0) == InputUapi.CLOCK_MONOTONIC ? 0 : -EINVAL;
    } else if (request != InputUapi.GET_KEY_BITS) {
      return -ENOTTY;
    }
    argument.fill((byte) (letters ? 0xff : 0));
    return InputUapi.KEY_BITS_BYTES;
  }

  private int grab(int fd, boolean wanted) {
    boolean ours = holder.equals(OptionalInt.of(fd));
    if (wanted) {
      if (holder.isPresent()) {
        return -EBUSY;
      }
      holder = OptionalInt.of(fd);
      return 0;
    }
    holder = ours ? OptionalInt.empty() : holder;
    return ours ? 0 : -EINVAL;
  }

  @Override
  public int lock(int fd) {
    return 0;
  }

  @Override
  public int write(int fd, MemorySegment from) {
    return -EBADF;
  }

  @Override
  public int read(int fd, MemorySegment into) {
    Deque<byte[]> queue = clients.getOrDefault(fd, new ArrayDeque<>());
    if (!plugged) {
      return -ENODEV;
    } else if (queue.isEmpty()) {
      return -EAGAIN;
    }
    int count = 0;
    while (!queue.isEmpty() && count + EVENT_BYTES <= into.byteSize()) {
      MemorySegment.copy(queue.remove(), 0, into, JAVA_BYTE, count, EVENT_BYTES);
      count += EVENT_BYTES;
    }
    kernel.notifyAll();
    return count;
  }

  @Override
  public short happened(int fd) {
    if (!plugged) {
      return Libc.POLLERR | Libc.POLLHUP;
    }
    return clients.getOrDefault(fd, new ArrayDeque<>()).isEmpty() ? 0 : Libc.POLLIN;
  }
}
