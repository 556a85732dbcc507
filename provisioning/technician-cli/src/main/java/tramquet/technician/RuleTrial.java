package tramquet.technician;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tramquet.wire.CertificateRule;
import tramquet.wire.CertificateTerms;
import tramquet.wire.HealthProof;
import tramquet.wire.RulePack;
import tramquet.wire.certlogic.CertLogic;
import tramquet.wire.certlogic.Evaluated;

/// Tries every certificate rule of a draft on a small certificate of each kind that it binds, as
/// the kiosk would. A rule that cannot be evaluated never holds, and nobody would hear why; here it
/// is told, by its place in the draft. What it decides is not looked at: only its author knows.
final class RuleTrial {
  private static final JsonNode CERTIFICATES =
      JsonMapper.shared()
          .readTree(
              """
              {"VACCINATION": {"v": [{
                 "tg": "840539006", "vp": "1119349007", "mp": "EU/1/20/1528",
                 "ma": "ORG-100030215", "dn": 2, "sd": 2, "dt": "2021-10-01", "co": "VN",
                 "is": "Specimen", "ci": "URN:UVCI:01:VN:SPECIMEN0001#A"}]},
               "TEST": {"t": [{
                 "tg": "840539006", "tt": "LP6464-4", "nm": "Specimen",
                 "sc": "2021-10-15T01:00:00Z", "tr": "260415000", "tc": "Specimen", "co": "VN",
                 "is": "Specimen", "ci": "URN:UVCI:01:VN:SPECIMEN0002#A"}]},
               "RECOVERY": {"r": [{
                 "tg": "840539006", "fr": "2021-10-01", "co": "VN", "is": "Specimen",
                 "df": "2021-10-12", "du": "2022-04-01",
                 "ci": "URN:UVCI:01:VN:SPECIMEN0003#A"}]}}
              """);

  private RuleTrial() {}

  /// One line for each rule and kind that cannot be evaluated, or gives neither true nor false.
  static List<String> problems(RulePack rules) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < rules.certificates().size(); i++) {
      CertificateTerms terms = rules.certificates().get(i);
      for (int j = 0; j < terms.colours().size(); j++) {
        List<CertificateRule> all = terms.colours().get(j).rules();
        for (int k = 0; k < all.size(); k++) {
          String path = "certificates[%d].colours[%d].rules[%d].Logic".formatted(i, j, k);
          CertificateRule rule = all.get(k);
          kinds(rule)
              .flatMap(kind -> problem(rule, kind, rules.valueSets()).stream())
              .map(problem -> path + ": " + problem)
              .forEach(problems::add);
        }
      }
    }
    return problems;
  }

  private static Stream<HealthProof> kinds(CertificateRule rule) {
    return Arrays.stream(HealthProof.values())
        .filter(kind -> rule.proof().map(kind::equals).orElse(true));
  }

  private static List<String> problem(CertificateRule rule, HealthProof kind, JsonNode sets) {
    String of = " for a " + kind.name().toLowerCase(Locale.ROOT);
    return switch (CertLogic.evaluate(rule.logic(), seen(rule, kind, sets))) {
      case Evaluated.Value(JsonNode value) when value.isBoolean() -> List.of();
      case Evaluated.Value _ -> List.of("gives neither true nor false" + of);
      case Evaluated.Invalid(String reason) -> List.of("cannot be evaluated" + of + ": " + reason);
    };
  }

  private static ObjectNode seen(CertificateRule rule, HealthProof kind, JsonNode sets) {
    ObjectNode certificate = (ObjectNode) CERTIFICATES.path(kind.name()).deepCopy();
    certificate.put("ver", "1.3.0").put("dob", "1990-01-01");
    certificate
        .putObject("nam")
        .put("fn", "SPECIMEN")
        .put("fnt", "SPECIMEN")
        .put("gn", "AN")
        .put("gnt", "AN");
    ObjectNode seen = JsonMapper.shared().createObjectNode();
    seen.set("payload", certificate);
    ObjectNode external = seen.putObject("external");
    external.put("validationClock", rule.validFrom().toString());
    external.set("valueSets", sets);
    external.put("issuerCountryCode", "VN");
    external.put("iat", "2021-10-16T00:00:00Z");
    external.put("exp", "2022-10-16T00:00:00Z");
    return seen;
  }
}
