package tramquet.wire.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/// Sockets that speak TLS 1.3 and nothing older, that check the server's name, and that send at
/// once (TCP_NODELAY): without it a small packet waits up to 40 ms for the other side's delayed
/// acknowledgement (RFC 1122, 4.2.3.2 and 4.2.3.4).
final class TlsSockets extends SSLSocketFactory {
  private static final String[] PROTOCOLS = {"TLSv1.3"};

  private final SSLSocketFactory jdk;

  TlsSockets(SSLSocketFactory jdk) {
    this.jdk = jdk;
  }

  /// @param keys what is shown; none: nothing
  static SSLSocketFactory of(KeyManager[] keys, PinnedTrust trust) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance(PROTOCOLS[0]);
    context.init(keys, new TrustManager[] {trust}, null);
    return new TlsSockets(context.getSocketFactory());
  }

  private static Socket ready(Socket socket) throws IOException {
    SSLSocket tls = (SSLSocket) socket;
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.setTcpNoDelay(true);
    return tls;
  }

  @Override
  public Socket createSocket() throws IOException {
    return ready(jdk.createSocket());
  }

  @Override
  public Socket createSocket(Socket inner, String host, int port, boolean autoClose)
      throws IOException {
    return ready(jdk.createSocket(inner, host, port, autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return ready(jdk.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return ready(jdk.createSocket(host, port, from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return ready(jdk.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return ready(jdk.createSocket(host, port, from, fromPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return jdk.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return jdk.getSupportedCipherSuites();
  }
}
