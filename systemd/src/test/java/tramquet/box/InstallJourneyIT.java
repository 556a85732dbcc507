package tramquet.box;

import org.junit.jupiter.api.Order;

/// From a bare system to somebody let in.
@Order(2)
class InstallJourneyIT extends InstallJourney {
  InstallJourneyIT() {
    super(SharedBox.Kiosk.PLAIN);
  }
}
