package tramquet.kiosk.lane;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import tramquet.kiosk.credential.Validity;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;
import tramquet.kiosk.risk.PlaceTime;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;

/// Makes a refusal a screen: the address only where it helps, the hotline only for health.
final class RefusedScreen {
  private RefusedScreen() {}

  static Screen of(Decision.Refuse refusal, Evidence evidence, LaneRules rules) {
    boolean health =
        refusal.reasons().stream().anyMatch(r -> r.category() == Reason.Category.HEALTH);
    return new Screen.Refused(
        refusal.reasons(),
        refusal.remedy(),
        refusal.remedy() == Remedy.DECLARE_FIRST
            ? Optional.of(rules.declareAddress())
            : Optional.empty(),
        health ? rules.hotline() : Optional.empty(),
        refusal.reasons().contains(Reason.CREDENTIAL_EXPIRED)
            ? evidence.genuineOutOfTime().map(validity -> outOfTime(validity, evidence.now()))
            : Optional.empty());
  }

  private static Screen.OutOfTime outOfTime(Validity validity, Instant now) {
    return validity.isOver(now)
        ? new Screen.OutOfTime.ExpiredOn(day(validity.expiresAt()))
        : new Screen.OutOfTime.ValidFrom(day(validity.issuedAt()));
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, PlaceTime.ZONE);
  }
}
