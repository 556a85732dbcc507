package tramquet.wire.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// A server on loopback that wants a certificate of everybody, and says one byte to whom it takes.
///
/// Thread: each caller has one of its own.
final class TlsServer implements AutoCloseable {
  private static final int MILLIS = 20_000;
  private static final char[] IN_MEMORY = {};

  private final SSLServerSocket listening;

  /// @param shows its own certificate
  /// @param believes whose clients it takes
  TlsServer(AuthorityTwin.Issued shows, AuthorityTwin believes, String... protocols)
      throws GeneralSecurityException, IOException {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, IN_MEMORY);
    own.setKeyEntry("own", shows.key(), IN_MEMORY, new Certificate[] {shows.certificate()});
    own.setCertificateEntry("believed", believes.certificate());
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, IN_MEMORY);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(own);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    listening =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 0, InetAddress.getLoopbackAddress());
    listening.setNeedClientAuth(true);
    if (protocols.length > 0) {
      listening.setEnabledProtocols(protocols);
    }
    Thread.ofVirtual().start(this::serve);
  }

  /// One that wants nobody's certificate.
  ///
  /// @param shows its own chain
  TlsServer(CertificateAuthority.Issued shows) throws GeneralSecurityException, IOException {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, IN_MEMORY);
    own.setKeyEntry("own", shows.key(), IN_MEMORY, shows.chain().toArray(Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, IN_MEMORY);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    listening =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  private void serve() {
    while (!listening.isClosed()) {
      try {
        Socket caller = listening.accept();
        Thread.ofVirtual().start(() -> greet(caller));
      } catch (IOException e) {
        // Closed, or somebody who is gone again.
      }
    }
  }

  private static void greet(Socket caller) {
    try (caller) {
      caller.setSoTimeout(MILLIS);
      caller.getOutputStream().write(1);
      // Until the caller goes, so that it can hear why it is refused.
      int _ = caller.getInputStream().read();
    } catch (IOException e) {
      // Refused, or refusing: the caller tells.
    }
  }

  /// Calls it by a name that resolves to loopback.
  ///
  /// @return the socket after the greeting
  SSLSocket call(SSLSocketFactory sockets, String host) throws IOException {
    SSLSocket socket = (SSLSocket) sockets.createSocket();
    try {
      socket.setSoTimeout(MILLIS);
      socket.connect(new InetSocketAddress(host, listening.getLocalPort()), MILLIS);
      if (socket.getInputStream().read() != 1) {
        throw new IOException("not greeted");
      }
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
