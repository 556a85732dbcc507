package tramquet.drivers.line;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.kernel.Libc;

/// A device of the kernel's that is open, waited for, and read as soon as there is something.
///
/// Closing wakes whoever waits, and lets the descriptor go only after that: its number may be
/// another device's a moment later.
///
/// Thread: one reader; everything else from any.
final class DeviceFile implements AutoCloseable {
  private static final int DEVICE = 0;

  /// Room for the longest report of a full-speed USB device, many keys, or a code.
  private static final int ROOM = 4096;

  private final Syscalls kernel;
  private final int fd;
  private final int bell;
  private final Syscalls.Poll poll;
  private final MemorySegment buffer = Arena.ofAuto().allocate(ROOM, Long.BYTES);

  /// The same memory: to copy a code out of it takes less, after the pause between two people.
  private final ByteBuffer view = buffer.asByteBuffer();

  private final Object reading = new Object();
  private final Object writing = new Object();
  private final AtomicBoolean closed = new AtomicBoolean();

  private DeviceFile(Syscalls kernel, int fd, int bell) {
    this.kernel = kernel;
    this.fd = fd;
    this.bell = bell;
    poll = kernel.poll(fd, bell);
  }

  /// What came of a read.
  sealed interface Input {}

  /// At least one byte.
  record Came(Bytes bytes) implements Input {}

  /// The device was watched for the whole time and said nothing.
  record Nothing() implements Input {}

  /// Something that means nothing; read again.
  record Again() implements Input {}

  /// The device is no more, for this reason.
  record Ended(String reason) implements Input {}

  /// A line on a device that was opened, or why there is none.
  ///
  /// @param fd what opening it answered
  /// @param permission what to do for one who may not open it
  /// @param claim makes the line; if it refuses, the device is let go
  static <L> LineOpener.Opening<L> opening(
      Syscalls kernel,
      int fd,
      Path path,
      String permission,
      Function<DeviceFile, LineOpener.Opening<L>> claim) {
    return OpenFailure.<L>of(fd, path, permission)
        .orElseGet(() -> claimed(kernel, fd, path, claim));
  }

  private static <L> LineOpener.Opening<L> claimed(
      Syscalls kernel, int fd, Path path, Function<DeviceFile, LineOpener.Opening<L>> claim) {
    int bell = kernel.bell();
    if (bell < 0) {
      var _ = kernel.close(fd);
      return new LineOpener.Unavailable<>("%s cannot be watched, errno %d".formatted(path, -bell));
    }
    DeviceFile file = new DeviceFile(kernel, fd, bell);
    LineOpener.Opening<L> opening = claim.apply(file);
    if (!(opening instanceof LineOpener.Opened)) {
      file.close();
    }
    return opening;
  }

  /// Asks the device for something of its own; answers as the kernel does, `-ENODEV` once it is
  /// closed.
  int ask(long request, MemorySegment argument) {
    synchronized (writing) {
      return closed.get() ? -Errno.ENODEV : kernel.ioctl(fd, request, argument);
    }
  }

  /// Locks it against other programs that lock it too.
  ///
  /// @return why it cannot be had, if it is not ours now
  <L> Optional<LineOpener.Opening<L>> lockRefused(Path path) {
    int locked = kernel.lock(fd);
    if (locked >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new LineOpener.Unavailable<>(
            locked == -Errno.EAGAIN
                ? path + " is held by another program"
                : "%s cannot be held, errno %d".formatted(path, -locked)));
  }

  /// Waits for input.
  ///
  /// @param wait how long; nothing waits for no time
  Input read(Duration wait) {
    synchronized (reading) {
      if (closed.get()) {
        return new Ended("closed");
      }
      int ready = poll.await(millis(wait));
      if (ready <= 0) {
        return ready == 0 ? new Nothing() : failed(-ready);
      }
      short happened = poll.happened(DEVICE);
      // First what was sent before the end.
      if ((happened & Libc.POLLIN) != 0) {
        return came(kernel.read(fd, buffer));
      }
      return new Ended(happened == 0 ? "closed" : "unplugged");
    }
  }

  private Input came(int count) {
    if (count > 0) {
      return new Came(Bytes.of(view, count));
    }
    return count == 0 ? new Ended("unplugged") : failed(-count);
  }

  private static Input failed(int errno) {
    if (errno == Errno.EINTR || errno == Errno.EAGAIN) {
      return new Again();
    }
    return new Ended(isGone(errno) ? "unplugged" : "read failed, errno " + errno);
  }

  private static int millis(Duration wait) {
    long nanos = wait.toNanos() + TimeUnit.MILLISECONDS.toNanos(1) - 1;
    return Math.toIntExact(TimeUnit.NANOSECONDS.toMillis(nanos));
  }

  /// Writes as one piece; answers as the kernel does, `-ENODEV` once it is closed.
  int write(Bytes bytes) {
    synchronized (writing) {
      if (closed.get()) {
        return -Errno.ENODEV;
      }
      try (Arena arena = Arena.ofConfined()) {
        return kernel.write(fd, arena.allocateFrom(JAVA_BYTE, bytes.toArray()));
      }
    }
  }

  /// Whether the kernel's reason means that the plug was pulled.
  static boolean isGone(int errno) {
    return errno == Errno.ENODEV || errno == Errno.EIO;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      var _ = kernel.ring(bell);
      synchronized (reading) {
        synchronized (writing) {
          var _ = kernel.close(fd);
          var _ = kernel.close(bell);
        }
      }
    }
  }
}
