package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.tls.AuthorityTwin;
import tramquet.wire.tls.CertificateAuthority;

/// `doctor` at a broker that wants certificates, as the project recommends it:
/// `-Dtramquet.mosquitto=/usr/sbin/mosquitto`.
@EnabledIfSystemProperty(named = "tramquet.mosquitto", matches = ".+")
class DoctorBrokerTest {
  private final AuthorityTwin ours = new AuthorityTwin("ours", InstantSource.system().instant());
  private final Desk desk;
  private final Mosquitto broker;

  DoctorBrokerTest(@TempDir Path folder) throws IOException {
    desk = new Desk(folder);
    desk.time(InstantSource.system());
    broker = Mosquitto.recommended(desk, folder, ours);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  private int run(CertificateAuthority.Issued own) throws IOException {
    desk.file("own.pem", own.certificatePem());
    desk.file("own.key", own.keyPem());
    Files.setPosixFilePermissions(
        desk.path("own.key"), PosixFilePermissions.fromString("rw-------"));
    return desk.run(
        "doctor",
        "--broker",
        "ssl://localhost:" + broker.port(),
        "--broker-ca",
        "@ca.pem",
        "--certificate",
        "@own.pem",
        "--certificate-key",
        "@own.key");
  }

  @Test
  void theDeskIsTakenAndMayDoWhatItNeeds() throws IOException {
    assertEquals(0, run(ours.client("tramquet-technician")), desk::out);
    assertTrue(desk.out().contains("orders and packs may be sent"), desk::out);
  }

  /// With the broker's reason, or without where the broken connection outran it (TLS 1.3).
  @Test
  void aCertificateOfAnotherAuthorityIsNamed() throws IOException {
    AuthorityTwin strange = new AuthorityTwin("ours", InstantSource.system().instant());
    assertEquals(1, run(strange.client("tramquet-technician")));
    assertTrue(desk.words().contains("does not accept our certificate"), desk::out);
    assertTrue(desk.out().endsWith("\nBROKEN: broker\n"), desk::out);
  }

  @Test
  void whoeverMaySendNothingIsTold() throws IOException {
    assertEquals(1, run(ours.client("somebody-else")));
    assertTrue(desk.out().contains(" X  rights       the broker takes no orders"), desk::out);
    assertTrue(desk.out().endsWith("\nBROKEN: rights\n"), desk::out);
  }

  @Test
  void aCertificateThatHasExpiredIsNamedBeforeTheBrokerIsAsked() throws IOException {
    assertEquals(
        1,
        run(ours.client("tramquet-technician", InstantSource.system().instant().minusSeconds(9))));
    assertTrue(desk.words().contains("the certificate expired at"), desk::out);
    assertTrue(desk.out().contains(" -  broker       not asked: certificate"), desk::out);
  }

  @Test
  void aBrokerThatIsNotOfThatAuthorityIsNotBelieved() throws IOException {
    CertificateAuthority.Issued own = ours.client("tramquet-technician");
    desk.file("ca.pem", new AuthorityTwin("strange", InstantSource.system().instant()).pem());
    assertEquals(1, run(own));
    assertTrue(desk.words().contains("the broker is not believed"), desk::out);
  }
}
