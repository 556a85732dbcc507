package tramquet.drivers.line;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Whether a port that says nothing is still there: some devices that are unplugged fall silent,
/// and their driver says nothing of it.
///
/// Thread: the line's reader.
final class SilentPort {
  /// How long nothing may come before the device is looked for. What is pulled out is to be noticed
  /// within 1.5 s.
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Path path;
  private final Optional<Path> device;
  private Duration unseen = Duration.ZERO;

  /// @param path of a device that is open
  SilentPort(Path path) {
    this.path = path;
    device = device();
  }

  /// It has said something.
  void heard() {
    unseen = Duration.ZERO;
  }

  /// It has said nothing for so long.
  SerialLine.Reading silent(Duration lasted) {
    unseen = unseen.plus(lasted);
    if (unseen.compareTo(LOOK) < 0) {
      return new SerialLine.Silence();
    }
    unseen = Duration.ZERO;
    return device.equals(device())
        ? new SerialLine.Silence()
        : new SerialLine.Gone(path + " is there no more");
  }

  /// What the link points to: after a replug it may be another.
  private Optional<Path> device() {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
