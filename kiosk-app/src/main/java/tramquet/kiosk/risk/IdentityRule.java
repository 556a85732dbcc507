package tramquet.kiosk.risk;

import java.util.List;
import tramquet.wire.Identifier;
import tramquet.wire.Person;
import tramquet.wire.Reason;

/// The codes carry at least one whole number of the person: a masked one tells nobody.
final class IdentityRule implements RiskRule {
  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    boolean known =
        evidence.person().map(Person::identifiers).stream()
            .flatMap(List::stream)
            .anyMatch(identifier -> identifier.kind() != Identifier.Kind.MASKED);
    return known ? List.of() : List.of(Reason.IDENTITY_MISSING);
  }
}
