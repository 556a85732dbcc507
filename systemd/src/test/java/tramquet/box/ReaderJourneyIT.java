package tramquet.box;

import java.io.IOException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;

/// The reader's plug is pulled and put in again.
@Order(4)
class ReaderJourneyIT extends Journey {
  ReaderJourneyIT() {
    super(SharedBox.Kiosk.PLAIN);
  }

  @RepeatedTest(3)
  void theKioskSaysSoAndServesAgain() throws IOException {
    letSomebodyIn();
    site().trace().awaitScreen("idle", SOON);

    site().machine().unplugReader();
    site().trace().awaitScreen("out-of-order", SOON);

    site().machine().plugReader();
    site().trace().awaitScreen("idle", SOON);
    letSomebodyIn();
    site().trace().awaitScreen("idle", SOON);
  }
}
