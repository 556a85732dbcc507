package tramquet.technician;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import picocli.CommandLine.Option;
import tramquet.wire.PackKind;

/// Where a command writes what it made. The file is there whole or not at all, and what was there
/// before stays unless somebody says otherwise.
final class NewFile {
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

  /// Writes it with the permissions that its kind has.
  void write(byte[] bytes, PackKind kind) throws IOException {
    mustBeFree();
    Path folder = file.toAbsolutePath().getParent();
    Path beside = Files.createTempFile(folder, ".tramquet-", ".new", permissions(kind));
    try {
      Files.write(beside, bytes);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /// A watch list can be searched for a number by whoever reads the file; the others are no secret.
  private static FileAttribute<Set<PosixFilePermission>> permissions(PackKind kind) {
    String text = kind == PackKind.WATCH_LIST ? "rw-------" : "rw-r--r--";
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }
}
