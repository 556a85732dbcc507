package tramquet.box;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import tramquet.wire.tls.TlsIdentity;

/// Asks the centre for a new certificate with what is on a kiosk's disk, as whoever has the disk
/// could.
///
/// @param machine whose disk it is
/// @param port of the centre on loopback
record Renewal(Machine machine, int port) {
  private static final String FOLDER = "/var/lib/tramquet/enrol/now/";
  private static final int MILLIS = (int) Duration.ofSeconds(30).toMillis();

  /// Asks once.
  ///
  /// @return the status of the answer (HTTP): 200 where it is given
  int status() throws IOException {
    TlsIdentity identity =
        TlsIdentity.of(file("centre/ca.pem"), file("centre/kiosk.pem"), file("kiosk.key"))
            .asOptional()
            .orElseThrow(() -> new IOException("the kiosk has no certificate"));
    HttpsURLConnection connection =
        (HttpsURLConnection)
            URI.create("https://localhost:%d/api/enrol/renewal".formatted(port))
                .toURL()
                .openConnection();
    connection.setSSLSocketFactory(identity.sockets(InstantSource.system()::instant));
    connection.setConnectTimeout(MILLIS);
    connection.setReadTimeout(MILLIS);
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setDoOutput(true);
    connection
        .getOutputStream()
        .write(
            JsonLines.JSON
                .writeValueAsString(Map.of("request", identity.request()))
                .getBytes(UTF_8));
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  private TlsIdentity.Text file(String name) throws IOException {
    return new TlsIdentity.Text(name, machine.run("cat " + FOLDER + name) + "\n");
  }
}
