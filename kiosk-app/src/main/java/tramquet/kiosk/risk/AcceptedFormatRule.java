package tramquet.kiosk.risk;

import java.util.List;
import tramquet.wire.Reason;

/// At least one of the codes is of a kind that the pack accepts. Certificates are not what it
/// accepts as identity; that one is missing is another rule's objection.
final class AcceptedFormatRule implements RiskRule {
  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    return evidence.onlyCertificates()
            || evidence.shown().stream().anyMatch(s -> packs.rules().accepts().contains(s.format()))
        ? List.of()
        : List.of(Reason.NOT_ACCEPTED);
  }
}
