package tramquet.wire.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

/// Handshakes on loopback: who believes whom, and when.
class TlsSocketsTest {
  private static final Instant NOW = Instant.parse("2026-10-05T06:00:00Z");
  private static final Instant UNSET = Instant.EPOCH;

  private final AuthorityTwin ours = new AuthorityTwin("ours", NOW);
  private final AuthorityTwin strange = new AuthorityTwin("strange", NOW);

  private static SSLSocketFactory sockets(
      AuthorityTwin believed, CertificateAuthority.Issued own, Instant clock) {
    return TlsIdentity.of(
            new TlsIdentity.Text("ca", believed.pem()),
            new TlsIdentity.Text("certificate", own.certificatePem()),
            new TlsIdentity.Text("key", own.keyPem()))
        .asOptional()
        .orElseThrow()
        .sockets(() -> clock);
  }

  private SSLSocketFactory sockets(Instant clock) {
    return sockets(ours, ours.client("kiosk-1"), clock);
  }

  /// Why the server is not believed; fails where it is.
  private static String distrust(TlsServer server, SSLSocketFactory sockets, String host) {
    SSLException refused = assertThrows(SSLException.class, () -> server.call(sockets, host));
    return String.valueOf(assertInstanceOf(Distrusted.class, refused.getCause()).getMessage());
  }

  @Test
  void bothSidesOfOneAuthorityMeetByTls13AndSendAtOnce() throws Exception {
    try (TlsServer server = new TlsServer(ours.server("localhost"), ours);
        SSLSocket socket = server.call(sockets(NOW), "localhost")) {
      assertEquals("TLSv1.3", socket.getSession().getProtocol());
      assertTrue(socket.getTcpNoDelay());
    }
  }

  @Test
  void anAuthorityThatWasNotNamedIsNotBelieved() throws Exception {
    try (TlsServer server = new TlsServer(strange.server("localhost"), ours)) {
      assertEquals(
          "no authority that is believed issued its certificate to a server",
          distrust(server, sockets(NOW), "localhost"));
    }
  }

  @Test
  void aClientIsNoServer() throws Exception {
    try (TlsServer server = new TlsServer(ours.client("localhost"), ours)) {
      assertEquals(
          "no authority that is believed issued its certificate to a server",
          distrust(server, sockets(NOW), "localhost"));
    }
  }

  @Test
  void anotherNameIsNotBelieved() throws Exception {
    try (TlsServer server = new TlsServer(ours.server("broker.example.vn"), ours)) {
      assertEquals(
          "its certificate is for another name", distrust(server, sockets(NOW), "localhost"));
    }
    try (TlsServer server = new TlsServer(ours.server("localhost"), ours)) {
      assertEquals(
          "its certificate is for another name", distrust(server, sockets(NOW), "127.0.0.1"));
    }
  }

  @Test
  void whatHasExpiredIsNotBelieved() throws Exception {
    Instant end = NOW.minusSeconds(1);
    try (TlsServer server = new TlsServer(ours.server("localhost", end), ours)) {
      assertEquals(
          "its certificate expired at %s, and it is %s".formatted(end, NOW),
          distrust(server, sockets(NOW), "localhost"));
    }
  }

  @Test
  void aClockThatIsBehindJudgesNoBeginning() throws Exception {
    try (TlsServer server = new TlsServer(ours.server("localhost"), ours);
        SSLSocket socket = server.call(sockets(UNSET), "localhost")) {
      assertTrue(socket.getSession().isValid());
    }
  }

  @Test
  void aClockThatIsBehindBelievesNobodyElse() throws Exception {
    try (TlsServer server = new TlsServer(strange.server("localhost"), ours)) {
      assertEquals(
          "no authority that is believed issued its certificate to a server",
          distrust(server, sockets(UNSET), "localhost"));
    }
    try (TlsServer server = new TlsServer(ours.server("broker.example.vn"), ours)) {
      assertEquals(
          "its certificate is for another name", distrust(server, sockets(UNSET), "localhost"));
    }
  }

  @Test
  void aStrangersCertificateIsRefusedByTheServer() throws Exception {
    try (TlsServer server = new TlsServer(ours.server("localhost"), ours)) {
      SSLSocketFactory sockets = sockets(ours, strange.client("kiosk-1"), NOW);
      assertThrows(IOException.class, () -> server.call(sockets, "localhost"));
    }
  }

  @Test
  void whatIsOlderThanTls13IsNotSpoken() throws Exception {
    try (TlsServer server = new TlsServer(ours.server("localhost"), ours, "TLSv1.2")) {
      SSLException refused =
          assertThrows(SSLException.class, () -> server.call(sockets(NOW), "localhost"));
      assertEquals(Optional.of("protocol_version"), TlsAlert.in(refused).map(TlsAlert::text));
    }
  }
}
