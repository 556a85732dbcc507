package tramquet.kiosk.inspect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tramquet.kiosk.credential.Credential;
import tramquet.kiosk.credential.CredentialFormats;
import tramquet.kiosk.credential.Reading;
import tramquet.wire.Decoded;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;
import tramquet.wire.RulePack;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;

/// `inspect --json`: one JSON object per line in, one out, a stable interface.
///
/// In: `code` (text) or `codeHex` (bytes), optionally `at` (instant) and `trust` (list of base64
/// DER certificates, trusted beside the kiosk's own keys) and `pack` (rules to judge by: the name
/// of built-in ones, or the JSON of a rule pack's body). Out: `format`, `decoded` (`value`,
/// `malformed`, `unknown`), `reason`, `person`, `certificate` (see [CertificateLines]), `verdict`,
/// `reasons`, `remedy`; what does not apply is left out. A line that is no such object is answered
/// with `error`, and the next one is served.
///
/// Thread: stateless.
public final class JsonInspection {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final TrustList trust;
  private final Verdicts verdicts;
  private final InstantSource clock;

  /// An inspection by these rules.
  ///
  /// @param trust trusted beside those a line brings
  /// @param verdicts the rules
  /// @param clock for lines without `at`
  public JsonInspection(TrustList trust, Verdicts verdicts, InstantSource clock) {
    this.trust = trust;
    this.verdicts = verdicts;
    this.clock = clock;
  }

  /// Answers every line until the input ends; each answer is flushed, so that a pipe may wait for
  /// it.
  ///
  /// @return exit status: 0 if every line was understood, 1 if not
  public int run(InputStream in, PrintStream out) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    int status = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        ObjectNode answer = answer(line);
        status = answer.has("error") ? 1 : status;
        out.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    }
    return status;
  }

  /// The answer to one line.
  ObjectNode answer(String line) {
    return switch (question(line)) {
      case Decoded.Value<Question>(Question question) -> answer(question);
      case Decoded.Malformed<Question>(String reason) -> error(reason);
      case Decoded.NotMine<Question>() -> error("not a JSON object");
    };
  }

  private record Question(Reading reading, Instant at, Verdicts verdicts) {}

  private static ObjectNode error(String reason) {
    return MAPPER.createObjectNode().put("error", reason);
  }

  private Decoded<Question> question(String line) {
    try {
      JsonNode json = MAPPER.readTree(line);
      if (!json.isObject()) {
        return new Decoded.NotMine<>();
      }
      if (json.path("code").isString() == json.path("codeHex").isString()) {
        return new Decoded.Malformed<>("exactly one of code and codeHex, a string");
      }
      byte[] code =
          json.has("code")
              ? json.get("code").stringValue().getBytes(StandardCharsets.UTF_8)
              : HexFormat.of().parseHex(json.get("codeHex").stringValue());
      Instant at = json.has("at") ? Instant.parse(json.path("at").asString("")) : clock.instant();
      return trust(json.path("trust"))
          .flatMap(more ->
              pack(json.path("pack"))
                  .map(judges ->
                      new Question(
                          CredentialFormats.read(code, trust.and(new TrustList(more, more))),
                          at,
                          judges)));
    } catch (JacksonException e) {
      return new Decoded.Malformed<>("not JSON");
    } catch (DateTimeException e) {
      return new Decoded.Malformed<>("at is not an instant");
    } catch (IllegalArgumentException e) {
      return new Decoded.Malformed<>("codeHex is not hexadecimal");
    }
  }

  private Decoded<Verdicts> pack(JsonNode pack) {
    if (pack.isMissingNode()) {
      return new Decoded.Value<>(verdicts);
    }
    Optional<RulePack> rules =
        pack.isString()
            ? RulePack.preset(pack.stringValue())
            : RulePack.decode(MAPPER.writeValueAsBytes(pack)).asOptional();
    return rules
        .<Decoded<Verdicts>>map(found -> new Decoded.Value<>(verdicts.by(found)))
        .orElseGet(() -> new Decoded.Malformed<>("pack is no rule pack"));
  }

  private static Decoded<TrustedKeys> trust(JsonNode list) {
    if (list.isMissingNode()) {
      return new Decoded.Value<>(TrustedKeys.none());
    }
    List<byte[]> certificates = new ArrayList<>();
    for (JsonNode certificate : list) {
      try {
        certificates.add(Base64.getMimeDecoder().decode(certificate.asString("")));
      } catch (IllegalArgumentException e) {
        return new Decoded.Malformed<>("trust is not base64");
      }
    }
    return list.isArray()
        ? TrustedKeys.ofCertificates(certificates)
        : new Decoded.Malformed<>("trust is not a list");
  }

  private ObjectNode answer(Question question) {
    ObjectNode json = describe(question.reading());
    CertificateLines.of(question.reading(), question.at())
        .ifPresent(certificate -> json.set("certificate", certificate));
    question
        .verdicts()
        .judge(question.reading(), question.at())
        .ifPresent(judgement -> {
          json.put("verdict", judgement.light().text());
          ArrayNode reasons = json.putArray("reasons");
          judgement.reasons().stream().map(Reason::text).forEach(reasons::add);
          judgement.remedy().map(Remedy::text).ifPresent(r -> json.put("remedy", r));
        });
    return json;
  }

  /// All but what depends on the time: certificate and verdict.
  static ObjectNode describe(Reading reading) {
    ObjectNode json = MAPPER.createObjectNode();
    switch (reading) {
      case Reading.Recognised(var format, Credential credential) -> {
        json.put("format", format.name()).put("decoded", "value");
        PersonLines.of(credential).ifPresent(lines -> describe(json.putObject("person"), lines));
      }
      case Reading.Malformed(var format, String reason) ->
          json.put("format", format.name()).put("decoded", "malformed").put("reason", reason);
      case Reading.Unknown() -> json.put("decoded", "unknown");
    }
    return json;
  }

  private static void describe(ObjectNode person, Map<String, String> lines) {
    lines.forEach(person::put);
    person.put("nameReadable", lines.containsKey("name"));
  }
}
