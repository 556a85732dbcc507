package tramquet.drivers.line;

import java.nio.file.Path;
import java.util.Optional;

/// Why the kernel does not open a device, in a technician's words.
final class OpenFailure {
  private OpenFailure() {}

  /// The failure that a descriptor is instead of one; empty if it is one.
  ///
  /// @param fd what open(2) answered: a descriptor, or an errno below zero
  /// @param permission what to do for one who may not open it
  static <L> Optional<LineOpener.Opening<L>> of(int fd, Path path, String permission) {
    if (fd >= 0) {
      return Optional.empty();
    } else if (fd == -Errno.ENOENT || fd == -Errno.ENXIO || fd == -Errno.ENODEV) {
      return Optional.of(new LineOpener.Absent<>("no " + path));
    } else if (fd == -Errno.EACCES || fd == -Errno.EPERM) {
      return Optional.of(
          new LineOpener.Unavailable<>("may not open %s: %s".formatted(path, permission)));
    } else if (fd == -Errno.EBUSY) {
      return Optional.of(new LineOpener.Unavailable<>(path + " is held by another program"));
    }
    return Optional.of(
        new LineOpener.Unavailable<>("%s cannot be opened, errno %d".formatted(path, -fd)));
  }
}
