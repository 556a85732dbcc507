package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A kiosk that was started before it has what it needs.
final class SetupIT {
  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());
  private final Issuing issuing =
      new Issuing(keys.issuer(), keys.stranger(), InstantSource.system().instant());

  @TempDir Path folder;

  private static boolean saysWhatIsMissing(String line) {
    return line.contains("not set up: ") && line.contains("no X25519 public key");
  }

  @Test
  void saysThatItIsNotSetUpUntilTheLastKeyIsThereAndThenServes() throws Exception {
    try (LiveKiosk kiosk = kiosk(UnaryOperator.identity())) {
      Path authority = new DemoKeys.Folders(kiosk.keys()).authorityKey();
      Path aside = Files.move(authority, folder.resolve("aside"));
      Files.writeString(authority, "half a k");
      kiosk.launch();
      kiosk.screen("unprovisioned");
      kiosk.lamp("amber");
      // As a careful installer does: a file that is seen is whole.
      Path _ = Files.move(aside, authority, StandardCopyOption.ATOMIC_MOVE);
      kiosk.awaitReady();
      letSomebodyIn(kiosk);
      assertEquals(3, kiosk.stop(), "what the clock says, the trip, the visit");
      List<String> log = kiosk.log();
      assertTrue(log.stream().anyMatch(SetupIT::saysWhatIsMissing), "the log does not say what");
      assertTrue(log.stream().noneMatch(line -> line.startsWith("<3>")), "an error was logged");
    }
  }

  /// The same goes for pins: a chip, or the right to it, may come a moment after the kiosk.
  @Test
  void servesWhenItsStorageIsThereAfterAll() throws Exception {
    try (LiveKiosk kiosk = kiosk(UnaryOperator.identity())) {
      Path inTheWay = Files.createDirectories(folder.resolve("data/visits.db"));
      kiosk.launch();
      long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      while (kiosk.log().stream().noneMatch(line -> line.contains("visit log: "))) {
        assertTrue(System.nanoTime() < until, "the log does not say what is missing");
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
      Files.delete(inTheWay);
      kiosk.awaitReady();
      letSomebodyIn(kiosk);
    }
  }

  /// Whoever showed a code while no reader has a port would not be seen.
  @Test
  void invitesNobodyUntilItsReaderIsThere() throws Exception {
    Path port = folder.resolve("not-yet");
    Path reader = folder.resolve("reader");
    try (LiveKiosk kiosk = kiosk(toml -> toml.replace(reader.toString(), port.toString()))) {
      kiosk.launch();
      String first = kiosk.hear("a screen", line -> line.contains("\"t\":\"screen\""));
      assertTrue(first.contains("\"screen\":\"out-of-order\""), first);
      Path _ = Files.createSymbolicLink(port, Files.readSymbolicLink(reader));
      kiosk.screen("idle");
      letSomebodyIn(kiosk);
    }
  }

  private LiveKiosk kiosk(UnaryOperator<String> changed) throws IOException {
    Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();
    return new LiveKiosk(root, folder, keys, Optional.empty(), changed);
  }

  private void letSomebodyIn(LiveKiosk kiosk) throws InterruptedException {
    kiosk.show(Cards.read(issuing.code(new Cast(14).next(), issuing.clear())));
    kiosk.lamp("green");
  }
}
