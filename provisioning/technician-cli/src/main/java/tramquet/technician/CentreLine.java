package tramquet.technician;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
record CentreLine(URI address, SSLSocketFactory sockets, String token, boolean dry) {
  private static final int MILLIS = (int) Duration.ofSeconds(20).toMillis();

  /// What is there.
  JsonNode get(String path) {
    return ask(path, Optional.empty());
  }

  /// Does something.
  JsonNode post(String path, ObjectNode body) {
    return ask(path + (dry ? "?dry=true" : ""), Optional.of(body));
  }

  /// An object to be filled.
  static ObjectNode body() {
    return JsonMapper.shared().createObjectNode();
  }

  private JsonNode ask(String path, Optional<ObjectNode> body) {
    try {
      HttpsURLConnection connection =
          (HttpsURLConnection) address.resolve("/api/registry/" + path).toURL().openConnection();
      connection.setSSLSocketFactory(sockets);
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
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
    } catch (IOException e) {
      throw FailedException.unreached(
          "the centre is not reached: "
              + ConnectFailure.words(e, true, "the centre").orElse(e.getClass().getSimpleName()));
    }
  }

  private static JsonNode answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream in =
        status < HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      JsonNode answer =
          in == null
              ? JsonMapper.shared().createObjectNode()
              : JsonMapper.shared().readTree(in.readAllBytes());
      if (status == HttpURLConnection.HTTP_OK) {
        return answer;
      }
      throw new FailedException(
          "the centre refuses: " + answer.path("error").asString("status " + status));
    } catch (JacksonException e) {
      throw new FailedException("what answers is no centre: status " + status);
    }
  }
}
