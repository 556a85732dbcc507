package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// A lane whose only reader is not on the cable: read, unplugged, and plugged in again.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class PluggedReaderJourney extends Journey {
  private int people;

  PluggedReaderJourney(SharedBox.Kiosk kiosk) {
    super(kiosk);
  }

  abstract PluggedReader reader();

  @Test
  @Order(1)
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

  /// Starts the command that says what is set wrong in a reader, as a technician does: the kiosk
  /// lets go of it first. What it says is in `/run/said`.
  void calibrate(String port) throws IOException {
    Machine machine = site().machine();
    var _ =
        machine.run(
            """
            systemctl stop tramquet-kiosk
            rm -f /run/said /run/ended
            (tramquet-kiosk scanners calibrate %s >/run/said 2>&1; echo $? >/run/ended) \
              </dev/null >/dev/null 2>&1 &
            """
                .formatted(port));
    machine.until("grep -q '^reader reads' /run/said", SOON);
  }

  /// Waits until it has said something, and ends it; the brackets, or it would end its own shell.
  void awaitSaid(String words) throws IOException {
    site().machine().until("grep -qF '%s' /run/said".formatted(words), SOON);
    var _ = site().machine().run("pkill -INT -f 'scanners [c]alibrate'");
  }
}
