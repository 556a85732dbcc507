package tramquet.kiosk.risk;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tramquet.wire.Direction;
import tramquet.wire.EntryTerms;
import tramquet.wire.Reason;

/// The place is open, has room, and the person is not inside already. Who leaves is never kept in.
final class EntryRule implements RiskRule {
  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    if (evidence.lane().direction() != Direction.ENTRY) {
      return List.of();
    }
    EntryTerms terms = packs.rules().entry();
    Past past = evidence.past();
    List<Reason> reasons = new ArrayList<>();
    Optional<Duration> passback = terms.antiPassback();
    if (passback.isPresent()
        && past.sinceEntry().filter(since -> since.compareTo(passback.get()) < 0).isPresent()) {
      reasons.add(Reason.ALREADY_INSIDE);
    }
    if (terms.capacity().isPresent() && past.inside() >= terms.capacity().getAsInt()) {
      reasons.add(Reason.FULL);
    }
    if (!terms.isOpen(LocalDateTime.ofInstant(evidence.now(), PlaceTime.ZONE))) {
      reasons.add(Reason.CLOSED);
    }
    return reasons;
  }
}
