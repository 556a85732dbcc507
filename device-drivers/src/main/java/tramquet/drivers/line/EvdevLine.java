package tramquet.drivers.line;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.kernel.InputUapi;
import tramquet.drivers.line.kernel.Libc;

/// A keyboard of the kernel's (evdev, `/dev/input/event…`), taken for us alone: not a letter of it
/// reaches a window, a login or the kernel's own keys.
///
/// Thread: one.
public final class EvdevLine implements KeyLine {
  private static final int EVENTS = 64;

  /// The kernel wants to see that it is not null, and never looks at what is there.
  private static final MemorySegment YES = MemorySegment.ofAddress(1);

  private final Syscalls kernel;
  private final int fd;
  private final Syscalls.Poll poll;
  private final Arena arena = Arena.ofAuto();
  private final MemorySegment buffer =
      arena.allocate(EVENTS * InputUapi.EVENT.byteSize(), Long.BYTES);
  private KeyEventParser parser = KeyEventParser.START;
  private boolean open = true;

  private EvdevLine(Syscalls kernel, int fd) {
    this.kernel = kernel;
    this.fd = fd;
    poll = kernel.poll(fd);
  }

  /// A way to the keyboard at `path`, which may be a stable link (`/dev/input/by-id/…-event-kbd`):
  /// it is followed anew on each try, so a replugged device is found under another number.
  public static LineOpener<KeyLine> at(Path path, Syscalls kernel) {
    return () -> open(path, kernel);
  }

  private static LineOpener.Opening<KeyLine> open(Path path, Syscalls kernel) {
    int fd = kernel.open(path.toString());
    return OpenFailure.<KeyLine>of(
            fd, path, "the user must be in the group input (usermod -aG input USER)")
        .orElseGet(() -> claimed(kernel, fd, path));
  }

  private static LineOpener.Opening<KeyLine> claimed(Syscalls kernel, int fd, Path path) {
    Optional<String> refusal = claim(kernel, fd);
    if (refusal.isEmpty()) {
      return new LineOpener.Opened<>(new EvdevLine(kernel, fd));
    }
    var _ = kernel.close(fd);
    return new LineOpener.Unavailable<>(path + " " + refusal.get());
  }

  /// Makes it ours.
  ///
  /// @return why it cannot be
  private static Optional<String> claim(Syscalls kernel, int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment keys = arena.allocate(InputUapi.KEY_BITS_BYTES);
      if (kernel.ioctl(fd, InputUapi.GET_KEY_BITS, keys) < 0) {
        return Optional.of("is no input device: a keyboard's is /dev/input/by-id/…-event-kbd");
      }
      byte enter = keys.get(JAVA_BYTE, InputUapi.KEY_ENTER / Byte.SIZE);
      if ((enter & 1 << InputUapi.KEY_ENTER % Byte.SIZE) == 0) {
        return Optional.of("types no text: choose the device's other one, …-event-kbd");
      }
      int timed =
          kernel.ioctl(
              fd, InputUapi.SET_CLOCK, arena.allocateFrom(JAVA_INT, InputUapi.CLOCK_MONOTONIC));
      if (timed < 0) {
        return Optional.of("does not tell the time, errno " + -timed);
      }
    }
    int grabbed = kernel.ioctl(fd, InputUapi.GRAB, YES);
    if (grabbed == -Errno.EBUSY) {
      return Optional.of("is held by another program");
    }
    return grabbed < 0 ? Optional.of("cannot be held, errno " + -grabbed) : Optional.empty();
  }

  @Override
  public Reading read(Duration timeout) {
    int ready = poll.await(Math.toIntExact(Math.max(1, timeout.toMillis())));
    if (ready == 0) {
      return new Silence();
    } else if (ready > 0 && (poll.happened(0) & (Libc.POLLERR | Libc.POLLHUP)) != 0) {
      return new Gone("unplugged");
    }
    int count = ready < 0 ? ready : kernel.read(fd, buffer);
    if (count == -Errno.EINTR || count == -Errno.EAGAIN) {
      return new Keys(List.of());
    } else if (count < 0) {
      return new Gone(count == -Errno.ENODEV ? "unplugged" : "read failed, errno " + -count);
    }
    KeyEventParser.Parsed parsed =
        parser.parse(Bytes.of(buffer.asSlice(0, count).toArray(JAVA_BYTE)));
    parser = parsed.next();
    return new Keys(parsed.events());
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      var _ = kernel.close(fd);
    }
  }
}
