package tramquet.centre.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a centre by HTTPS.
///
/// @param base `https://localhost:PORT`
/// @param sockets whom it believes, and what it shows
/// @param token of an administrator
record Https(String base, SSLSocketFactory sockets, Optional<String> token) {

  /// An answer.
  record Answer(int status, JsonNode body) {}

  Answer get(String path) throws IOException {
    return read(connection(path));
  }

  Answer post(String path, String json) throws IOException {
    HttpsURLConnection connection = connection(path);
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setDoOutput(true);
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    connection.setFixedLengthStreamingMode(bytes.length);
    connection.getOutputStream().write(bytes);
    return read(connection);
  }

  private HttpsURLConnection connection(String path) throws IOException {
    HttpsURLConnection connection =
        (HttpsURLConnection) URI.create(base + path).toURL().openConnection();
    connection.setSSLSocketFactory(sockets);
    connection.setConnectTimeout(20_000);
    connection.setReadTimeout(20_000);
    token.ifPresent(own -> connection.setRequestProperty("Authorization", "Bearer " + own));
    return connection;
  }

  private static Answer read(HttpsURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Answer(status, JsonMapper.shared().readTree(in));
    }
  }
}
