package tramquet.kiosk.uplink;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tramquet.wire.tls.AuthorityTwin;
import tramquet.wire.tls.CertificateAuthority;

/// HiveMQ CE, as the centre starts it, out of the built tree. It keeps nothing on disk.
///
/// Thread: one.
final class HiveMq implements RealBroker {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path folder;
  private final int port = RealBroker.lastingPort();
  private final Optional<Path> keys;
  private Optional<Process> process = Optional.empty();

  private HiveMq(Path folder, Optional<Path> keys) throws IOException {
    this.folder = folder;
    this.keys = keys;
    start();
  }

  /// For anybody.
  static HiveMq plain(Path folder) throws IOException {
    return new HiveMq(folder, Optional.empty());
  }

  /// By TLS, for those with a certificate of an authority.
  ///
  /// @param shows its own certificate
  /// @param believes whose clients it takes
  static HiveMq tls(Path folder, CertificateAuthority.Issued shows, AuthorityTwin believes)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    store.setKeyEntry("own", shows.key(), PASSWORD, shows.chain().toArray(Certificate[]::new));
    store.setCertificateEntry("believed", believes.certificate());
    Path file = folder.resolve("broker.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    return new HiveMq(folder, Optional.of(file));
  }

  @Override
  public void start() throws IOException {
    Process started =
        new ProcessBuilder(command())
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("hivemq.log").toFile()))
            .start();
    process = Optional.of(started);
    BufferedReader said = started.inputReader();
    for (String line = said.readLine(); !"READY".equals(line); line = said.readLine()) {
      if (line == null) {
        throw new IOException(
            "the broker has ended: " + Files.readString(folder.resolve("hivemq.log")));
      }
    }
  }

  private List<String> command() {
    Path built =
        Path.of(System.getProperty("tramquet.root", ".."), "provisioning/centre/broker/target")
            .toAbsolutePath();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                built.resolve("classes") + File.pathSeparator + built.resolve("lib") + "/*",
                "tramquet.centre.broker.BrokerMain",
                Integer.toString(port),
                folder.toString()));
    keys.map(Path::toString).ifPresent(command::add);
    return command;
  }

  @Override
  public URI address() {
    return URI.create(keys.isPresent() ? "ssl://localhost:" + port : "tcp://127.0.0.1:" + port);
  }

  @Override
  public void kill() throws InterruptedException {
    for (Process each : process.stream().toList()) {
      if (!each.destroyForcibly().waitFor(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the broker does not end");
      }
    }
  }

  @Override
  public void wipe() {
    // Everything is in memory.
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
