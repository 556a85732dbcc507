package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.uplink.Mosquitto;
import tramquet.wire.tls.AuthorityTwin;

/// Kiosk and centre, each a process, with Mosquitto between them as the project recommends it: with
/// certificates, and rules by name.
@EnabledIfSystemProperty(
    named = Mosquitto.PROGRAM,
    matches = ".+",
    disabledReason = Mosquitto.SWITCH)
final class TlsJourneyIT {
  private static final Duration SETTLING = Duration.ofMinutes(1);

  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();
  private final DemoKeys keys = DemoKeys.generate(new SecureRandom());
  private final Issuing issuing =
      new Issuing(keys.issuer(), keys.stranger(), InstantSource.system().instant());
  private final AuthorityTwin ours = new AuthorityTwin("ours", InstantSource.system().instant());
  private final AuthorityTwin strange =
      new AuthorityTwin("strange", InstantSource.system().instant());
  private final Cast cast = new Cast(15);
  private final List<Visitor> visitors = new ArrayList<>();

  @TempDir Path folder;

  private Path tls(String name, AuthorityTwin.Issued own) throws Exception {
    Path in = Files.createDirectories(folder.resolve(name));
    Files.writeString(in.resolve("ca.pem"), ours.pem());
    Files.writeString(in.resolve("own.pem"), own.certificatePem());
    Files.writeString(in.resolve("own.key"), own.keyPem());
    return in;
  }

  private static String withTls(String toml, Path files) {
    return toml
        + """

        [tls]
        ca = "%1$s/ca.pem"
        certificate = "%1$s/own.pem"
        key = "%1$s/own.key"
        """
            .formatted(files);
  }

  private void letIn(LiveKiosk kiosk) throws InterruptedException {
    Invented who = cast.next();
    visitors.add(
        new Visitor(
            visitors.size() + 1,
            "guest",
            Duration.ZERO,
            List.of(),
            Expectation.green(),
            who.identifiers()));
    kiosk.show(
        Cards.read(
            issuing.code(who, issuing.declared(Duration.ofHours(1), Set.of(), false, false))));
    kiosk.lamp("green");
  }

  @Test
  void aKioskThatTheBrokerRefusesCollectsUntilItHasItsCertificate() throws Exception {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    Path centreFiles = tls("centre-tls", ours.client("tramquet-centre"));
    Path kioskFiles = tls("kiosk-tls", strange.client(DemoConfig.KIOSK));
    try (Mosquitto broker =
            Mosquitto.tls(
                Files.createDirectory(folder.resolve("broker")), ours.server("localhost"), ours);
        LiveCentre database = new LiveCentre(root, folder.resolve("centre"), logs);
        Running centre =
            database.beside(
                "--mqtt",
                broker.address().toString(),
                "--mqtt-ca",
                centreFiles.resolve("ca.pem").toString(),
                "--mqtt-certificate",
                centreFiles.resolve("own.pem").toString(),
                "--mqtt-key",
                centreFiles.resolve("own.key").toString());
        LiveKiosk kiosk =
            new LiveKiosk(
                root,
                Files.createDirectories(folder.resolve("kiosk")),
                keys,
                Optional.of(broker.address()),
                toml -> withTls(toml, kioskFiles))) {
      kiosk.start();
      letIn(kiosk);
      Path _ = tls("kiosk-tls", ours.client(DemoConfig.KIOSK));
      letIn(kiosk);
      kiosk.awaitAcknowledged(SETTLING);
      assertEquals(0, kiosk.stop(), "records that are not acknowledged");
      assertTrue(
          kiosk.log().stream().anyMatch(line -> line.contains("not accept our certificate")),
          () -> "the log does not say why: " + logs);
      var _ = centre.stop();
      List<LedgerRow> rows = database.stopAndRead(new LedgerReader(keys.authority()));
      assertEquals(List.of(), new Check(visitors, kiosk.onDisk(), Set.of(), 0).differences(rows));
    }
  }
}
