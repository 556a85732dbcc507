package tramquet.kiosk.lane;

import java.util.Optional;
import tramquet.kiosk.risk.Decision;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;

/// Makes a refusal a screen: the address only where it helps, the hotline only for health.
final class RefusedScreen {
  private RefusedScreen() {}

  static Screen of(Decision.Refuse refusal, LaneRules rules) {
    boolean health =
        refusal.reasons().stream().anyMatch(r -> r.category() == Reason.Category.HEALTH);
    return new Screen.Refused(
        refusal.reasons(),
        refusal.remedy(),
        refusal.remedy() == Remedy.DECLARE_FIRST
            ? Optional.of(rules.declareAddress())
            : Optional.empty(),
        health ? rules.hotline() : Optional.empty());
  }
}
