package tramquet.kiosk.risk;

import java.util.List;
import tramquet.wire.Reason;

/// A personal code or certificate is shown within its time. The dates of a health insurance card
/// are those of the insurance, not of who the person is, and are not looked at.
final class ValidityRule implements RiskRule {
  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    return evidence.shown().stream().allMatch(s -> s.credential().isInTime(evidence.now()))
        ? List.of()
        : List.of(Reason.CREDENTIAL_EXPIRED);
  }
}
