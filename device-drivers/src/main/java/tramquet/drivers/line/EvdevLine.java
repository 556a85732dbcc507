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

/// A keyboard of the kernel's (evdev, `/dev/input/event…`), taken for us alone: not a letter of it
/// reaches a window, a login or the kernel's own keys.
///
/// Thread: one reader; `close` from any thread.
public final class EvdevLine implements KeyLine {
  /// The kernel wants to see that it is not null, and never looks at what is there.
  private static final MemorySegment YES = MemorySegment.ofAddress(1);

  private final DeviceFile file;
  private KeyEventParser parser = KeyEventParser.START;

  private EvdevLine(DeviceFile file) {
    this.file = file;
  }

  /// A way to the keyboard at `path`, which may be a stable link (`/dev/input/by-id/…-event-kbd`):
  /// it is followed anew on each try, so a replugged device is found under another number.
  public static LineOpener<KeyLine> at(Path path, Syscalls kernel) {
    return () -> open(path, kernel);
  }

  private static LineOpener.Opening<KeyLine> open(Path path, Syscalls kernel) {
    return DeviceFile.opening(
        kernel,
        kernel.open(path.toString()),
        path,
        "the user must be in the group input (usermod -aG input USER)",
        file -> claimed(file, path));
  }

  private static LineOpener.Opening<KeyLine> claimed(DeviceFile file, Path path) {
    return claim(file)
        .<LineOpener.Opening<KeyLine>>map(
            refusal -> new LineOpener.Unavailable<>(path + " " + refusal))
        .orElseGet(() -> new LineOpener.Opened<>(new EvdevLine(file)));
  }

  /// Makes it ours.
  ///
  /// @return why it cannot be
  private static Optional<String> claim(DeviceFile file) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment keys = arena.allocate(InputUapi.KEY_BITS_BYTES);
      if (file.ask(InputUapi.GET_KEY_BITS, keys) < 0) {
        return Optional.of("is no input device: a keyboard's is /dev/input/by-id/…-event-kbd");
      }
      byte enter = keys.get(JAVA_BYTE, InputUapi.KEY_ENTER / Byte.SIZE);
      if ((enter & 1 << InputUapi.KEY_ENTER % Byte.SIZE) == 0) {
        return Optional.of("types no text: choose the device's other one, …-event-kbd");
      }
      int timed =
          file.ask(InputUapi.SET_CLOCK, arena.allocateFrom(JAVA_INT, InputUapi.CLOCK_MONOTONIC));
      if (timed < 0) {
        return Optional.of("does not tell the time, errno " + -timed);
      }
    }
    int grabbed = file.ask(InputUapi.GRAB, YES);
    if (grabbed == -Errno.EBUSY) {
      return Optional.of("is held by another program");
    }
    return grabbed < 0 ? Optional.of("cannot be held, errno " + -grabbed) : Optional.empty();
  }

  @Override
  public Reading read(Duration timeout) {
    return switch (file.read(timeout)) {
      case DeviceFile.Came(Bytes bytes) -> keys(bytes);
      case DeviceFile.Nothing() -> new Silence();
      case DeviceFile.Again() -> new Keys(List.of());
      case DeviceFile.Ended(String reason) -> new Gone(reason);
    };
  }

  private Keys keys(Bytes bytes) {
    KeyEventParser.Parsed parsed = parser.parse(bytes);
    parser = parsed.next();
    return new Keys(parsed.events());
  }

  @Override
  public void close() {
    file.close();
  }
}
