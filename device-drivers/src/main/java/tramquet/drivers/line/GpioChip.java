package tramquet.drivers.line;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.line.LineInfo.Direction;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.kernel.GpioUapi;

/// A GPIO chip that we have opened: we look at its lines and take them.
///
/// Thread: any, but `close` when all else is done.
public final class GpioChip implements AutoCloseable {
  private static final String NAMELESS = "the kernel";

  private final Syscalls calls;
  private final int fd;
  private final String path;
  private final String name;
  private final String label;
  private final int lines;

  private GpioChip(Syscalls calls, int fd, String path, MemorySegment info) {
    this.calls = calls;
    this.fd = fd;
    this.path = path;
    name = GpioUapi.text(info, GpioUapi.at(GpioUapi.CHIP_INFO, "name"));
    label = GpioUapi.text(info, GpioUapi.at(GpioUapi.CHIP_INFO, "label"));
    lines = info.get(JAVA_INT, GpioUapi.at(GpioUapi.CHIP_INFO, "lines"));
  }

  /// Opens the chip at a path such as `/dev/gpiochip0`.
  static Answer<GpioChip> open(Syscalls calls, String path) {
    int fd = calls.open(path);
    if (fd < 0) {
      return new Answer.Refused<>(
          switch (-fd) {
            case Errno.EACCES, Errno.EPERM -> new LineFault.NoPermission(path);
            case Errno.ENOENT, Errno.ENODEV, Errno.ENXIO -> new LineFault.Gone(path);
            default -> new LineFault.Failed("opening " + path, -fd);
          });
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(GpioUapi.CHIP_INFO);
      int result = calls.ioctl(fd, GpioUapi.GET_CHIPINFO, info);
      if (result < 0) {
        calls.close(fd);
        return new Answer.Refused<>(
            -result == Errno.ENODEV
                ? new LineFault.Gone(path)
                : new LineFault.Failed("asking " + path + " what it is", -result));
      }
      return new Answer.Given<>(new GpioChip(calls, fd, path, info));
    }
  }

  /// Where it is, such as `/dev/gpiochip0`. The number differs from board to board and from kernel
  /// to kernel.
  public String path() {
    return path;
  }

  /// What the kernel calls it, such as `gpiochip0`.
  public String name() {
    return name;
  }

  /// What its driver calls it, such as `pinctrl-rp1`: the same on every board of a kind.
  public String label() {
    return label;
  }

  /// How many lines it has.
  public int lineCount() {
    return lines;
  }

  /// All its lines, in order.
  public Answer<List<LineInfo>> lines() {
    List<LineInfo> all = new ArrayList<>();
    for (int offset = 0; offset < lines; offset++) {
      switch (line(offset)) {
        case Answer.Given<LineInfo>(LineInfo info) -> all.add(info);
        case Answer.Refused<LineInfo>(LineFault fault) -> {
          return new Answer.Refused<>(fault);
        }
      }
    }
    return new Answer.Given<>(List.copyOf(all));
  }

  /// One of its lines.
  public Answer<LineInfo> line(int offset) {
    if (offset < 0 || offset >= lines) {
      return new Answer.Refused<>(new LineFault.NoSuchLine(name, offset, lines));
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(GpioUapi.LINE_INFO);
      info.set(JAVA_INT, GpioUapi.at(GpioUapi.LINE_INFO, "offset"), offset);
      int result = calls.ioctl(fd, GpioUapi.GET_LINEINFO, info);
      return result < 0
          ? new Answer.Refused<>(fault("asking for line " + offset, -result))
          : new Answer.Given<>(read(offset, info));
    }
  }

  private static LineInfo read(int offset, MemorySegment info) {
    long flags = info.get(JAVA_LONG, GpioUapi.at(GpioUapi.LINE_INFO, "flags"));
    String consumer = GpioUapi.text(info, GpioUapi.at(GpioUapi.LINE_INFO, "consumer"));
    return new LineInfo(
        offset,
        GpioUapi.text(info, GpioUapi.at(GpioUapi.LINE_INFO, "name")),
        (flags & GpioUapi.USED) == 0
            ? Optional.empty()
            : Optional.of(consumer.isEmpty() ? NAMELESS : consumer),
        (flags & GpioUapi.OUTPUT) == 0 ? Direction.INPUT : Direction.OUTPUT);
  }

  /// The line with this number on the Pi's header: the one that is named `GPIO` and the number,
  /// where the board names its lines; otherwise the one with this offset, as on every Pi.
  public Answer<Integer> offsetOf(int bcm) {
    return lines()
        .then(all -> {
          List<LineInfo> named =
              all.stream().filter(line -> line.name().equals("GPIO" + bcm)).toList();
          return named.size() == 1
              ? new Answer.Given<>(named.getFirst().offset())
              : line(bcm).then(line -> new Answer.Given<>(line.offset()));
        });
  }

  /// The levels of some free lines, read at one moment. Takes them for that moment, as they are:
  /// none changes its direction.
  public Answer<List<Level>> levels(List<Integer> offsets, String consumer) {
    return LineRequest.take(this, offsets, consumer, new LineRequest.AsIs())
        .then(request -> {
          try (request) {
            return request.levels();
          }
        });
  }

  /// Takes lines.
  ///
  /// @param request a filled `gpio_v2_line_request`, which gets the descriptor
  /// @return below 0 for `-errno`
  int take(MemorySegment request) {
    return calls.ioctl(fd, GpioUapi.GET_LINE, request);
  }

  Syscalls calls() {
    return calls;
  }

  /// What a reason of the kernel means at this chip.
  LineFault fault(String what, int errno) {
    return errno == Errno.ENODEV || errno == Errno.ENXIO
        ? new LineFault.Gone(name)
        : new LineFault.Failed(what + " of " + name, errno);
  }

  @Override
  public void close() {
    calls.close(fd);
  }
}
