package tramquet.technician;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tramquet.wire.tls.ConnectFailure;

/// Asks a centre's registry by HTTPS. What goes wrong is a `FailedException` in words that say what
/// to do.
///
/// @param address `https://host:port`
/// @param token of an administrator
/// @param dry whether everything stays as it is
/// @param patience for the connection, and for each part of the answer
record CentreLine(
    URI address, SSLSocketFactory sockets, String token, boolean dry, Duration patience) {
  /// For whoever has time.
  static final Duration PATIENCE = Duration.ofSeconds(20);

  /// A region's kiosks have a tenth of this.
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  /// What came back.
  ///
  /// @param time by the centre's clock, in whole seconds
  /// @param body empty where it is no JSON
  record Answer(int status, Optional<Instant> time, Optional<JsonNode> body) {}

  /// What is there.
  JsonNode get(String path) {
    return wanted(path, Optional.empty());
  }

  /// Does something.
  JsonNode post(String path, ObjectNode body) {
    return wanted(path + (dry ? "?dry=true" : ""), Optional.of(body));
  }

  /// An object to be filled.
  static ObjectNode body() {
    return JsonMapper.shared().createObjectNode();
  }

  private JsonNode wanted(String path, Optional<ObjectNode> body) {
    try {
      Answer answer = ask(path, body);
      JsonNode said =
          answer
              .body()
              .orElseThrow(() ->
                  new FailedException("what answers is no centre: status " + answer.status()));
      if (answer.status() == HttpURLConnection.HTTP_OK) {
        return said;
      }
      throw new FailedException(
          "the centre refuses: " + said.path("error").asString("status " + answer.status()));
    } catch (IOException e) {
      throw FailedException.unreached(
          "the centre is not reached: "
              + ConnectFailure.words(e, true, "the centre").orElse(e.getClass().getSimpleName()));
    }
  }

  /// Asks, and judges nothing.
  Answer ask(String path, Optional<ObjectNode> body) throws IOException {
    HttpsURLConnection connection =
        (HttpsURLConnection) address.resolve("/api/registry/" + path).toURL().openConnection();
    connection.setSSLSocketFactory(sockets);
    connection.setConnectTimeout((int) patience.toMillis());
    connection.setReadTimeout((int) patience.toMillis());
    connection.setRequestProperty("Authorization", "Bearer " + token);
    if (body.isPresent()) {
      byte[] bytes = body.get().toString().getBytes(StandardCharsets.UTF_8);
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(bytes.length);
      connection.getOutputStream().write(bytes);
    }
    return answer(connection);
  }

  private static Answer answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    Optional<Instant> time =
        Optional.of(connection.getDate()).filter(at -> at > 0).map(Instant::ofEpochMilli);
    try (InputStream in =
        status < HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      JsonNode answer =
          in == null
              ? JsonMapper.shared().createObjectNode()
              : JsonMapper.shared().readTree(in.readNBytes(MOST_BYTES));
      return new Answer(status, time, Optional.of(answer));
    } catch (JacksonException e) {
      return new Answer(status, time, Optional.empty());
    }
  }
}
