package tramquet.wire;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The claims of a health certificate, as its signature covers them: CBOR Web Token (RFC 8392),
/// after "CWT Claims" of the EU's Electronic Health Certificate Specification 1.0. Nothing is
/// judged here.
///
/// @param issuer who issued it, mostly a country in ISO 3166-1 alpha-2; optional in the
///   specification
/// @param issuedAt whole seconds, fractions cut off
/// @param expiresAt end of the signature's validity, in whole seconds, fractions cut off
/// @param certificate claim -260, member 1: an object, otherwise as the issuer wrote it
public record HealthClaims(
    Optional<String> issuer, Instant issuedAt, Instant expiresAt, JsonNode certificate) {
  private static final String ISSUER = "1";
  private static final String EXPIRATION = "4";
  private static final String ISSUED_AT = "6";
  private static final String HEALTH_CERTIFICATE = "-260";
  private static final String EU_VERSION_1 = "1";

  /// The last second of the year 9999.
  private static final long LATEST = 253_402_300_799L;

  /// Reads the payload of a signature.
  public static Decoded<HealthClaims> decode(byte[] payload) {
    return StrictCbor.read(payload).flatMap(item -> read(item.value()));
  }

  private static Decoded<HealthClaims> read(JsonNode claims) {
    JsonNode certificate = claims.path(HEALTH_CERTIFICATE).path(EU_VERSION_1);
    if (!certificate.isObject()) {
      return new Decoded.Malformed<>("health certificate claim");
    }
    Optional<Instant> issuedAt = date(claims.path(ISSUED_AT));
    Optional<Instant> expiresAt = date(claims.path(EXPIRATION));
    if (issuedAt.isEmpty() || expiresAt.isEmpty()) {
      return new Decoded.Malformed<>("dates of the claims");
    }
    Optional<String> issuer =
        Optional.of(claims.path(ISSUER)).filter(JsonNode::isString).map(JsonNode::stringValue);
    return new Decoded.Value<>(
        new HealthClaims(issuer, issuedAt.get(), expiresAt.get(), certificate));
  }

  /// NumericDate (RFC 8392 section 2): seconds, whole or not.
  private static Optional<Instant> date(JsonNode number) {
    if (!number.isNumber()) {
      return Optional.empty();
    }
    double seconds = number.asDouble(-1);
    return seconds >= 0 && seconds <= LATEST
        ? Optional.of(Instant.ofEpochSecond((long) seconds))
        : Optional.empty();
  }

  /// The person stays out of logs and messages.
  @Override
  public String toString() {
    return "HealthClaims";
  }
}
