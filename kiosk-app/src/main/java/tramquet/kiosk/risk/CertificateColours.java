package tramquet.kiosk.risk;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tramquet.kiosk.credential.Credential.HealthCertificate;
import tramquet.wire.CertificateRule;
import tramquet.wire.CertificateTerms;
import tramquet.wire.certlogic.CertLogic;

/// What certificate rules make of a certificate. Which rules bind it, and what they see, follows
/// "EU DCC Validation Rules", Annex to version 1.00; a rule that cannot be evaluated does not hold.
final class CertificateColours {
  /// Versions are three numbers; anything else counts as the oldest.
  private static final Comparator<CertificateRule> BY_VERSION =
      Comparator.comparingLong(rule ->
          number(rule.version(), 0) << 40
              | number(rule.version(), 1) << 20
              | number(rule.version(), 2));

  private CertificateColours() {}

  /// The first colour whose rules all hold; empty: red. A colour of which no rule binds the
  /// certificate at that moment is not earned: nothing is green because its rules have run out.
  static Optional<String> colour(
      CertificateTerms terms, HealthCertificate certificate, JsonNode valueSets, Instant now) {
    return terms.colours().stream()
        .filter(colour -> earns(colour.rules(), certificate, valueSets, now))
        .map(CertificateTerms.Colour::colour)
        .findFirst();
  }

  private static boolean earns(
      List<CertificateRule> rules, HealthCertificate certificate, JsonNode sets, Instant now) {
    Map<String, Optional<CertificateRule>> newest =
        rules.stream()
            .filter(rule -> rule.isValidAt(now) && binds(rule, certificate))
            .collect(
                Collectors.groupingBy(CertificateRule::identifier, Collectors.maxBy(BY_VERSION)));
    ObjectNode seen = seen(certificate, sets, now);
    return !newest.isEmpty()
        && newest.values().stream()
            .flatMap(Optional::stream)
            .allMatch(rule -> CertLogic.evaluate(rule.logic(), seen).holds());
  }

  private static boolean binds(CertificateRule rule, HealthCertificate certificate) {
    boolean kind = rule.proof().map(certificate.proofs()::contains).orElse(true);
    return kind
        && (rule.type() == CertificateRule.Type.ACCEPTANCE
            || certificate.claims().issuer().equals(Optional.of(rule.country())));
  }

  private static ObjectNode seen(HealthCertificate certificate, JsonNode sets, Instant now) {
    ObjectNode seen = JsonNodeFactory.instance.objectNode();
    seen.set("payload", certificate.claims().certificate());
    ObjectNode external = seen.putObject("external");
    external.put("validationClock", now.toString());
    external.set("valueSets", sets);
    certificate.claims().issuer().ifPresent(issuer -> external.put("issuerCountryCode", issuer));
    external.put("iat", certificate.claims().issuedAt().toString());
    external.put("exp", certificate.claims().expiresAt().toString());
    return seen;
  }

  private static long number(String version, int place) {
    String[] parts = version.split("\\.", -1);
    boolean three =
        parts.length == 3 && List.of(parts).stream().allMatch(part -> part.matches("\\d{1,5}"));
    return three ? Long.parseLong(parts[place]) : 0;
  }
}
