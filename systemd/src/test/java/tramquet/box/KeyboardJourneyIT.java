package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A reader that types its codes: read, unplugged, and plugged in again.
@Order(8)
class KeyboardJourneyIT extends Journey {
  private int people;

  KeyboardJourneyIT() {
    super(new SharedBox.Kiosk("typing", KioskFiles.LaneSetup.TYPING));
  }

  @Test
  void whatIsTypedArrivesAtTheCentreAndUnplugsAreSurvived() throws IOException {
    // What is typed before the kiosk has the keyboard is somebody else's.
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
    reader().type(People.plainCard(people++));
    long seq = awaitCommitted("visit").required("seq").asLong();
    site().trace().awaitScreen("admitted", SOON);
    site().trace().awaitAcknowledged(seq, SOON);
  }

  private TypingReader reader() {
    return new TypingReader(site().machine().monitor());
  }
}
