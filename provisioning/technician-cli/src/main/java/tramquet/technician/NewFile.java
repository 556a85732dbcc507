package tramquet.technician;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import picocli.CommandLine.Option;
import tramquet.wire.PackKind;

/// Where a command writes what it made. The file is there whole or not at all, and what was there
/// before stays unless somebody says otherwise.
final class NewFile {
  static final String FOR_OWNER = "rw-------";
  static final String FOR_ALL = "rw-r--r--";

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "File to write.")
  private Path file = Path.of("");

  @Option(names = "--force", description = "Write over a file that is there.")
  private boolean force;

  Path path() {
    return file;
  }

  /// Throws `FailedException` where a file is in the way; to be asked before long work.
  void mustBeFree() {
    if (!force && Files.exists(file)) {
      throw new FailedException(file + " is there already: nothing was written (--force would)");
    }
  }

  /// Writes it with the permissions that its kind has. A watch list can be searched for a number by
  /// whoever reads the file; the others are no secret.
  void write(byte[] bytes, PackKind kind) throws IOException {
    write(bytes, kind == PackKind.WATCH_LIST ? FOR_OWNER : FOR_ALL);
  }

  /// Writes it so that only its owner reads it.
  void writeForOwner(byte[] bytes) throws IOException {
    write(bytes, FOR_OWNER);
  }

  private void write(byte[] bytes, String permissions) throws IOException {
    mustBeFree();
    replace(file, bytes, permissions);
  }

  /// Writes a file that is there whole or not at all, over one that is there.
  static void replace(Path file, byte[] bytes, String permissions) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path beside =
        Files.createTempFile(
            folder,
            ".tramquet-",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
    try {
      Files.write(beside, bytes);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
