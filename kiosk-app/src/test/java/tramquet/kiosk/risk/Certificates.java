package tramquet.kiosk.risk;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.kiosk.credential.CertificateSignature;
import tramquet.kiosk.credential.Credential.HealthCertificate;
import tramquet.kiosk.credential.SchemaCheck;
import tramquet.wire.BirthDate;
import tramquet.wire.HealthClaims;
import tramquet.wire.HealthProof;
import tramquet.wire.Person;
import tramquet.wire.RevocationTag;
import tramquet.wire.Verification;

/// Certificates of an invented person, as if read from a code.
final class Certificates {
  static final Instant ISSUED = Instant.parse("2021-09-01T00:00:00Z");
  static final Instant EXPIRES = Instant.parse("2022-09-01T00:00:00Z");
  static final RevocationTag TAG = new RevocationTag(0x0102030405060708L);

  private Certificates() {}

  /// A vaccination: dose `dn` of `sd` on a day.
  static HealthCertificate vaccination(int dn, int sd, String day) {
    return of(
        "{'v':[{'tg':'840539006','dn':%d,'sd':%d,'dt':'%s','co':'VN','ci':'URN:UVCI:01:VN:A'}]}"
            .formatted(dn, sd, day));
  }

  /// A negative test of that moment.
  static HealthCertificate test(String moment) {
    return of(
        "{'t':[{'tg':'840539006','tt':'LP6464-4','tr':'260415000','sc':'%s','co':'VN','ci':'T'}]}"
            .formatted(moment));
  }

  /// A recovery.
  static HealthCertificate recovery(String firstPositive) {
    return of("{'r':[{'tg':'840539006','fr':'%s','co':'VN','ci':'R'}]}".formatted(firstPositive));
  }

  static HealthCertificate of(String json) {
    return of(json, Verification.VERIFIED, SchemaCheck.VALID);
  }

  static HealthCertificate of(String json, Verification verification, SchemaCheck schema) {
    JsonNode content = JsonMapper.shared().readTree(json.replace('\'', '"'));
    Set<HealthProof> proofs = EnumSet.noneOf(HealthProof.class);
    Arrays.stream(HealthProof.values())
        .filter(proof -> content.has(proof.group()))
        .forEach(proofs::add);
    return new HealthCertificate(
        new HealthClaims(Optional.of("VN"), ISSUED, EXPIRES, content),
        new Person(
            List.of(),
            Optional.of("NGUYỄN VĂN ÁNH"),
            BirthDate.parse("1990-01-01").asOptional(),
            Optional.empty()),
        proofs,
        schema,
        new CertificateSignature(Optional.of("ES256"), Optional.empty(), verification, TAG));
  }
}
