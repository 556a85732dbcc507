package tramquet.drivers.twin;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import tramquet.drivers.line.Syscalls;
import tramquet.drivers.line.kernel.GpioUapi;
import tramquet.drivers.line.kernel.Libc;

/// A kernel with GPIO chips, keyboards and other HID devices that are not there: it answers at the
/// seam of the system calls, so that everything above runs as on a board, bits and sequence numbers
/// included. Devices can be forbidden and unplugged, and calls can fail once.
///
/// Thread: any.
public final class KernelTwin implements Syscalls {
  private static final int FIRST_DESCRIPTOR = 100;
  private static final int ENOTTY = 25;
  private static final int ENOENT = 2;
  private static final int EBADF = 9;

  private final LongSupplier nanoTime;
  private final Map<String, ChipTwin> chips = new HashMap<>();
  private final Map<String, DeviceTwin> devices = new HashMap<>();
  private final Map<Integer, Descriptor> open = new HashMap<>();
  private final Map<String, Integer> failing = new HashMap<>();
  private int next = FIRST_DESCRIPTOR;
  private int eventsPerRead = Integer.MAX_VALUE;

  /// A kernel without devices.
  ///
  /// @param nanoTime stamps edges and keys
  public KernelTwin(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  private sealed interface Descriptor {}

  private record OfChip(ChipTwin chip) implements Descriptor {}

  private record OfLines(RequestTwin request) implements Descriptor {}

  private record OfDevice(DeviceTwin device) implements Descriptor {}

  private static final class Bell implements Descriptor {
    private boolean rung;
  }

  /// Plugs a chip in.
  ///
  /// @param number its place: `/dev/gpiochip` and this
  /// @param lines how many
  public synchronized ChipTwin plug(int number, String label, int lines) {
    ChipTwin chip = new ChipTwin(this, "gpiochip" + number, label, lines, nanoTime);
    chips.put("/dev/gpiochip" + number, chip);
    return chip;
  }

  /// Plugs a keyboard in.
  ///
  /// @param path where it is found, `/dev/input/event…` or a link
  public synchronized KeyboardTwin plugKeyboard(String path) {
    KeyboardTwin keyboard = new KeyboardTwin(this, nanoTime);
    devices.put(path, keyboard);
    return keyboard;
  }

  /// Plugs in another device of the class HID.
  ///
  /// @param path where it is found, `/dev/hidraw…` or a link
  /// @param vendor USB vendor id
  /// @param product USB product id
  public synchronized HidTwin plugHid(String path, int vendor, int product) {
    HidTwin hid = new HidTwin(this, vendor, product);
    devices.put(path, hid);
    return hid;
  }

  /// Pulls a device's plug. Whoever reads it is told.
  public synchronized void unplug(String path) {
    Optional.ofNullable(devices.remove(path)).ifPresent(DeviceTwin::unplug);
    notifyAll();
  }

  /// Lets the next call of a name (`open`, `ioctl`, `lock`, `read`, `write`, `poll`, `bell`) fail.
  public synchronized void failNext(String call, int errno) {
    failing.put(call, errno);
    notifyAll();
  }

  /// How many events one read gives at most.
  public synchronized void eventsPerRead(int most) {
    eventsPerRead = most;
  }

  /// How many descriptors are open.
  public synchronized int openDescriptors() {
    return open.size();
  }

  @Override
  public synchronized List<String> chips() {
    return chips.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).thenComparing(path -> path))
        .toList();
  }

  @Override
  public synchronized int open(String path) {
    OptionalInt fault = fault("open");
    if (fault.isPresent()) {
      return fault.getAsInt();
    }
    DeviceTwin device = devices.get(path);
    if (device != null) {
      return device.openError().orElseGet(() -> attend(device));
    }
    ChipTwin chip = chips.get(path);
    if (chip == null) {
      return -ENOENT;
    }
    return chip.openError().orElseGet(() -> put(new OfChip(chip)));
  }

  @Override
  public int openBothWays(String path) {
    return open(path);
  }

  private int attend(DeviceTwin device) {
    int fd = put(new OfDevice(device));
    device.opened(fd);
    return fd;
  }

  @Override
  public synchronized int lock(int fd) {
    return open.get(fd) instanceof OfDevice(DeviceTwin device)
        ? fault("lock").orElseGet(() -> device.lock(fd))
        : -EBADF;
  }

  @Override
  public synchronized int write(int fd, MemorySegment from) {
    return open.get(fd) instanceof OfDevice(DeviceTwin device)
        ? fault("write").orElseGet(() -> device.write(fd, from))
        : -EBADF;
  }

  @Override
  public synchronized int ioctl(int fd, long request, MemorySegment argument) {
    return fault("ioctl").orElseGet(() -> asked(fd, request, argument));
  }

  private int asked(int fd, long request, MemorySegment argument) {
    return switch (open.get(fd)) {
      case OfChip(ChipTwin chip) -> ask(chip, request, argument);
      case OfLines(RequestTwin lines) -> ask(lines, request, argument);
      case OfDevice(DeviceTwin device) -> device.ask(fd, request, argument);
      case Bell _ -> -ENOTTY;
      case null -> -EBADF;
    };
  }

  private int ask(ChipTwin chip, long request, MemorySegment argument) {
    if (request == GpioUapi.GET_CHIPINFO) {
      return chip.describe(argument);
    } else if (request == GpioUapi.GET_LINEINFO) {
      return chip.describeLine(argument);
    } else if (request != GpioUapi.GET_LINE) {
      return -ENOTTY;
    }
    RequestTwin lines = new RequestTwin(chip, argument);
    int result = lines.take();
    if (result == 0) {
      argument.set(JAVA_INT, GpioUapi.at(GpioUapi.LINE_REQUEST, "fd"), put(new OfLines(lines)));
    }
    return result;
  }

  private int ask(RequestTwin lines, long request, MemorySegment argument) {
    if (request == GpioUapi.GET_VALUES) {
      return lines.values(argument);
    }
    return request == GpioUapi.SET_VALUES ? lines.drive(argument) : -ENOTTY;
  }

  @Override
  public synchronized int read(int fd, MemorySegment into) {
    return fault("read").orElseGet(() -> given(fd, into));
  }

  private int given(int fd, MemorySegment into) {
    return switch (open.get(fd)) {
      case OfLines(RequestTwin lines) -> lines.read(into, eventsPerRead);
      case OfDevice(DeviceTwin device) -> device.read(fd, into);
      case null, default -> -EBADF;
    };
  }

  @Override
  public Poll poll(int... fds) {
    short[] happened = new short[fds.length];
    return new Poll() {
      @Override
      public int await(int timeoutMillis) {
        return poll(fds, happened, timeoutMillis);
      }

      @Override
      public short happened(int index) {
        return happened[index];
      }
    };
  }

  private synchronized int poll(int[] fds, short[] happened, int timeoutMillis) {
    int[] ready = {0};
    boolean _ =
        until(
            TimeUnit.MILLISECONDS.toNanos(timeoutMillis),
            () -> {
              ready[0] = fault("poll").orElseGet(() -> look(fds, happened));
              return ready[0] != 0;
            });
    return ready[0];
  }

  private int look(int[] fds, short[] happened) {
    int ready = 0;
    for (int i = 0; i < fds.length; i++) {
      happened[i] = happened(fds[i]);
      ready += happened[i] == 0 ? 0 : 1;
    }
    return ready;
  }

  private short happened(int fd) {
    return switch (open.get(fd)) {
      case Bell bell -> bell.rung ? Libc.POLLIN : 0;
      case OfLines(RequestTwin lines) -> lines.happened();
      case OfDevice(DeviceTwin device) -> device.happened(fd);
      case OfChip _ -> 0;
      case null -> Libc.POLLERR;
    };
  }

  @Override
  public synchronized int bell() {
    return fault("bell").orElseGet(() -> put(new Bell()));
  }

  @Override
  public int ring(int bell) {
    return sound(bell, true);
  }

  @Override
  public int hear(int bell) {
    return sound(bell, false);
  }

  private synchronized int sound(int fd, boolean rung) {
    if (!(open.get(fd) instanceof Bell bell)) {
      return -EBADF;
    }
    bell.rung = rung;
    notifyAll();
    return 0;
  }

  @Override
  public synchronized int close(int fd) {
    Descriptor closed = open.remove(fd);
    if (closed instanceof OfLines(RequestTwin lines)) {
      lines.free();
    } else if (closed instanceof OfDevice(DeviceTwin device)) {
      device.closed(fd);
    }
    return closed == null ? -EBADF : 0;
  }

  /// The requests that an edge is told to.
  List<RequestTwin> requests() {
    List<RequestTwin> all = new ArrayList<>();
    open.values()
        .forEach(each -> {
          if (each instanceof OfLines(RequestTwin lines)) {
            all.add(lines);
          }
        });
    return all;
  }

  /// Waits until something is so.
  ///
  /// @param failure says what is not, if it never is
  synchronized void await(Duration patience, BooleanSupplier met, String failure) {
    if (!until(patience.toNanos(), met)) {
      throw new IllegalStateException(failure);
    }
  }

  /// @return false if it did not become so in time, or somebody interrupts
  private synchronized boolean until(long nanos, BooleanSupplier met) {
    long untilNanos = System.nanoTime() + nanos;
    while (!met.getAsBoolean()) {
      long restNanos = untilNanos - System.nanoTime();
      if (restNanos <= 0) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, restNanos);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private int put(Descriptor descriptor) {
    open.put(next, descriptor);
    return next++;
  }

  private OptionalInt fault(String call) {
    Integer errno = failing.remove(call);
    return errno == null ? OptionalInt.empty() : OptionalInt.of(-errno);
  }
}
