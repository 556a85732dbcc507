package tramquet.kiosk.risk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tramquet.kiosk.credential.Credential;
import tramquet.wire.Reason;
import tramquet.wire.Verification;

/// Whoever shows a signed code shows one that somebody we trust has signed.
final class SignatureRule implements RiskRule {
  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    return evidence.shown().stream()
        .flatMap(shown -> verification(shown.credential()).stream())
        .flatMap(SignatureRule::objection)
        .distinct()
        .toList();
  }

  private static Optional<Verification> verification(Credential credential) {
    return switch (credential) {
      case Credential.SignedPersonalCode code -> Optional.of(code.verification());
      case Credential.HealthCertificate certificate -> Optional.of(certificate.verification());
      case Credential.CitizenCard _,
          Credential.HealthInsuranceCard _,
          Credential.PcCovidCode _,
          Credential.PlaceCodeShown _ ->
          Optional.empty();
    };
  }

  private static Stream<Reason> objection(Verification verification) {
    return switch (verification) {
      case VERIFIED -> Stream.empty();
      case INVALID -> Stream.of(Reason.SIGNATURE_INVALID);
      case UNTRUSTED, UNSUPPORTED -> Stream.of(Reason.SIGNATURE_UNTRUSTED);
    };
  }
}
