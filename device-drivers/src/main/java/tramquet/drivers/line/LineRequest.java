package tramquet.drivers.line;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Pull;
import tramquet.drivers.line.kernel.GpioUapi;

/// Lines that we hold, taken together: read and driven at one moment, and with one queue of events.
/// The kernel gives them back when the descriptor closes, after a `kill -9` too.
///
/// Thread: any. After `close` it does nothing.
final class LineRequest implements AutoCloseable {
  /// How many edges wait in the kernel while nobody reads: the most it gives (16 for each of 64
  /// lines), 48 KiB a line. Asked for nothing it gives 16, and a contact that bounces while a
  /// listener is slow, or the machine is busy, makes more.
  static final int QUEUE = 16 * GpioUapi.LINES_MAX;

  private static final StructAt AT = new StructAt();

  private final GpioChip chip;
  private final Syscalls calls;
  private final List<Integer> offsets;
  private final MemorySegment values = Arena.ofAuto().allocate(GpioUapi.LINE_VALUES);
  private final List<Drive> drives = new ArrayList<>();
  private final String part;
  private int fd;

  private LineRequest(GpioChip chip, List<Integer> offsets, int fd) {
    this.chip = chip;
    this.calls = chip.calls();
    this.offsets = offsets;
    part = "line " + offsets;
    this.fd = fd;
    for (int i = 0; i < offsets.size(); i++) {
      drives.add(new Drive(Arena.ofAuto(), 1L << i));
    }
  }

  /// The levels of one line as the kernel wants them, ready: between a decision and the wire
  /// nothing is put together.
  private record Drive(MemorySegment low, MemorySegment high) {
    Drive(Arena arena, long mask) {
      this(arena.allocateFrom(JAVA_LONG, 0, mask), arena.allocateFrom(JAVA_LONG, mask, mask));
    }
  }

  /// What is wanted of lines.
  sealed interface Use {}

  /// Nothing: their levels are read, and they stay as they are.
  record AsIs() implements Use {}

  /// They are driven, to these levels from the first moment.
  record Driven(List<Level> initial) implements Use {}

  /// They are read, and every edge is told.
  record Watched(Pull pull) implements Use {}

  /// Where the fields of a request stand.
  private record StructAt(long consumer, long config, long lines, long queue, long fd, long attrs) {
    StructAt() {
      this(
          GpioUapi.at(GpioUapi.LINE_REQUEST, "consumer"),
          GpioUapi.at(GpioUapi.LINE_REQUEST, "config"),
          GpioUapi.at(GpioUapi.LINE_REQUEST, "num_lines"),
          GpioUapi.at(GpioUapi.LINE_REQUEST, "event_buffer_size"),
          GpioUapi.at(GpioUapi.LINE_REQUEST, "fd"),
          GpioUapi.at(GpioUapi.LINE_REQUEST, "config")
              + GpioUapi.at(GpioUapi.LINE_CONFIG, "attrs"));
    }
  }

  /// Takes lines of a chip, all or none.
  ///
  /// @param offsets 1 to 64, each once
  /// @param consumer what others are told who has them
  static Answer<LineRequest> take(GpioChip chip, List<Integer> offsets, String consumer, Use use) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(GpioUapi.LINE_REQUEST);
      for (int i = 0; i < offsets.size(); i++) {
        request.set(JAVA_INT, (long) i * Integer.BYTES, offsets.get(i));
      }
      GpioUapi.text(request, AT.consumer(), consumer);
      request.set(JAVA_INT, AT.lines(), offsets.size());
      configure(request, use);
      int result = chip.take(request);
      return result < 0
          ? new Answer.Refused<>(why(chip, offsets, -result))
          : new Answer.Given<>(
              new LineRequest(chip, List.copyOf(offsets), request.get(JAVA_INT, AT.fd())));
    }
  }

  private static void configure(MemorySegment request, Use use) {
    switch (use) {
      case AsIs _ -> request.set(JAVA_LONG, AT.config(), 0L);
      case Driven(List<Level> initial) -> {
        request.set(JAVA_LONG, AT.config(), GpioUapi.OUTPUT);
        request.set(JAVA_INT, AT.config() + GpioUapi.at(GpioUapi.LINE_CONFIG, "num_attrs"), 1);
        request.set(JAVA_INT, AT.attrs(), GpioUapi.ATTR_OUTPUT_VALUES);
        request.set(
            JAVA_LONG, AT.attrs() + GpioUapi.at(GpioUapi.LINE_ATTRIBUTE, "values"), bits(initial));
        request.set(
            JAVA_LONG,
            AT.attrs() + GpioUapi.at(GpioUapi.LINE_CONFIG_ATTRIBUTE, "mask"),
            mask(initial.size()));
      }
      case Watched(Pull pull) -> {
        request.set(
            JAVA_LONG,
            AT.config(),
            GpioUapi.INPUT | GpioUapi.EDGE_RISING | GpioUapi.EDGE_FALLING | bias(pull));
        request.set(JAVA_INT, AT.queue(), QUEUE);
      }
    }
  }

  private static long bias(Pull pull) {
    return switch (pull) {
      case NONE -> GpioUapi.BIAS_DISABLED;
      case UP -> GpioUapi.BIAS_PULL_UP;
      case DOWN -> GpioUapi.BIAS_PULL_DOWN;
    };
  }

  private static LineFault why(GpioChip chip, List<Integer> offsets, int errno) {
    if (errno == Errno.EBUSY) {
      for (int offset : offsets) {
        if (chip.line(offset) instanceof Answer.Given<LineInfo>(LineInfo line)
            && line.heldBy().isPresent()) {
          return new LineFault.Busy(chip.name(), offset, line.heldBy().get());
        }
      }
    }
    return chip.fault("taking line " + offsets, errno);
  }

  /// The levels now, in the order of the offsets.
  synchronized Answer<List<Level>> levels() {
    values.set(JAVA_LONG, 0, 0L);
    values.set(JAVA_LONG, Long.BYTES, mask(offsets.size()));
    int result = closed() ? -Errno.ENODEV : calls.ioctl(fd, GpioUapi.GET_VALUES, values);
    if (result < 0) {
      return new Answer.Refused<>(chip.fault("reading line " + offsets, -result));
    }
    List<Level> levels = new ArrayList<>();
    for (int i = 0; i < offsets.size(); i++) {
      levels.add((values.get(JAVA_LONG, 0) >> i & 1) == 1 ? Level.HIGH : Level.LOW);
    }
    return new Answer.Given<>(levels);
  }

  /// Drives one of them; the others keep their levels.
  ///
  /// @param index its place in the request
  synchronized Answer<Level> drive(int index, Level level) {
    Drive drive = drives.get(index);
    MemorySegment wanted = level == Level.HIGH ? drive.high : drive.low;
    int result = closed() ? -Errno.ENODEV : calls.ioctl(fd, GpioUapi.SET_VALUES, wanted);
    return result < 0
        ? new Answer.Refused<>(chip.fault("driving line " + offsets.get(index), -result))
        : new Answer.Given<>(level);
  }

  /// Reads the events that wait. Called when `poll` said that there are some: otherwise it waits.
  ///
  /// @return below 0 for `-errno`, otherwise how many bytes
  int read(MemorySegment into) {
    return calls.read(descriptor(), into);
  }

  synchronized int descriptor() {
    return fd;
  }

  /// What its health is noted under.
  String part() {
    return part;
  }

  LineFault fault(String what, int errno) {
    return chip.fault(what + " line " + offsets, errno);
  }

  private boolean closed() {
    return fd < 0;
  }

  /// Nobody may wait in `poll` or `read` for it any more: the number could be somebody else's next.
  @Override
  public synchronized void close() {
    if (!closed()) {
      calls.close(fd);
      fd = -1;
    }
  }

  private static long bits(List<Level> levels) {
    long bits = 0;
    for (int i = 0; i < levels.size(); i++) {
      bits |= levels.get(i) == Level.HIGH ? 1L << i : 0;
    }
    return bits;
  }

  private static long mask(int lines) {
    return lines == GpioUapi.LINES_MAX ? -1L : (1L << lines) - 1;
  }
}
