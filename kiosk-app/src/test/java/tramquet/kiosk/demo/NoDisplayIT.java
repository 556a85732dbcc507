package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole kiosk with `screen.display = "none"`: lamps say everything, and JavaFX is never started.
final class NoDisplayIT {
  @TempDir private Path folder;

  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();
  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());

  @Test
  void visitorsAreServedByLampsAlone() throws Exception {
    try (LiveKiosk kiosk =
        new LiveKiosk(
            root,
            folder,
            keys,
            Optional.empty(),
            toml -> toml.replace("[screen]", "[screen]\ndisplay = \"none\""))) {
      kiosk.start();
      Issuing issuing =
          new Issuing(keys.issuer(), keys.stranger(), InstantSource.system().instant());
      Cast cast = new Cast(14);
      kiosk.show(Cards.read(issuing.code(cast.next(), issuing.clear())));
      kiosk.lamp("green");
      kiosk.show(
          Cards.read(
              issuing.code(
                  cast.next(), issuing.declared(Duration.ofHours(1), Set.of(), true, false))));
      kiosk.lamp("red");
      assertFalse(kiosk.hasMapped("libprism_sw"), "JavaFX was started");
      assertTrue(kiosk.hasMapped("libsqlitejdbc"), "this says nothing");
      kiosk.stop();
      assertTrue(kiosk.onDisk().containsAll(kiosk.saidCommitted()));
      assertTrue(kiosk.trace().stream().noneMatch(line -> line.contains("\"t\":\"painted\"")));
    }
  }
}
