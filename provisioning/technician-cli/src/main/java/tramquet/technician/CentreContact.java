package tramquet.technician;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import tramquet.wire.Decoded;
import tramquet.wire.tls.ServerTrust;
import tramquet.wire.tls.TlsIdentity;

/// A centre that is asked as if it were another time, so that what has expired is told from what
/// was never believed.
///
/// Thread: one after the other; each may be another.
final class CentreContact {
  private static final int MILLIS = 4_000;

  /// A centre whose database does not answer needs five seconds to say so.
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final URI centre;
  private final String host;
  private final int port;

  private volatile TlsIdentity.Text authorities = new TlsIdentity.Text("", "");

  /// Believes nobody yet.
  CentreContact(URI centre) {
    this.centre = centre;
    host = centre.getHost();
    port = centre.getPort() < 0 ? 443 : centre.getPort();
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  /// Believes the authorities of a file from now on.
  ///
  /// @param pem what is in it
  void believe(Path file, String pem) {
    authorities = new TlsIdentity.Text(file.toString(), pem);
  }

  /// What is believed at a time; malformed where it is no authority.
  Decoded<SSLSocketFactory> trust(Instant now) {
    return ServerTrust.of(authorities, () -> now);
  }

  /// The certificate of a centre that is believed at a time.
  ///
  /// @throws IOException if it is not reached, or not believed
  X509Certificate handshake(Instant now) throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(host, port), MILLIS);
      plain.setSoTimeout(MILLIS);
      try (SSLSocket tls = (SSLSocket) sockets(now).createSocket(plain, host, port, true)) {
        tls.startHandshake();
        return (X509Certificate) tls.getSession().getPeerCertificates()[0];
      }
    }
  }

  /// Asks it for something in its registry.
  ///
  /// @throws IOException if it is not reached, not believed, or does not answer
  CentreLine.Answer ask(Instant now, String token, String path) throws IOException {
    return new CentreLine(centre, sockets(now), token, false, PATIENCE).ask(path, Optional.empty());
  }

  private SSLSocketFactory sockets(Instant now) {
    return trust(now).asOptional().orElseThrow();
  }
}
