package tramquet.kiosk.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tramquet.kiosk.credential.Credential;
import tramquet.wire.Declaration;
import tramquet.wire.Reason;

/// Where the pack requires a declaration there is one, it is fresh, and a fresh one names no risk.
/// Where the pack requires none, a fresh one that names a risk is heeded all the same.
final class DeclarationRule implements RiskRule {
  /// How long a declaration speaks of today where the pack does not say.
  private static final Duration FRESH = Duration.ofHours(24);

  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    Optional<Duration> required = packs.rules().declarationMaxAge();
    Optional<Declaration> declared = evidence.declaration();
    if (declared.isEmpty()) {
      return required.isPresent() ? List.of(Reason.DECLARATION_MISSING) : List.of();
    }
    if (isFresh(declared.get(), evidence.now(), required.orElse(FRESH))) {
      return risks(declared.get());
    }
    return required.isPresent() ? List.of(Reason.DECLARATION_EXPIRED) : List.of();
  }

  private static boolean isFresh(Declaration declaration, Instant now, Duration maxAge) {
    Duration age = Duration.between(declaration.declaredAt(), now);
    return age.compareTo(maxAge) <= 0 && age.compareTo(Credential.CLOCKS_DIFFER.negated()) >= 0;
  }

  private static List<Reason> risks(Declaration declaration) {
    List<Reason> risks = new ArrayList<>();
    if (!declaration.symptoms().isEmpty()) {
      risks.add(Reason.SYMPTOMS);
    }
    if (declaration.epidemicZone()) {
      risks.add(Reason.EPIDEMIC_ZONE);
    }
    if (declaration.contact()) {
      risks.add(Reason.CONTACT);
    }
    return risks;
  }
}
