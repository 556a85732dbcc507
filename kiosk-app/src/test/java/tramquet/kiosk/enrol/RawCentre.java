package tramquet.kiosk.enrol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLServerSocket;
import tramquet.wire.tls.AuthorityTwin;
import tramquet.wire.tls.CertificateAuthority;

/// An HTTPS server on loopback that answers every request with the same bytes, whatever they are,
/// and hangs up.
///
/// Thread: each caller has one of its own.
final class RawCentre implements AutoCloseable {
  private static final int MILLIS = 20_000;

  private final SSLServerSocket listening;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile byte[] answer = new byte[0];

  /// @param shows its chain, the root included
  RawCentre(CertificateAuthority.Issued shows) throws GeneralSecurityException, IOException {
    listening = AuthorityTwin.listen(shows, Optional.empty());
    Thread.ofVirtual().start(this::serve);
  }

  String host() {
    return "localhost:" + listening.getLocalPort();
  }

  /// Each request: its first line and its body.
  List<String> asked() {
    return new ArrayList<>(asked);
  }

  /// From now on it says this.
  void says(int status, String body) {
    says(
        "HTTP/1.1 %d Word\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, body.getBytes(UTF_8).length, body));
  }

  void says(String raw) {
    answer = raw.getBytes(UTF_8);
  }

  private void serve() {
    while (!listening.isClosed()) {
      try {
        Socket caller = listening.accept();
        Thread.ofVirtual().start(() -> answer(caller));
      } catch (IOException e) {
        // Closed, or somebody who is gone again.
      }
    }
  }

  private void answer(Socket caller) {
    try (caller) {
      caller.setSoTimeout(MILLIS);
      BufferedReader in =
          new BufferedReader(new InputStreamReader(caller.getInputStream(), ISO_8859_1));
      String first = in.readLine();
      int length = 0;
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
          length = Integer.parseInt(line.substring(15).strip());
        }
      }
      char[] body = new char[length];
      for (int read = 0; read < length; ) {
        read += in.read(body, read, length - read);
      }
      asked.add(first + "\n" + new String(body));
      OutputStream out = caller.getOutputStream();
      out.write(answer);
      out.flush();
    } catch (IOException e) {
      // Whoever called does not believe us, or has heard enough.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
