package tramquet.drivers.line;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.kernel.TermiosUapi;

/// A serial port of the Linux kernel's (`/dev/tty…`), raw: every byte passes unchanged. It is held
/// against other programs, root's excepted unless they lock it as well.
///
/// What waits to be read when it is opened is read; what waits to be written when it is closed is
/// thrown away, because a device that takes nothing would hold the close.
///
/// Thread: one reader; `write` and `close` from any thread.
final class TtyLine implements SerialLine {
  private static final MemorySegment NO_ARGUMENT = MemorySegment.NULL;

  /// How long a device may take nothing of what is written.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration FULL_PAUSE = Duration.ofMillis(1);

  private final DeviceFile file;
  private final SilentPort port;

  private TtyLine(DeviceFile file, Path path) {
    this.file = file;
    port = new SilentPort(path);
  }

  /// A way to the device at `path`; see [SerialLine#at].
  static LineOpener<SerialLine> at(Path path, Settings settings, Syscalls kernel) {
    return () ->
        DeviceFile.opening(
            kernel,
            kernel.openBothWays(path.toString()),
            path,
            "the user must be in the group dialout (usermod -aG dialout USER)",
            file -> claim(file, path, settings));
  }

  private static LineOpener.Opening<SerialLine> claim(
      DeviceFile file, Path path, Settings settings) {
    return file.<SerialLine>lockRefused(path)
        .or(() -> setUpRefused(file, path, settings))
        .orElseGet(() -> new LineOpener.Opened<>(new TtyLine(file, path)));
  }

  private static Optional<LineOpener.Opening<SerialLine>> setUpRefused(
      DeviceFile file, Path path, Settings settings) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment termios = arena.allocate(TermiosUapi.TERMIOS);
      termios.set(JAVA_INT, TermiosUapi.IFLAG, inputFlags(settings));
      termios.set(JAVA_INT, TermiosUapi.CFLAG, controlFlags(settings));
      termios.set(JAVA_BYTE, TermiosUapi.MINIMUM, (byte) 1);
      termios.set(JAVA_INT, TermiosUapi.INPUT_SPEED, settings.baud());
      termios.set(JAVA_INT, TermiosUapi.OUTPUT_SPEED, settings.baud());
      int set = file.ask(TermiosUapi.SET, termios);
      if (set < 0) {
        return Optional.of(
            new LineOpener.Unavailable<>(
                set == -Errno.ENOTTY
                    ? path + " is no serial port"
                    : "%s cannot be set up, errno %d".formatted(path, -set)));
      }
      // Neither is to be had of every port: a pseudo-terminal has no modem lines.
      var _ = file.ask(TermiosUapi.EXCLUDE, NO_ARGUMENT);
      var _ = file.ask(TermiosUapi.RAISE, arena.allocateFrom(JAVA_INT, TermiosUapi.DTR_RTS));
      return Optional.empty();
    }
  }

  private static int inputFlags(Settings settings) {
    return TermiosUapi.IGNBRK | (settings.parity() == Parity.NONE ? 0 : TermiosUapi.INPCK);
  }

  private static int controlFlags(Settings settings) {
    int parity =
        switch (settings.parity()) {
          case NONE -> 0;
          case EVEN -> TermiosUapi.PARENB;
          case ODD -> TermiosUapi.PARENB | TermiosUapi.PARODD;
        };
    return TermiosUapi.BOTHER
        | TermiosUapi.CREAD
        | TermiosUapi.CLOCAL
        | TermiosUapi.HUPCL
        | (settings.dataBits() == 7 ? TermiosUapi.CS7 : TermiosUapi.CS8)
        | (settings.stopBits() == 1 ? 0 : TermiosUapi.CSTOPB)
        | parity;
  }

  @Override
  public Reading read(Duration timeout) {
    return switch (file.read(timeout)) {
      case DeviceFile.Came(Bytes bytes) -> {
        port.heard();
        yield new Chunk(bytes);
      }
      case DeviceFile.Nothing() -> port.silent(timeout);
      case DeviceFile.Again() -> read(timeout);
      case DeviceFile.Ended(String reason) -> new Gone(reason);
    };
  }

  @Override
  public Writing write(Bytes bytes) {
    Bytes rest = bytes;
    Duration stuck = Duration.ZERO;
    while (rest.length() > 0) {
      int sent = file.write(rest);
      if (sent > 0) {
        rest = rest.slice(sent, rest.length());
        stuck = Duration.ZERO;
      } else if (sent == -Errno.EINTR || (sent == -Errno.EAGAIN && stuck.compareTo(PATIENCE) < 0)) {
        stuck = stuck.plus(FULL_PAUSE);
        LockSupport.parkNanos(FULL_PAUSE.toNanos());
      } else {
        return gone(-sent);
      }
    }
    return new Sent();
  }

  private static Gone gone(int errno) {
    if (errno == Errno.EAGAIN) {
      return new Gone("takes nothing of what is written");
    }
    return new Gone(DeviceFile.isGone(errno) ? "unplugged" : "write failed, errno " + errno);
  }

  @Override
  public void close() {
    var _ = file.ask(TermiosUapi.INCLUDE, NO_ARGUMENT);
    var _ = file.ask(TermiosUapi.FLUSH, MemorySegment.ofAddress(TermiosUapi.BOTH_WAYS));
    file.close();
  }
}
