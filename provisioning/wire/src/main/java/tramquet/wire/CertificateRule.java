package tramquet.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A rule over health certificates, as states publish them: "EU DCC Validation Rules", Annex to
/// version 1.00, with its logic in CertLogic.
///
/// @param identifier such as `VR-VN-0001`
/// @param type whether it binds every certificate, or those of the country that wrote it
/// @param country ISO 3166-1 alpha-2
/// @param version three numbers: of several with one identifier the highest that is valid counts
/// @param proof kind of certificate it binds; empty for all
/// @param validFrom first moment
/// @param validTo last moment
/// @param document the rule as published; not to be changed
public record CertificateRule(
    String identifier,
    Type type,
    String country,
    String version,
    Optional<HealthProof> proof,
    Instant validFrom,
    Instant validTo,
    JsonNode document) {

  /// Whom a rule binds.
  public enum Type {
    /// Every certificate.
    ACCEPTANCE,
    /// Certificates issued by the rule's country.
    INVALIDATION
  }

  /// The CertLogic expression.
  public JsonNode logic() {
    return document.path("Logic");
  }

  /// Whether it is in force then.
  public boolean isValidAt(Instant now) {
    return !now.isBefore(validFrom) && !now.isAfter(validTo);
  }

  static CertificateRule read(Fields fields) {
    if (!fields.text("Engine").equals("CERTLOGIC")) {
      throw fields.broken("Engine", "CERTLOGIC");
    }
    if (!fields.has("Logic")) {
      throw fields.broken("Logic", "an expression in CertLogic");
    }
    return new CertificateRule(
        fields.text("Identifier"),
        fields.word("Type", CertificateRule::type, "Acceptance or Invalidation"),
        fields.text("Country"),
        fields.text("Version"),
        proof(fields),
        moment(fields, "ValidFrom"),
        moment(fields, "ValidTo"),
        fields.node());
  }

  private static Optional<Type> type(String text) {
    return Arrays.stream(Type.values())
        .filter(type -> type.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  private static Optional<HealthProof> proof(Fields fields) {
    String name = "CertificateType";
    if (fields.text(name).equalsIgnoreCase("GENERAL")) {
      return Optional.empty();
    }
    return Optional.of(
        fields.word(
            name,
            text ->
                Arrays.stream(HealthProof.values())
                    .filter(proof -> proof.name().equalsIgnoreCase(text))
                    .findFirst(),
            "General, Vaccination, Recovery or Test"));
  }

  private static Instant moment(Fields fields, String name) {
    return fields.parsed(
        name,
        text -> OffsetDateTime.parse(text).toInstant(),
        "a moment such as 2021-07-01T00:00:00Z");
  }
}
