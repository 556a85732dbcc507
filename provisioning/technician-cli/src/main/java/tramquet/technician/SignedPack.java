package tramquet.technician;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A pack that is given to kiosks, and the key by which they take it.
final class SignedPack {
  @Parameters(arity = "1", paramLabel = "FILE", description = "As `pack sign` made it.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "pack.pub",
      description = "Public key that the kiosks know: what it has not signed is given to nobody.")
  private Path key = Path.of("");

  Path file() {
    return file;
  }

  /// Throws `FailedException` where no kiosk with that key would take it.
  PackFile read() throws IOException {
    return PackFile.readable(file, key);
  }
}
