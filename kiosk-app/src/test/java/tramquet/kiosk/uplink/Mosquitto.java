package tramquet.kiosk.uplink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tramquet.wire.tls.AuthorityTwin;
import tramquet.wire.tls.CertificateAuthority;

/// A real broker as a process of its own, on loopback, which can be stopped, killed and started
/// again on the same port. Tests that need one are switched on by
/// `-Dtramquet.mosquitto=/usr/sbin/mosquitto`, and are skipped without.
///
/// Thread: one.
public final class Mosquitto implements RealBroker {
  /// The property that names the program.
  public static final String PROGRAM = "tramquet.mosquitto";

  /// Why a test is skipped.
  public static final String SWITCH = "needs -Dtramquet.mosquitto=/usr/sbin/mosquitto";

  /// Its line of the configuration.
  private static final Pattern BRIDGED_TO = Pattern.compile("(?m)^address .*$");

  private static final Duration STARTING = Duration.ofSeconds(20);

  private final Path folder;
  private final int port;
  private final URI address;
  private Optional<Process> process = Optional.empty();

  /// Starts it, and waits until it answers.
  ///
  /// @param folder an existing one; what is retained is kept there when the broker is stopped
  public Mosquitto(Path folder) throws IOException {
    this(
        folder,
        "tcp://127.0.0.1:",
        """
        listener 8883
        allow_anonymous true
        persistence true
        persistence_location /var/lib/mosquitto/
        max_queued_messages 0
        """);
  }

  /// One that hands everything on to another broker, and keeps on disk what it cannot.
  ///
  /// @param to by `tcp`
  public static Mosquitto bridge(Path folder, URI to) throws IOException {
    return new Mosquitto(
        folder,
        "tcp://127.0.0.1:",
        """
        listener 8883
        allow_anonymous true
        persistence true
        persistence_location /var/lib/mosquitto/
        max_queued_messages 0
        connection onwards
        address %s
        bridge_protocol_version mqttv50
        topic # out 1
        cleansession false
        restart_timeout 1 1
        user root
        """
            .formatted(to.getAuthority()));
  }

  /// Makes a bridge that is stopped one to another broker.
  ///
  /// @param to by `tcp`
  public void turnTo(URI to) throws IOException {
    Path file = folder.resolve("mosquitto.conf");
    Files.writeString(
        file,
        BRIDGED_TO.matcher(Files.readString(file)).replaceFirst("address " + to.getAuthority()));
  }

  private Mosquitto(Path folder, String address, String configuration) throws IOException {
    this.folder = folder;
    port = RealBroker.lastingPort();
    this.address = URI.create(address + port);
    Files.writeString(
        folder.resolve("mosquitto.conf"),
        configuration
            .replace("listener 8883", "listener " + port + " 127.0.0.1")
            .replaceAll(
                "/etc/mosquitto/certs/|/etc/mosquitto/|/var/lib/mosquitto/",
                Matcher.quoteReplacement(folder + "/")));
    start();
  }

  /// By TLS, with the configuration and the rules that the project recommends.
  ///
  /// @param shows its own certificate
  /// @param believes whose clients it takes
  public static Mosquitto tls(
      Path folder, CertificateAuthority.Issued shows, AuthorityTwin believes) throws IOException {
    Path recommended =
        Path.of(System.getProperty("tramquet.root", ".."), "provisioning/centre/docs/mosquitto");
    Files.writeString(folder.resolve("ca.pem"), believes.pem());
    Files.writeString(folder.resolve("broker.pem"), shows.certificatePem());
    Files.writeString(folder.resolve("broker.key"), shows.keyPem());
    Files.copy(recommended.resolve("tramquet.acl"), folder.resolve("tramquet.acl"));
    String recommendation = Files.readString(recommended.resolve("tramquet.conf"));
    // Otherwise it gives up root, and the folder is root's.
    return new Mosquitto(folder, "ssl://localhost:", recommendation + "user root\n");
  }

  @Override
  public void start() throws IOException {
    process =
        Optional.of(
            new ProcessBuilder(
                    System.getProperty(PROGRAM), "-c", folder.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(
                    ProcessBuilder.Redirect.appendTo(folder.resolve("mosquitto.log").toFile()))
                .start());
    long untilNanos = System.nanoTime() + STARTING.toNanos();
    while (!answers()) {
      if (System.nanoTime() - untilNanos > 0 || !process.get().isAlive()) {
        throw new IOException(
            "the broker does not answer: " + Files.readString(folder.resolve("mosquitto.log")));
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

  @Override
  public URI address() {
    return address;
  }

  /// Takes its power away: what was retained since the last stop is gone.
  @Override
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
  public void wipe() throws IOException {
    boolean _ = Files.deleteIfExists(folder.resolve("mosquitto.db"));
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
