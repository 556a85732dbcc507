package tramquet.kiosk.risk;

import java.util.List;
import tramquet.kiosk.credential.Credential.HealthCertificate;
import tramquet.kiosk.credential.SchemaCheck;
import tramquet.wire.Reason;
import tramquet.wire.Verification;

/// A genuine certificate keeps to its schema. Whoever needs none is not stopped for the mistake of
/// an issuer, where another code says who stands there.
final class SchemaRule implements RiskRule {
  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    boolean matters = !packs.rules().certificates().isEmpty() || evidence.onlyCertificates();
    boolean broken = evidence.certificates().stream().anyMatch(SchemaRule::isGenuineAndBroken);
    return matters && broken ? List.of(Reason.CREDENTIAL_MALFORMED) : List.of();
  }

  private static boolean isGenuineAndBroken(HealthCertificate certificate) {
    return certificate.verification() == Verification.VERIFIED
        && certificate.schema() == SchemaCheck.INVALID;
  }
}
