package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A lane whose only reader is not on the cable: read, unplugged, and plugged in again.
abstract class PluggedReaderJourney extends Journey {
  private int people;

  PluggedReaderJourney(SharedBox.Kiosk kiosk) {
    super(kiosk);
  }

  abstract PluggedReader reader();

  @Test
  void whatIsReadArrivesAtTheCentreAndUnplugsAreSurvived() throws IOException {
    // What is shown before the kiosk has the reader is somebody else's.
    site()
        .machine()
        .until("journalctl -b -u tramquet-kiosk -o cat | grep -q \"entry: reads\"", SOON);
    letSomebodyIn();
    for (int i = 0; i < 2; i++) {
      reader().unplug();
      site().trace().awaitScreen("out-of-order", SOON);
      reader().plug();
      site().trace().awaitScreen("idle", SOON);
      letSomebodyIn();
    }
    List<JsonNode> ledger = visitsAtTheCentre();
    assertEquals(people, ledger.size(), ledger::toString);
  }

  @Override
  void letSomebodyIn() throws IOException {
    reader().show(people++);
    long seq = awaitCommitted("visit").required("seq").asLong();
    site().trace().awaitScreen("admitted", SOON);
    site().trace().awaitAcknowledged(seq, SOON);
  }
}
