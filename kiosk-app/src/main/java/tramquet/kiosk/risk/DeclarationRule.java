package tramquet.kiosk.risk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tramquet.kiosk.credential.Credential;
import tramquet.wire.Declaration;
import tramquet.wire.DeclarationTerms;
import tramquet.wire.Reason;
import tramquet.wire.RulePack;

/// Where the pack requires a declaration there is one, it is fresh, and a fresh one names no risk.
/// Where the pack requires none, a fresh one that names a risk is heeded all the same.
///
/// While nobody knows the date, what is declared counts as declared now. On the screen it is; a
/// code is refused for the clock in any case, and whoever said that they are ill must not go
/// unnoticed for it.
final class DeclarationRule implements RiskRule {
  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    DeclarationTerms terms = packs.rules().declaration();
    Optional<Declaration> declared = evidence.declaration();
    if (declared.isEmpty()) {
      return terms.required() ? List.of(Reason.DECLARATION_MISSING) : List.of();
    }
    if (!evidence.time().known() || isFresh(declared.get(), evidence.now(), terms.maxAge())) {
      return risks(declared.get(), evidence, packs.rules());
    }
    return terms.required() ? List.of(Reason.DECLARATION_EXPIRED) : List.of();
  }

  private static boolean isFresh(Declaration declaration, Instant now, Duration maxAge) {
    Duration age = Duration.between(declaration.declaredAt(), now);
    return age.compareTo(maxAge) <= 0 && age.compareTo(Credential.CLOCKS_DIFFER.negated()) >= 0;
  }

  private static List<Reason> risks(Declaration declaration, Evidence evidence, RulePack rules) {
    List<Reason> risks = new ArrayList<>();
    if (declaration.symptoms().stream().anyMatch(rules.declaration().symptoms()::contains)) {
      risks.add(Reason.SYMPTOMS);
    }
    if (declaration.epidemicZone() || isFromAZone(declaration, evidence, rules)) {
      risks.add(Reason.EPIDEMIC_ZONE);
    }
    if (declaration.contact()) {
      risks.add(Reason.CONTACT);
    }
    return risks;
  }

  /// Zones have dates.
  private static boolean isFromAZone(Declaration declaration, Evidence evidence, RulePack rules) {
    LocalDate day = LocalDate.ofInstant(evidence.now(), PlaceTime.ZONE);
    return evidence.time().known()
        && declaration.areas().stream().anyMatch(area -> rules.zones().refuses(area, day));
  }
}
