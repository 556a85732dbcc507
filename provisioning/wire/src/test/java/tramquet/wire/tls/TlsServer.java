package tramquet.wire.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A server on loopback that wants a certificate of everybody, and says one byte to whom it takes.
///
/// Thread: each caller has one of its own.
final class TlsServer implements AutoCloseable {
  private static final int MILLIS = 20_000;

  private final SSLServerSocket listening;

  /// @param shows its own certificate
  /// @param believes whose clients it takes
  TlsServer(CertificateAuthority.Issued shows, AuthorityTwin believes, String... protocols)
      throws GeneralSecurityException, IOException {
    listening = AuthorityTwin.listen(shows, Optional.of(believes));
    if (protocols.length > 0) {
      listening.setEnabledProtocols(protocols);
    }
    Thread.ofVirtual().start(this::serve);
  }

  /// One that wants nobody's certificate.
  ///
  /// @param shows its own chain
  TlsServer(CertificateAuthority.Issued shows) throws GeneralSecurityException, IOException {
    listening = AuthorityTwin.listen(shows, Optional.empty());
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
