package tramquet.kiosk.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What journeys and campaigns with the whole kiosk play on: a real centre, keys, and kiosks in a
/// folder.
///
/// Thread: one.
final class Stage implements AutoCloseable {
  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();
  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());
  private final Path folder;
  private final LiveCentre centre;

  /// @param folder an existing one
  Stage(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    centre =
        new LiveCentre(
            root, folder.resolve("centre"), Files.createDirectories(folder.resolve("logs")));
  }

  DemoKeys keys() {
    return keys;
  }

  LiveCentre centre() {
    return centre;
  }

  /// A kiosk that does not run yet, on the centre's own broker.
  ///
  /// @param name of its folder
  LiveKiosk kiosk(String name) throws IOException {
    return kiosk(name, centre.broker(), UnaryOperator.identity());
  }

  /// A kiosk that does not run yet.
  ///
  /// @param name of its folder
  /// @param changed what is otherwise in its configuration
  LiveKiosk kiosk(String name, URI broker, UnaryOperator<String> changed) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    return new LiveKiosk(root, own, keys, Optional.of(broker), changed);
  }

  /// Stops the centre and reads what it has.
  List<LedgerRow> stopAndRead() throws IOException, InterruptedException {
    return centre.stopAndRead(new LedgerReader(keys.authority()));
  }

  @Override
  public void close() {
    centre.close();
  }
}
