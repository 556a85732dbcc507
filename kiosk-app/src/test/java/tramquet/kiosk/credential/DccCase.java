package tramquet.kiosk.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;

/// A code of the EU's test data with its certificate, its clock and what must come of it.
///
/// @param name file in the test data
/// @param json the whole case
public record DccCase(String name, JsonNode json) {
  private static final Path FILE =
      Path.of(
          System.getProperty("tramquet.root", ".."),
          "kiosk-app/src/test/resources/dcc/cases.jsonl");

  /// All of them.
  public static List<DccCase> all() {
    try {
      return Files.readAllLines(FILE).stream()
          .map(line -> JsonMapper.shared().readTree(line))
          .map(json -> new DccCase(json.path("case").stringValue(), json))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The case of that name.
  public static DccCase named(String name) {
    return all().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /// The code as a reader gives it.
  public byte[] raw() {
    return json.path("code").stringValue().getBytes(StandardCharsets.UTF_8);
  }

  /// The certificate of its signer (DER).
  public byte[] certificate() {
    return Base64.getDecoder().decode(json.path("certificate").stringValue());
  }

  /// Trust in its signer alone.
  public TrustList trust() {
    return new TrustList(
        TrustedKeys.none(),
        TrustedKeys.ofCertificates(List.of(certificate())).asOptional().orElseThrow());
  }

  /// When it is looked at; a clock without a zone is UTC.
  public Instant clock() {
    String text = json.path("clock").stringValue().replace("+0000", "Z");
    return text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  /// What is expected of a step; empty where the case says nothing of it.
  public Optional<Boolean> expects(String step) {
    return Optional.of(json.path("expected").path(step))
        .filter(JsonNode::isBoolean)
        .map(JsonNode::booleanValue);
  }

  /// What the kiosk makes of it.
  public Reading read() {
    return CredentialFormats.read(raw(), trust());
  }

  /// Names the case in a report.
  @Override
  public String toString() {
    return name;
  }
}
