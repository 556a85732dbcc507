package tramquet.kiosk.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tramquet.kiosk.credential.Credential;
import tramquet.wire.Reason;

/// A personal code is shown within its time. The dates of a health insurance card are those of the
/// insurance, not of who the person is, and are not looked at.
final class ValidityRule implements RiskRule {
  /// How far the clocks of issuer and kiosk may differ.
  static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    return evidence.shown().stream().allMatch(s -> isInTime(s.credential(), evidence.now()))
        ? List.of()
        : List.of(Reason.CREDENTIAL_EXPIRED);
  }

  private static boolean isInTime(Credential credential, Instant now) {
    return !(credential instanceof Credential.SignedPersonalCode code)
        || (!now.isAfter(code.code().expiresAt())
            && !now.isBefore(code.code().issuedAt().minus(CLOCKS_DIFFER)));
  }
}
