package tramquet.technician;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

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
