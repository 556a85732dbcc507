package tramquet.drivers.twin;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import tramquet.drivers.line.kernel.InputUapi;

/// A keyboard of a [KernelTwin]: somebody's fingers on one side, the kernel's events on the other,
/// with its small queue that forgets everything when it overflows.
///
/// Thread: any.
public final class KeyboardTwin extends DeviceTwin {
  private static final int EVENT_BYTES = (int) InputUapi.EVENT.byteSize();
  private static final int EV_MSC = 4;
  private static final int MSC_SCAN = 4;
  private static final int QUEUE = 64;
  private static final int EBADF = 9;
  private static final int EINVAL = 22;
  private static final int ENODEV = 19;
  private static final int EBUSY = 16;

  private final LongSupplier nanoTime;
  private boolean letters = true;

  KeyboardTwin(KernelTwin kernel, LongSupplier nanoTime) {
    super(kernel);
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
    synchronized (kernel()) {
      long micros = nanoTime.getAsLong() / 1_000;
      clients()
          .forEach((fd, queue) -> {
            if (holder().isEmpty() || holder().getAsInt() == fd) {
              put(queue, micros, EV_MSC, MSC_SCAN, key);
              put(queue, micros, InputUapi.EV_KEY, key, value);
              put(queue, micros, InputUapi.EV_SYN, InputUapi.SYN_REPORT, 0);
            }
          });
      kernel().notifyAll();
    }
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

  /// It has no keys with letters: it is the other half of a device.
  public void withoutLetters() {
    synchronized (kernel()) {
      letters = false;
    }
  }

  @Override
  int unpluggedError() {
    return -ENODEV;
  }

  @Override
  int ask(int fd, long request, MemorySegment argument) {
    if (!isPlugged()) {
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
    if (wanted && holder().isPresent()) {
      return -EBUSY;
    } else if (!wanted && !holder().equals(OptionalInt.of(fd))) {
      return -EINVAL;
    }
    hold(wanted ? OptionalInt.of(fd) : OptionalInt.empty());
    return 0;
  }

  @Override
  int lock(int fd) {
    return 0;
  }

  @Override
  int write(int fd, MemorySegment from) {
    return -EBADF;
  }

  @Override
  int read(Deque<byte[]> queue, MemorySegment into) {
    int count = 0;
    while (!queue.isEmpty() && count + EVENT_BYTES <= into.byteSize()) {
      MemorySegment.copy(queue.remove(), 0, into, JAVA_BYTE, count, EVENT_BYTES);
      count += EVENT_BYTES;
    }
    return count;
  }
}
