package tramquet.centre.registry;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tramquet.centre.Eventually;
import tramquet.centre.MosquittoBroker;
import tramquet.centre.TestParts;
import tramquet.wire.KioskId;
import tramquet.wire.Pem;
import tramquet.wire.tls.CertificateAuthority;
import tramquet.wire.tls.CertificateRequest;
import tramquet.wire.tls.TlsIdentity;

/// What a real Mosquitto, told what `docs/mosquitto` says, makes of certificates of our authority
/// and of the list that the centre writes.
@EnabledIfSystemProperty(named = MosquittoBroker.PROGRAM, matches = ".+")
class MosquittoRevocationTest {
  /// CONNECT of MQTT 3.1.1, clean session, client identifier `k`; and the answer that takes it.
  private static final byte[] CONNECT = {
    0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 30, 0, 1, 'k'
  };

  private final Path folder = TestParts.folder();
  private final Instant now = Instant.now();
  private int port;

  private Process mosquitto(AuthorityFolder authority) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path recommended = TestParts.home().resolve("docs/mosquitto");
    Files.copy(recommended.resolve("tramquet.acl"), folder.resolve("tramquet.acl"));
    Files.copy(authority.path().resolve("root-ca.pem"), folder.resolve("ca.pem"));
    Files.copy(authority.path().resolve("server.pem"), folder.resolve("broker.pem"));
    Files.copy(authority.path().resolve("server.key"), folder.resolve("broker.key"));
    Files.writeString(
        folder.resolve("mosquitto.conf"),
        Files.readString(recommended.resolve("tramquet.conf"))
                .replace("#crlfile", "crlfile")
                .replace("listener 8883", "listener " + port + " 127.0.0.1")
                .replaceAll(
                    "/etc/mosquitto/certs/|/etc/mosquitto/|/var/lib/mosquitto/",
                    Matcher.quoteReplacement(folder + "/"))
            + "user root\n");
    return new ProcessBuilder(
            System.getProperty(MosquittoBroker.PROGRAM),
            "-c",
            folder.resolve("mosquitto.conf").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("mosquitto.log").toFile())
        .start();
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /// Whether the broker takes a client with that certificate.
  private boolean taken(TlsIdentity identity) {
    try (SSLSocket socket = (SSLSocket) identity.sockets(() -> now).createSocket()) {
      socket.setSoTimeout(20_000);
      socket.connect(new InetSocketAddress("localhost", port), 20_000);
      socket.getOutputStream().write(CONNECT);
      return socket.getInputStream().read() == 0x20;
    } catch (IOException e) {
      return false;
    }
  }

  private static TlsIdentity identity(
      AuthorityFolder authority, KeyPair key, List<X509Certificate> chain) throws IOException {
    return TlsIdentity.of(
            new TlsIdentity.Text("ca", Files.readString(authority.path().resolve("root-ca.pem"))),
            new TlsIdentity.Text("certificate", CertificateAuthority.pem(chain)),
            new TlsIdentity.Text("key", Pem.block("PRIVATE KEY", key.getPrivate().getEncoded())))
        .asOptional()
        .orElseThrow();
  }

  @Test
  void aRevokedKioskIsRefusedAndTheOthersAreNot() throws Exception {
    AuthorityFolder authority = AuthorityFolder.make();
    CertificateAuthority issuing = authority.online();
    KeyPair key = CertificateRequest.newKey();
    List<X509Certificate> lost = issuing.kiosk(new KioskId("han-1"), key.getPublic(), now);
    TlsIdentity one = identity(authority, key, lost);
    TlsIdentity other =
        identity(authority, key, issuing.kiosk(new KioskId("han-2"), key.getPublic(), now));
    Path crl = folder.resolve("crl.pem");
    Files.writeString(crl, issuing.revocations(Map.of(), now, Duration.ofDays(7)));
    Process broker = mosquitto(authority);
    try {
      Eventually.await("it answers", this::answers);
      assertTrue(taken(one), () -> log());
      assertTrue(taken(other), () -> log());
      Files.writeString(
          crl,
          issuing.revocations(
              Map.of(lost.getFirst().getSerialNumber(), now), now, Duration.ofDays(7)));
      Process hup = new ProcessBuilder("kill", "-HUP", Long.toString(broker.pid())).start();
      assertTrue(hup.waitFor(10, TimeUnit.SECONDS));
      Eventually.await("the lost one is refused", () -> !taken(one));
      assertTrue(taken(other), () -> log());
    } finally {
      broker.destroyForcibly();
    }
  }

  @Test
  void aCertificateOfAnAuthorityThatOnlyHasTheSameNameIsRefused() throws Exception {
    AuthorityFolder authority = AuthorityFolder.make();
    KeyPair key = CertificateRequest.newKey();
    KioskId id = new KioskId("han-1");
    TlsIdentity own = identity(authority, key, authority.online().kiosk(id, key.getPublic(), now));
    TlsIdentity strange =
        identity(authority, key, AuthorityFolder.make().online().kiosk(id, key.getPublic(), now));
    Files.writeString(
        folder.resolve("crl.pem"),
        authority.online().revocations(Map.of(), now, Duration.ofDays(7)));
    Process broker = mosquitto(authority);
    try {
      Eventually.await("it answers", this::answers);
      assertTrue(taken(own), () -> log());
      assertFalse(taken(strange), () -> log());
      assertTrue(taken(own), () -> log());
    } finally {
      broker.destroyForcibly();
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("mosquitto.log"));
    } catch (IOException e) {
      return "no log";
    }
  }
}
