package tramquet.kiosk.risk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tramquet.kiosk.credential.Credential.HealthCertificate;
import tramquet.wire.CertificateTerms;
import tramquet.wire.Reason;

/// Each proof that the pack asks for is given by some certificate that counts. A certificate that
/// gives another of the proofs is no failed attempt at this one: then this one is still missing.
final class CertificateRequiredRule implements RiskRule {
  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    List<HealthCertificate> unused = new ArrayList<>(evidence.certificatesThatCount());
    List<CertificateTerms> open = new ArrayList<>();
    for (CertificateTerms terms : packs.rules().certificates()) {
      List<HealthCertificate> sufficient =
          evidence.certificatesThatCount().stream()
              .filter(certificate -> suffices(terms, certificate, packs, evidence.now()))
              .toList();
      unused.removeAll(sufficient);
      if (sufficient.isEmpty()) {
        open.add(terms);
      }
    }
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    if (!open.isEmpty()) {
      reasons.add(unused.isEmpty() ? Reason.CERTIFICATE_MISSING : Reason.CERTIFICATE_INSUFFICIENT);
    }
    return List.copyOf(reasons);
  }

  private static boolean suffices(
      CertificateTerms terms, HealthCertificate certificate, Packs packs, Instant now) {
    Optional<String> colour =
        CertificateColours.colour(terms, certificate, packs.rules().valueSets(), now);
    return colour.filter(terms.admit()::contains).isPresent();
  }
}
