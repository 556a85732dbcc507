package tramquet.centre.ledger;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tramquet.wire.Acknowledgement;
import tramquet.wire.KioskId;

/// How far a ledger knows one kiosk.
final class Prefixes {
  private Prefixes() {}

  static Acknowledgement of(Ledger ledger, KioskId kiosk) {
    Map<KioskId, Acknowledgement> known = ledger.acknowledgements(Set.of(kiosk));
    return Objects.requireNonNull(known.get(kiosk));
  }
}
