package tramquet.box;

import java.io.IOException;
import org.junit.jupiter.api.RepeatedTest;

/// The reader's plug is pulled and put in again.
class ReaderJourneyIT extends Journey {
  private int people;

  ReaderJourneyIT() {
    super(KioskFiles.LaneSetup.NO_PINS);
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

  private void letSomebodyIn() throws IOException {
    site().machine().scan(People.card(people++));
    site().trace().awaitScreen("admitted", SOON);
  }
}
