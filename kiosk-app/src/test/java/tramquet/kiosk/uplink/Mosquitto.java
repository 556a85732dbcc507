package tramquet.kiosk.uplink;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// A real broker as a process of its own, on loopback, which can be stopped, killed and started
/// again on the same port. Tests that need one are switched on by
/// `-Dtramquet.mosquitto=/usr/sbin/mosquitto`, and are skipped without.
///
/// Thread: one.
public final class Mosquitto implements AutoCloseable {
  /// The property that names the program.
  public static final String PROGRAM = "tramquet.mosquitto";

  /// Why a test is skipped.
  public static final String SWITCH = "needs -Dtramquet.mosquitto=/usr/sbin/mosquitto";

  private static final Duration STARTING = Duration.ofSeconds(20);

  private final Path folder;
  private final int port;
  private Optional<Process> process = Optional.empty();

  /// Starts it, and waits until it answers.
  ///
  /// @param folder an existing one; what is retained is kept there when the broker is stopped
  public Mosquitto(Path folder) throws IOException {
    this.folder = folder;
    port = lastingPort();
    start();
  }

  /// A free port below those that the kernel gives to outgoing connections (ip(7),
  /// `ip_local_port_range`): one of these would take it while the broker is down.
  private static int lastingPort() throws IOException {
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

  /// Starts it again.
  public void start() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("mosquitto.conf"),
            """
            listener %d 127.0.0.1
            allow_anonymous true
            persistence true
            persistence_location %s/
            """
                .formatted(port, folder));
    process =
        Optional.of(
            new ProcessBuilder(System.getProperty(PROGRAM), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                    ProcessBuilder.Redirect.appendTo(folder.resolve("mosquitto.log").toFile()))
                .start());
    long untilNanos = System.nanoTime() + STARTING.toNanos();
    while (!answers()) {
      if (System.nanoTime() - untilNanos > 0 || !process.get().isAlive()) {
        throw new IOException("the broker does not answer");
      }
      Thread.onSpinWait();
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /// Where clients find it: the same after each start.
  public URI address() {
    return URI.create("tcp://127.0.0.1:" + port);
  }

  /// Takes its power away: what was retained since the last stop is gone.
  public void kill() throws InterruptedException {
    for (Process each : process.stream().toList()) {
      ended(each.destroyForcibly());
    }
  }

  /// Stops it in order: what is retained is there again after the next start.
  public void stop() throws InterruptedException {
    for (Process each : process.stream().toList()) {
      each.destroy();
      ended(each);
    }
  }

  private static void ended(Process process) throws InterruptedException {
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the broker does not end");
    }
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
