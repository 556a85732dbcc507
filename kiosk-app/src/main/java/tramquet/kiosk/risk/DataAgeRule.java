package tramquet.kiosk.risk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tramquet.wire.PackKind;
import tramquet.wire.Reason;
import tramquet.wire.ShelfLife;
import tramquet.wire.ShelfLife.Effect;
import tramquet.wire.Verification;

/// The data that the judgement relies on is not stale, as far as the pack in force minds. How old
/// it is nobody knows while the clock is wrong; then that is the objection.
final class DataAgeRule implements RiskRule {
  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    boolean stale =
        evidence.time().known()
            && kindsThatStop(evidence, packs)
                .anyMatch(kind -> packs.age(kind, evidence.now()) == ShelfLife.Age.STALE);
    return stale ? List.of(Reason.DATA_STALE) : List.of();
  }

  /// Whether there is data that would stop this person if it were stale.
  static boolean matters(Evidence evidence, Packs packs) {
    return kindsThatStop(evidence, packs).findAny().isPresent();
  }

  private static Stream<PackKind> kindsThatStop(Evidence evidence, Packs packs) {
    return packs.rules().shelfLives().entrySet().stream()
        .filter(life -> packs.issued().containsKey(life.getKey()))
        .filter(life -> stops(life.getKey(), life.getValue().effect(), evidence))
        .map(Map.Entry::getKey);
  }

  private static boolean stops(PackKind kind, Effect effect, Evidence evidence) {
    return switch (effect) {
      case SHOW -> false;
      case REFUSE -> kind != PackKind.SHADOW_RULES;
      case DISTRUST ->
          switch (kind) {
            case TRUST, REVOCATIONS -> reliesOnSignatures(evidence);
            // They bear on everybody.
            case RULES, WATCH_LIST -> true;
            case SHADOW_RULES -> false;
          };
    };
  }

  private static boolean reliesOnSignatures(Evidence evidence) {
    return evidence.shown().stream()
        .map(shown -> shown.credential().origin())
        .flatMap(Optional::stream)
        .anyMatch(origin -> origin.verification() == Verification.VERIFIED);
  }
}
