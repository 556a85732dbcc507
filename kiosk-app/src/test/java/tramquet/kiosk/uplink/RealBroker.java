package tramquet.kiosk.uplink;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import tramquet.wire.tls.AuthorityTwin;
import tramquet.wire.tls.CertificateAuthority;

/// A broker as a process of its own on loopback, which can be killed and started again on the same
/// port.
///
/// Thread: one.
public interface RealBroker extends AutoCloseable {

  /// Mosquitto where it is named, else HiveMQ CE.
  ///
  /// @param folder an existing one
  static RealBroker start(Path folder) throws IOException, InterruptedException {
    return System.getProperty(Mosquitto.PROGRAM, "").isEmpty()
        ? HiveMq.plain(folder)
        : new Mosquitto(folder);
  }

  /// The same by TLS, for those with a certificate of an authority.
  ///
  /// @param shows its own certificate, for `localhost`
  /// @param believes whose clients it takes
  static RealBroker tls(Path folder, CertificateAuthority.Issued shows, AuthorityTwin believes)
      throws IOException, GeneralSecurityException {
    return System.getProperty(Mosquitto.PROGRAM, "").isEmpty()
        ? HiveMq.tls(folder, shows, believes)
        : Mosquitto.tls(folder, shows, believes);
  }

  /// Where clients find it: the same after each start.
  URI address();

  /// Somebody else's connection, without TLS.
  ///
  /// @param name of the client
  default Broker.Session session(String name) {
    if (new PahoBroker(address(), name).connect(Optional.empty(), _ -> {})
        instanceof Broker.Connecting.Connected(Broker.Session session)) {
      return session;
    }
    throw new IllegalStateException("no connection to the broker");
  }

  /// Takes its power away.
  void kill() throws InterruptedException;

  /// Forgets what it has on disk, while it does not run.
  void wipe() throws IOException;

  /// Starts it again, and waits until it answers.
  void start() throws IOException, InterruptedException;

  @Override
  void close();

  /// A free port below those that the kernel gives to outgoing connections (ip(7),
  /// `ip_local_port_range`): one of these would take it while the broker is down.
  static int lastingPort() throws IOException {
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException e) {
        // Somebody's; another one.
      }
    }
    throw new IOException("no free port");
  }
}
