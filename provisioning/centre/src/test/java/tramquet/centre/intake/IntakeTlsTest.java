package tramquet.centre.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.sql.DataSource;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tramquet.centre.Eventually;
import tramquet.centre.Records;
import tramquet.centre.TestParts;
import tramquet.centre.TlsBroker;
import tramquet.centre.ledger.PostgresLedger;
import tramquet.wire.SealedRecord;
import tramquet.wire.tls.AuthorityTwin;
import tramquet.wire.tls.CertificateAuthority;
import tramquet.wire.tls.ConnectFailure;

/// The centre and a broker that wants certificates.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntakeTlsTest {
  private final Instant now = InstantSource.system().instant();
  private final AuthorityTwin ours = new AuthorityTwin("ours", now);
  private final AuthorityTwin strange = new AuthorityTwin("strange", now);

  private TlsBroker broker;

  @BeforeAll
  void startBroker() throws Exception {
    broker = new TlsBroker(ours.server("localhost"), ours);
  }

  @AfterAll
  void stopBroker() {
    broker.close();
  }

  private static TlsFiles files(AuthorityTwin believed, CertificateAuthority.Issued own)
      throws IOException {
    Path folder = TestParts.folder();
    return new TlsFiles(
        Files.writeString(folder.resolve("ca.pem"), believed.pem()),
        Files.writeString(folder.resolve("own.pem"), own.certificatePem()),
        Files.writeString(folder.resolve("own.key"), own.keyPem()));
  }

  private static BrokerAddress address(String url, TlsFiles files) {
    return new BrokerAddress(url, "tls", Optional.empty(), Optional.empty(), Optional.of(files));
  }

  private static String refusal(String url, TlsFiles files) {
    MqttException failure =
        assertThrows(
            MqttException.class, () -> PahoSession.open(address(url, files), 1, delivery -> {}));
    return ConnectFailure.words(failure, true).orElse("client reason " + failure.getReasonCode());
  }

  @Test
  void recordsComeByTlsAndAreAcknowledged() throws Exception {
    DataSource database = TestParts.ledgerDatabase();
    Records records = new Records(Records.newKiosk(), 51);
    List<SealedRecord> all = records.visits(1, 50);
    SocketFactory kiosk =
        files(ours, ours.client(records.kiosk().text()))
            .read()
            .asOptional()
            .orElseThrow()
            .sockets(() -> now);
    try (Intake node =
            new Intake(
                address(broker.url(), files(ours, ours.client("tramquet-centre"))),
                new PostgresLedger(database),
                status -> {},
                _ -> false,
                new SimpleMeterRegistry());
        KioskClient client = new KioskClient(broker.url(), records.kiosk(), 3, kiosk)) {
      Eventually.await("connected", node::isConnected);
      client.deliver(all);
      assertEquals(Optional.empty(), ExactlyOnce.fault(database, all));
    }
  }

  @Test
  void aBrokerThatIsNotTheOneIsNotBelieved() throws Exception {
    CertificateAuthority.Issued own = ours.client("tramquet-centre");
    assertEquals(
        "the broker is not believed: no authority that is believed issued its certificate to a"
            + " server",
        refusal(broker.url(), files(strange, own)));
    assertEquals(
        "the broker is not believed: its certificate is for another name",
        refusal(broker.url().replace("localhost", "127.0.0.1"), files(ours, own)));
  }

  @Test
  void aStrangersCertificateIsNotAccepted() throws Exception {
    String said = refusal(broker.url(), files(ours, strange.client("tramquet-centre")));
    assertTrue(said.contains("not accept our certificate"), said);
  }
}
