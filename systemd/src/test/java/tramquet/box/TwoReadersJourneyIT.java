package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Two readers of one kind, told apart by the sockets they are in.
@Order(11)
class TwoReadersJourneyIT extends Journey {
  private long last;

  TwoReadersJourneyIT() {
    super(new SharedBox.Kiosk("two-readers", KioskFiles.LaneSetup.TWO_WAYS));
  }

  @Test
  void whoComesInAndWhoLeavesStandSoInTheLedger() throws IOException {
    try (ExitReader exit = site().plugInExitReader()) {
      comesIn(0);
      awaitExitReader(1);
      leaves(exit, 1);
      // Without the one, the other is served; in the same socket it is the same again.
      exit.unplug();
      comesIn(2);
      exit.plug();
      awaitExitReader(2);
      leaves(exit, 3);
      site().machine().unplugReader();
      leaves(exit, 4);
      site().trace().awaitAcknowledged(last, SOON);
    }
    assertEquals(
        List.of("entry", "exit", "entry", "exit", "exit"),
        visitsAtTheCentre().stream().map(row -> row.required("direction").asString()).toList());
  }

  /// Whoever shows a code once before it is read is not seen.
  ///
  /// @param time that it is found, from 1
  private void awaitExitReader(int time) throws IOException {
    site()
        .machine()
        .until(
            "[ $(journalctl -b -u tramquet-kiosk -o cat | grep -c \"scanner exit: reads\") = %d ]"
                .formatted(time),
            SOON);
  }

  private void comesIn(int number) throws IOException {
    site().machine().scan(People.card(number));
    letIn();
  }

  private void leaves(ExitReader exit, int number) throws IOException {
    exit.scan(People.card(number));
    letIn();
  }

  private void letIn() throws IOException {
    last = awaitCommitted("visit").required("seq").asLong();
    site().trace().awaitScreen("admitted", SOON);
  }
}
