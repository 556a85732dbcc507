package tramquet.kiosk.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// What is still needed of the configuration that a code and a centre gave, when the kiosk has
/// another one.
public final class FormerFile {
  private static final Set<String> SCHEMES = Set.of("tcp", "ssl");

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
          .map(URI::create)
          .filter(address -> SCHEMES.contains(String.valueOf(address.getScheme())));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
