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
    Optional<Screen.OutOfTime> outOfTime =
        refusal.reasons().contains(Reason.CREDENTIAL_EXPIRED)
            ? evidence.genuineOutOfTime().map(validity -> outOfTime(validity, evidence.now()))
            : Optional.empty();
    return new Screen.Refused(
        refusal.reasons(),
        remedy(refusal.remedy(), outOfTime),
        refusal.remedy() == Remedy.DECLARE_FIRST
            ? Optional.of(rules.declareAddress())
            : Optional.empty(),
        health ? rules.hotline() : Optional.empty(),
        outOfTime,
        Speech.of(evidence));
  }

  /// A code whose day is still to come needs no new one.
  private static Remedy remedy(Remedy remedy, Optional<Screen.OutOfTime> outOfTime) {
    boolean early = outOfTime.filter(Screen.OutOfTime.ValidFrom.class::isInstance).isPresent();
    return early && remedy == Remedy.RENEW_CODE ? Remedy.COME_BACK_LATER : remedy;
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
