package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import tramquet.wire.tls.AuthorityTwin;
import tramquet.wire.tls.CertificateAuthority;

/// A Mosquitto on loopback, for a test: `-Dtramquet.mosquitto=/usr/sbin/mosquitto`.
final class Mosquitto implements AutoCloseable {
  /// The property that names the program.
  static final String PROGRAM = "tramquet.mosquitto";

  private final Process process;
  private final int port;

  private Mosquitto(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// A port that nobody has.
  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /// One that lets everybody in.
  static Mosquitto open(Path folder) throws IOException {
    int port = freePort();
    return start(folder, port, "listener %d 127.0.0.1\nallow_anonymous true\n".formatted(port));
  }

  /// One that wants certificates of an authority, told what the project recommends.
  static Mosquitto recommended(Desk desk, Path folder, AuthorityTwin ours) throws IOException {
    int port = freePort();
    CertificateAuthority.Issued server = ours.server("localhost");
    desk.file("ca.pem", ours.pem());
    desk.file("broker.pem", server.certificatePem());
    desk.file("broker.key", server.keyPem());
    desk.good("broker", "config", "mosquitto", "--out", folder.toString());
    // Otherwise it gives up root, and the folder is root's.
    String configuration =
        Files.readString(folder.resolve("tramquet.conf"))
                .replace("listener 8883", "listener " + port + " 127.0.0.1")
                .replaceAll(
                    "/etc/mosquitto/certs/|/etc/mosquitto/|/var/lib/mosquitto/",
                    Matcher.quoteReplacement(folder + "/"))
            + "user root\n";
    return start(folder, port, configuration);
  }

  /// One with a configuration that listens at the port; returns when it does.
  static Mosquitto start(Path folder, int port, String configuration) throws IOException {
    Path file = Files.writeString(folder.resolve("mosquitto.conf"), configuration);
    Process process =
        new ProcessBuilder(System.getProperty(PROGRAM), "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    while (!answers(port)) {
      assertTrue(process.isAlive(), () -> "see " + folder.resolve("mosquitto.log"));
      Thread.onSpinWait();
    }
    return new Mosquitto(process, port);
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  String address() {
    return "tcp://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    try {
      assertTrue(process.destroyForcibly().waitFor(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
