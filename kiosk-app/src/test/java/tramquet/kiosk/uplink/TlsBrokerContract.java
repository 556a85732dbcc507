package tramquet.kiosk.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.VisitLogTwin;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.Topics;
import tramquet.wire.tls.AuthorityTwin;
import tramquet.wire.tls.CertificateAuthority;

/// A kiosk and a broker that wants certificates: who gets in, and what a technician reads where
/// somebody does not. All certificates are made here.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TlsBrokerContract {
  static final KioskId KIOSK = Drafts.ORIGIN.kiosk();
  private static final Instant NOW = Instant.parse("2026-10-05T06:00:00Z");
  private static final String NOT_ACCEPTED = "not accept our certificate";

  final AuthorityTwin ours = new AuthorityTwin("ours", InstantSource.system().instant());
  final AuthorityTwin strange = new AuthorityTwin("strange", InstantSource.system().instant());
  private Path folder;
  private RealBroker broker;

  /// Starts a broker with that certificate, which takes clients of our authority.
  abstract RealBroker broker(Path in, CertificateAuthority.Issued shows) throws Exception;

  @BeforeAll
  void startBroker(@TempDir Path all) throws Exception {
    folder = all;
    broker = broker(Files.createDirectory(folder.resolve("broker")), ours.server("localhost"));
  }

  @AfterAll
  void stopBroker() {
    broker.close();
  }

  TlsFiles files(AuthorityTwin believed, CertificateAuthority.Issued own) throws IOException {
    Path in = Files.createTempDirectory(folder, "tls");
    return new TlsFiles(
        Files.writeString(in.resolve("ca.pem"), believed.pem()),
        Files.writeString(in.resolve("own.pem"), own.certificatePem()),
        Files.writeString(in.resolve("own.key"), own.keyPem()));
  }

  Sockets sockets(AuthorityTwin believed, CertificateAuthority.Issued own) throws IOException {
    return files(believed, own).sockets(() -> NOW);
  }

  Broker.Connecting connect(URI address, Sockets sockets) {
    return new PahoBroker(address, KIOSK.text(), sockets).connect(Optional.empty(), _ -> {});
  }

  Broker.Session session(Broker.Connecting answer) {
    return assertInstanceOf(Broker.Connecting.Connected.class, answer, answer::toString).session();
  }

  URI address() {
    return broker.address();
  }

  private static void unreachable(String words, Broker.Connecting answer) {
    String reason =
        assertInstanceOf(Broker.Connecting.Unreachable.class, answer, answer::toString).reason();
    assertTrue(reason.contains(words), reason);
  }

  @Test
  void whoeverHasACertificateGetsIn() throws Exception {
    try (Broker.Session session =
        session(connect(address(), sockets(ours, ours.client(KIOSK.text()))))) {
      assertEquals(
          new Broker.Delivery.Accepted(),
          session.subscribe(Topics.ack(KIOSK), _ -> {}).get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void aClockThatNobodyHasSetKeepsNobodyOut() throws Exception {
    TlsFiles files = files(ours, ours.client(KIOSK.text()));
    session(connect(address(), files.sockets(() -> Instant.EPOCH))).close();
  }

  @Test
  void aBrokerOfAnotherAuthorityIsNotBelieved() throws Exception {
    unreachable(
        "the broker is not believed: no authority that is believed",
        connect(address(), sockets(strange, ours.client(KIOSK.text()))));
  }

  @Test
  void aBrokerByAnotherNameIsNotBelieved() throws Exception {
    URI other = URI.create("ssl://127.0.0.1:" + address().getPort());
    unreachable(
        "the broker is not believed: its certificate is for another name",
        connect(other, sockets(ours, ours.client(KIOSK.text()))));
  }

  @Test
  void aBrokerWhoseCertificateHasExpiredIsNotBelieved() throws Exception {
    Instant end = InstantSource.system().instant().minusSeconds(3600);
    Path in = Files.createDirectory(folder.resolve("expired"));
    try (RealBroker expired = broker(in, ours.server("localhost", end))) {
      TlsFiles files = files(ours, ours.client(KIOSK.text()));
      unreachable(
          "the broker is not believed: its certificate expired at",
          connect(expired.address(), files.sockets(InstantSource.system()::instant)));
    }
  }

  @Test
  void aStrangersCertificateIsNotAccepted() throws Exception {
    unreachable(NOT_ACCEPTED, connect(address(), sockets(ours, strange.client(KIOSK.text()))));
  }

  @Test
  void aCertificateThatHasExpiredIsNotAccepted() throws Exception {
    Instant end = InstantSource.system().instant().minusSeconds(3600);
    unreachable(NOT_ACCEPTED, connect(address(), sockets(ours, ours.client(KIOSK.text(), end))));
  }

  @Test
  void whoeverDoesNotSpeakTlsIsNotHeard() {
    URI plain = URI.create("tcp://127.0.0.1:" + address().getPort());
    assertInstanceOf(Broker.Connecting.Unreachable.class, connect(plain, Sockets.PLAIN));
  }

  @Test
  void aKioskThatIsRefusedCollectsAndDeliversOnceItIsLetIn() throws Exception {
    TlsFiles files = files(ours, strange.client(KIOSK.text()));
    VisitLogTwin log =
        new VisitLogTwin(Drafts.ORIGIN, Drafts.PLAIN, () -> Drafts.STAMP, new Random(1));
    BlockingQueue<String> apart = new LinkedBlockingQueue<>();
    BlockingQueue<Integer> joined = new LinkedBlockingQueue<>();
    UplinkEvents events =
        new UplinkEvents() {
          @Override
          public void connected() {
            joined.add(1);
          }

          @Override
          public void disconnected(String reason) {
            apart.add(reason);
          }
        };
    KioskStatus status =
        new KioskStatus(KIOSK, true, new UUID(1, 1), "ready", true, 0, 1, "it", Map.of());
    try (Uplink uplink =
        new Uplink(
            new PahoBroker(address(), KIOSK.text(), files.sockets(() -> NOW)),
            log,
            () -> status,
            UplinkSettings.DEFAULT,
            events,
            InstantSource.system(),
            System::nanoTime,
            new Random(1))) {
      uplink.start();
      String reason = Optional.ofNullable(apart.poll(30, TimeUnit.SECONDS)).orElseThrow();
      assertTrue(reason.contains(NOT_ACCEPTED), reason);
      log.append(Drafts.visit());
      assertEquals(1, log.unsent());
      // The technician exchanges the files; nobody restarts the kiosk.
      CertificateAuthority.Issued good = ours.client(KIOSK.text());
      Files.writeString(files.key(), good.keyPem());
      Files.writeString(files.certificate(), good.certificatePem());
      assertTrue(Optional.ofNullable(joined.poll(60, TimeUnit.SECONDS)).isPresent());
    }
  }
}
