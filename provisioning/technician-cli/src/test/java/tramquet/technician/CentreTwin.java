package tramquet.technician;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLServerSocket;
import tramquet.wire.tls.AuthorityTwin;
import tramquet.wire.tls.CertificateAuthority;

/// A centre on loopback that says what it was told to say, and keeps what it was asked.
final class CentreTwin implements AutoCloseable {
  private final SSLServerSocket listening;
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private volatile int status = 200;
  private volatile String answer = "{}";
  private final Map<String, Said> answers = new ConcurrentHashMap<>();
  private volatile String headers = "";
  private volatile boolean mute;

  /// A question: `POST /path`, the token and the body.
  record Asked(String line, String token, String body) {}

  private record Said(int status, String json) {}

  /// @param shows its certificate
  CentreTwin(CertificateAuthority.Issued shows) throws GeneralSecurityException, IOException {
    listening = AuthorityTwin.listen(shows, Optional.empty());
    Thread.ofVirtual().start(this::serve);
  }

  String url() {
    return "https://localhost:" + listening.getLocalPort();
  }

  /// What it says from now on.
  void say(int code, String json) {
    status = code;
    answer = json.replace('\'', '"');
  }

  /// What it says of one address from now on.
  void say(String path, int code, String json) {
    answers.put("GET " + path, new Said(code, json.replace('\'', '"')));
  }

  /// From now on it listens, and says nothing.
  void fallSilent() {
    mute = true;
  }

  /// What time it tells from now on.
  void time(Instant now) {
    headers =
        "Date: %s\r\n"
            .formatted(DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC)));
  }

  /// The next question.
  Asked next() {
    Asked first = asked.poll();
    if (first == null) {
      throw new AssertionError("nothing was asked");
    }
    return first;
  }

  boolean wasAsked() {
    return !asked.isEmpty();
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (Socket caller = listening.accept()) {
        answer(caller);
      } catch (IOException e) {
        // Closed, or somebody who does not believe us.
      }
    }
  }

  private void answer(Socket caller) throws IOException {
    InputStream in = new BufferedInputStream(caller.getInputStream());
    String line = line(in);
    String token = "";
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.startsWith("Authorization: ")) {
        token = header.substring(15);
      } else if (header.startsWith("Content-Length: ")) {
        length = Integer.parseInt(header.substring(16));
      }
    }
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    asked.add(new Asked(line.replace(" HTTP/1.1", ""), token, body));
    if (mute) {
      return;
    }
    Said said = answers.getOrDefault(line.replace(" HTTP/1.1", ""), new Said(this.status, answer));
    byte[] bytes = said.json().getBytes(StandardCharsets.UTF_8);
    caller
        .getOutputStream()
        .write(
            "HTTP/1.1 %d -\r\n%sConnection: close\r\nContent-Length: %d\r\n\r\n"
                .formatted(said.status(), headers, bytes.length)
                .getBytes(StandardCharsets.US_ASCII));
    caller.getOutputStream().write(bytes);
    caller.getOutputStream().flush();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
