package tramquet.kiosk.enrol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.wire.ClaimCode;
import tramquet.wire.tls.CertificateRequest;
import tramquet.wire.tls.ConnectFailure;
import tramquet.wire.tls.ServerTrust;
import tramquet.wire.tls.TlsIdentity;

/// Asks a centre by HTTPS for a certificate. Believes the one root whose pin the claim code has,
/// and nobody else.
///
/// Thread: any; a question blocks for 10 s until it is connected, 10 s until something comes, and
/// 30 s until all of it has come.
///
/// @param clock a moment that has certainly come, as late as is known
/// @param nanoTime monotonic, in nanoseconds
record CentreLine(Supplier<Instant> clock, LongSupplier nanoTime) implements Centre {
  private static final int MILLIS = (int) Duration.ofSeconds(10).toMillis();
  private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

  /// A chain of three certificates, and three keys, have 4 KiB.
  private static final int MOST_BYTES = 65_536;

  @Override
  public Answer ask(ClaimCode code, OwnKey key) {
    String request = CertificateRequest.of(key.keys(), code.kiosk().text());
    Map<String, String> body =
        Map.of("secret", HexFormat.of().formatHex(code.claim().secret()), "request", request);
    return post(
        code,
        "claims/" + code.claim().id(),
        ServerTrust.ofRoot(code.authority(), clock),
        body,
        CentreLine::given);
  }

  @Override
  public Answer renew(ClaimCode code, TlsIdentity identity) {
    return post(
        code,
        "renewal",
        identity.sockets(clock),
        Map.of("request", identity.request()),
        answer -> text(answer, "certificate").map(Answer.Renewed::new));
  }

  private Answer post(
      ClaimCode code,
      String path,
      SSLSocketFactory sockets,
      Map<String, String> body,
      Function<JsonNode, Optional<? extends Answer>> reader) {
    try {
      HttpsURLConnection connection =
          (HttpsURLConnection)
              URI.create("https://%s/api/enrol/%s".formatted(code.host(), path))
                  .toURL()
                  .openConnection();
      connection.setSSLSocketFactory(sockets);
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      connection.setInstanceFollowRedirects(false);
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      byte[] bytes = JsonMapper.shared().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
      connection.setFixedLengthStreamingMode(bytes.length);
      connection.getOutputStream().write(bytes);
      return answer(connection, reader);
    } catch (IOException | JacksonException e) {
      return new Answer.Unreached(
          ConnectFailure.words(e, true, "the centre").orElse(e.getClass().getSimpleName()));
    }
  }

  private Answer answer(
      HttpsURLConnection connection, Function<JsonNode, Optional<? extends Answer>> reader)
      throws IOException {
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      JsonNode answer = JsonMapper.shared().readTree(in == null ? new byte[0] : all(in));
      return switch (status) {
        case 200 ->
            reader
                .apply(answer)
                .<Answer>map(Function.identity())
                .orElseGet(() -> new Answer.Unreached("an answer that lacks something"));
        case 202 -> new Answer.Waiting();
        case 403, 409, 410, 429 -> new Answer.Refused(text(answer, "refused").orElse("refused"));
        default -> new Answer.Unreached("status " + status);
      };
    }
  }

  private byte[] all(InputStream in) throws IOException {
    long begun = nanoTime.getAsLong();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[4096];
    for (int read = in.read(some); read >= 0; read = in.read(some)) {
      all.write(some, 0, read);
      if (all.size() > MOST_BYTES || nanoTime.getAsLong() - begun > PATIENCE_NANOS) {
        throw new IOException("an answer that does not end");
      }
    }
    return all.toByteArray();
  }

  private static Optional<Answer.Enrolled> given(JsonNode answer) {
    return Stream.of("certificate", "ca", "broker", "packKey", "orderKey", "personalCodeKey")
            .allMatch(name -> text(answer, name).isPresent())
        ? Optional.of(
            new Answer.Enrolled(
                new Given(
                    text(answer, "certificate").orElseThrow(),
                    text(answer, "ca").orElseThrow(),
                    text(answer, "broker").orElseThrow(),
                    text(answer, "packKey").orElseThrow(),
                    text(answer, "orderKey").orElseThrow(),
                    text(answer, "personalCodeKey").orElseThrow())))
        : Optional.empty();
  }

  private static Optional<String> text(JsonNode answer, String name) {
    return Optional.of(answer.path(name)).filter(JsonNode::isString).map(JsonNode::asString);
  }
}
