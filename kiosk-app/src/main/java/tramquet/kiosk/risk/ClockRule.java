package tramquet.kiosk.risk;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tramquet.wire.Direction;
import tramquet.wire.Reason;
import tramquet.wire.RulePack;

/// While nobody knows what time it is, nothing that has a date is judged: neither a code that was
/// signed for a time, nor by rules that look at the clock. A bare card has no date, and what is
/// declared on the screen is declared now, whenever that is.
final class ClockRule implements RiskRule {
  /// What other rules would say by a clock that is wrong.
  static final Set<Reason> GUESSED =
      Collections.unmodifiableSet(
          EnumSet.of(
              Reason.CREDENTIAL_EXPIRED,
              Reason.CERTIFICATE_INSUFFICIENT,
              Reason.CERTIFICATE_MISSING,
              Reason.DECLARATION_EXPIRED,
              Reason.CLOSED,
              Reason.DATA_STALE));

  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    boolean timeBound =
        evidence.shown().stream().anyMatch(shown -> shown.credential().origin().isPresent())
            || looksAtTheClock(packs.rules(), evidence.lane().direction())
            || DataAgeRule.matters(evidence, packs);
    return timeBound && !evidence.time().known() ? List.of(Reason.CLOCK) : List.of();
  }

  private static boolean looksAtTheClock(RulePack rules, Direction direction) {
    return !rules.certificates().isEmpty()
        || (direction == Direction.ENTRY && !rules.entry().opens().isEmpty());
  }
}
