package tramquet.centre.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/// The list of revoked certificates as a file that a broker reads: there whole or not at all.
///
/// Thread: any, one at a time.
final class RevocationFile {
  private static final System.Logger LOG = System.getLogger("tramquet.centre.registry");

  private final Optional<Path> file;
  private final Supplier<String> list;
  private boolean outdated;

  /// @param file empty: nobody reads one
  RevocationFile(Optional<Path> file, Supplier<String> list) {
    this.file = file;
    this.list = list;
  }

  /// Writes what counts now.
  synchronized void write() {
    file.ifPresent(path -> {
      try {
        Path beside =
            Files.createTempFile(
                path.toAbsolutePath().getParent(),
                ".crl-",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        Files.writeString(beside, list.get());
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
        outdated = false;
      } catch (IOException | DataAccessException e) {
        outdated = true;
        LOG.log(
            System.Logger.Level.ERROR,
            "the list of revoked certificates cannot be written: {0}",
            e.getClass().getSimpleName());
      }
    });
  }

  /// Whether the last list could not be written.
  synchronized boolean isOutdated() {
    return outdated;
  }
}
