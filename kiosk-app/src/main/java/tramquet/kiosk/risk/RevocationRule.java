package tramquet.kiosk.risk;

import java.util.List;
import tramquet.wire.Reason;

/// None of the codes was taken back by its issuer.
final class RevocationRule implements RiskRule {
  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    boolean revoked =
        packs.revocations().size() > 0
            && evidence.shown().stream()
                .flatMap(shown -> shown.credential().origin().stream())
                .flatMap(origin -> origin.tags().stream())
                .anyMatch(packs.revocations()::contains);
    return revoked ? List.of(Reason.REVOKED) : List.of();
  }
}
