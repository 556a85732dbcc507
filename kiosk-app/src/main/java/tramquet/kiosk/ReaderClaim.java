package tramquet.kiosk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tramquet.drivers.found.AutoModel;
import tramquet.drivers.found.FoundPort;
import tramquet.kiosk.config.KioskConfig;

/// What a configuration says of a reader: whose port it is.
///
/// @param section of the configuration, `scanner` or `exit_scanner`
/// @param port as configured
/// @param model as configured
record ReaderClaim(String section, Path port, String model) {

  /// Those of a configuration.
  static List<ReaderClaim> of(KioskConfig config) {
    List<ReaderClaim> all = new ArrayList<>();
    all.add(of("scanner", config.scanner()));
    config.exitScanner().ifPresent(exit -> all.add(of("exit_scanner", exit)));
    return all;
  }

  private static ReaderClaim of(String section, KioskConfig.Scanner scanner) {
    return new ReaderClaim(section, scanner.port(), scanner.model());
  }

  /// Whether a port is the one that is meant.
  ///
  /// @param all that are there
  boolean isOf(FoundPort found, List<FoundPort> all) {
    return AutoModel.isAnyPort(port)
        ? AutoModel.eligible(all).equals(List.of(found))
        : found.isAt(port);
  }

  /// As a line for a technician.
  String text() {
    return "[%s] model \"%s\"".formatted(section, model);
  }
}
