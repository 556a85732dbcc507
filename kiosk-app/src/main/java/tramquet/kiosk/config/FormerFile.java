package tramquet.kiosk.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What is still needed of the configuration that a code and a centre gave, when the kiosk has
/// another one.
public final class FormerFile {
  private FormerFile() {}

  /// Where the broker of that centre is; empty where the file does not say.
  public static Optional<URI> broker(Path file) {
    try {
      return TomlSource.of(Files.readString(file)).entries().stream()
          .filter(entry -> entry.key().equals("uplink.broker"))
          .map(TomlSource.Entry::value)
          .filter(String.class::isInstance)
          .map(String.class::cast)
          .findFirst()
          .map(URI::create);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
