package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.uplink.Mosquitto;
import tramquet.wire.tls.AuthorityTwin;
import tramquet.wire.tls.CertificateAuthority;

/// Kiosk and centre, each a process, with Mosquitto between them as the project recommends it: with
/// certificates, and rules by name.
@EnabledIfSystemProperty(
    named = Mosquitto.PROGRAM,
    matches = ".+",
    disabledReason = Mosquitto.SWITCH)
final class TlsJourneyIT {
  private static final Duration SETTLING = Duration.ofMinutes(1);

  private final AuthorityTwin ours = new AuthorityTwin("ours", InstantSource.system().instant());
  private final AuthorityTwin strange =
      new AuthorityTwin("strange", InstantSource.system().instant());

  @TempDir Path folder;

  private Path tls(String name, CertificateAuthority.Issued own) throws Exception {
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

  @Test
  void aKioskThatTheBrokerRefusesCollectsUntilItHasItsCertificate() throws Exception {
    Path centreFiles = tls("centre-tls", ours.client("tramquet-centre"));
    Path kioskFiles = tls("kiosk-tls", strange.client(DemoConfig.KIOSK));
    try (Mosquitto broker =
            Mosquitto.tls(
                Files.createDirectory(folder.resolve("broker")), ours.server("localhost"), ours);
        Stage stage = new Stage(folder);
        Running centre =
            stage
                .centre()
                .beside(
                    "--mqtt",
                    broker.address().toString(),
                    "--mqtt-ca",
                    centreFiles.resolve("ca.pem").toString(),
                    "--mqtt-certificate",
                    centreFiles.resolve("own.pem").toString(),
                    "--mqtt-key",
                    centreFiles.resolve("own.key").toString());
        LiveKiosk kiosk =
            stage.kiosk("kiosk", broker.address(), toml -> withTls(toml, kioskFiles))) {
      Crowd crowd = new Crowd(stage.keys(), 15);
      kiosk.start();
      long _ = crowd.green(kiosk);
      Path _ = tls("kiosk-tls", ours.client(DemoConfig.KIOSK));
      long _ = crowd.green(kiosk);
      kiosk.awaitAcknowledged(SETTLING);
      assertEquals(0, kiosk.stop(), "records that are not acknowledged");
      assertTrue(
          kiosk.log().stream().anyMatch(line -> line.contains("not accept our certificate")),
          "the log does not say why");
      var _ = centre.stop();
      List<LedgerRow> rows = stage.stopAndRead();
      assertEquals(
          List.of(), new Check(crowd.visitors(), kiosk.onDisk(), Set.of(), 0).differences(rows));
    }
  }
}
