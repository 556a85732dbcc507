package tramquet.centre;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tramquet.centre.embedded.DataFolder;

/// Where the embedded parts keep their things; options that the commands share.
final class Folders {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The embedded ledger's folder; a centre without one uses a temporary one.")
  @Nullable Path data;

  @Option(
      names = "--binaries",
      paramLabel = "DIR",
      description = "Where PostgreSQL's programs are unpacked (60 MB), once.")
  @Nullable Path binaries;

  /// The ledger's folder, if one is named.
  Optional<Path> named() {
    return Optional.ofNullable(data);
  }

  /// The folder of the centre's module, below which the embedded broker was built.
  Path home() {
    return Path.of(System.getProperty("tramquet.centre.home", "provisioning/centre"))
        .toAbsolutePath();
  }

  /// The folder asked for, else one that outlives the data where it can be written, else the data.
  Path binaries(DataFolder folder) {
    if (binaries != null) {
      return binaries.toAbsolutePath();
    }
    Path built = home().resolve("target");
    return Files.isWritable(built) ? built.resolve("postgres") : folder.path().resolve("binaries");
  }
}
