package tramquet.kiosk;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import tramquet.kiosk.config.ConfigFile;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.config.Loaded;

/// The option that names the configuration file.
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "/etc/tramquet/kiosk.toml",
      description = "Configuration (TOML). Default: ${DEFAULT-VALUE}")
  private Path file = Path.of("/etc/tramquet/kiosk.toml");

  /// Reads the file; says everything that is wrong with it.
  Optional<KioskConfig> load(PrintWriter err) {
    return switch (ConfigFile.read(file)) {
      case Loaded.Complete(KioskConfig config) -> Optional.of(config);
      case Loaded.Rejected rejected -> {
        rejected.problems().forEach(problem -> err.println(problem.text()));
        yield Optional.empty();
      }
    };
  }
}
