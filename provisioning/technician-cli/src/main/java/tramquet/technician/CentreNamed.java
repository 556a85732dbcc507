package tramquet.technician;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which centre is meant, whom we believe, and who we are: on the command line, or in the
/// environment, so that a desk says it once. Nothing of it is looked at here.
final class CentreNamed {
  @Option(
      names = "--centre",
      paramLabel = "URL",
      defaultValue = "${env:TRAMQUET_CENTRE}",
      description = "https://host:port of the centre (default: $TRAMQUET_CENTRE).")
  private Optional<URI> centre = Optional.empty();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      defaultValue = "${env:TRAMQUET_CA}",
      description = "root-ca.pem of the authority; no other counts (default: $TRAMQUET_CA).")
  private Optional<Path> ca = Optional.empty();

  @Option(
      names = "--token",
      paramLabel = "FILE",
      defaultValue = "${env:TRAMQUET_TOKEN}",
      description = "File with your token, mode 600 (default: $TRAMQUET_TOKEN).")
  private Optional<Path> token = Optional.empty();

  Optional<URI> centre() {
    return centre;
  }

  Optional<Path> ca() {
    return ca;
  }

  Optional<Path> token() {
    return token;
  }
}
