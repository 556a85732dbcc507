package tramquet.centre;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import tramquet.wire.tls.AuthorityTwin;
import tramquet.wire.tls.CertificateAuthority;

/// HiveMQ CE by TLS, for those with a certificate of an authority.
public final class TlsBroker implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Process process;
  private final int port;

  /// Starts it and waits until it listens.
  ///
  /// @param shows its own certificate
  /// @param believes whose clients it takes
  public TlsBroker(CertificateAuthority.Issued shows, AuthorityTwin believes)
      throws IOException, GeneralSecurityException {
    Path folder = TestParts.folder();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    store.setKeyEntry("own", shows.key(), PASSWORD, shows.chain().toArray(Certificate[]::new));
    store.setCertificateEntry("believed", believes.certificate());
    Path file = folder.resolve("broker.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path built = TestParts.home().resolve("broker/target");
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                built.resolve("classes") + File.pathSeparator + built.resolve("lib") + "/*",
                "tramquet.centre.broker.BrokerMain",
                Integer.toString(port),
                folder.toString(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); !"READY".equals(line); line = said.readLine()) {
      if (line == null) {
        throw new IOException("the broker has ended");
      }
    }
  }

  /// Its address: `ssl://localhost:PORT`.
  public String url() {
    return "ssl://localhost:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
