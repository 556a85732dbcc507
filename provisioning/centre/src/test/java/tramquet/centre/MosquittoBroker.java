package tramquet.centre;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/// Eclipse Mosquitto on loopback, with what `docs/mosquitto` says of queues and packets and without
/// its certificates. Tests that need one are switched on by
/// `-Dtramquet.mosquitto=/usr/sbin/mosquitto`.
public final class MosquittoBroker implements AutoCloseable {
  /// The property that names the program.
  public static final String PROGRAM = "tramquet.mosquitto";

  private final Process process;
  private final int port;

  /// Starts it and waits until it answers.
  public MosquittoBroker() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path folder = TestParts.folder();
    Path configuration =
        Files.writeString(
            folder.resolve("mosquitto.conf"),
            """
            listener %d 127.0.0.1
            allow_anonymous true
            set_tcp_nodelay true
            max_queued_messages 100000
            """
                .formatted(port));
    Path log = folder.resolve("mosquitto.log");
    process =
        new ProcessBuilder(System.getProperty(PROGRAM), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Eventually.await("it answers or has ended", () -> answers() || !process.isAlive());
    if (!process.isAlive()) {
      throw new IOException("the broker has ended: " + Files.readString(log));
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /// Its address: `tcp://127.0.0.1:PORT`.
  public String url() {
    return "tcp://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
