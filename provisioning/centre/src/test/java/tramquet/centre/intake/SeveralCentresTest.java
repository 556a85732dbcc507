package tramquet.centre.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import tramquet.centre.CentreProcess;
import tramquet.centre.Eventually;
import tramquet.centre.Records;
import tramquet.centre.TestParts;
import tramquet.wire.SealedRecord;

/// The command itself, several times on one broker and one database.
class SeveralCentresTest {
  private final DataSource database = TestParts.ledgerDatabase();
  private final Records records = new Records(Records.newKiosk(), 81);

  /// Where they meet.
  String broker() {
    return TestParts.broker();
  }

  private CentreProcess centre(String name) throws IOException {
    return CentreProcess.start(
        "--postgres", TestParts.url(database), "--mqtt", broker(), "--node", name);
  }

  @Test
  void oneOfThreeIsKilledInTheStreamAndAnotherComes()
      throws IOException, InterruptedException, MqttException {
    List<SealedRecord> all = records.visits(1, 3000);
    try (CentreProcess first = centre("one");
        CentreProcess second = centre("two");
        CentreProcess third = centre("three");
        KioskClient kiosk = new KioskClient(broker(), records.kiosk(), 8)) {
      for (CentreProcess each : List.of(first, second, third)) {
        each.awaitReady();
      }
      kiosk.sendUnacknowledged(all.subList(0, 1000), records.epoch());
      Eventually.await("the stream flows", () -> ExactlyOnce.found(database, all) > 0);
      second.kill();
      kiosk.sendUnacknowledged(all.subList(0, 2000), records.epoch());
      try (CentreProcess fourth = centre("four")) {
        fourth.awaitReady();
        kiosk.deliver(all);
        assertEquals(Optional.empty(), ExactlyOnce.fault(database, all));
      }
    }
  }

  @Test
  void ofTwoOfOneNameTheFirstSaysWhatToDo() throws IOException, InterruptedException {
    try (CentreProcess first = centre("same")) {
      first.awaitReady();
      try (CentreProcess second = centre("same")) {
        second.awaitReady();
        assertTheFirstHears(first);
        assertTrue(second.process().isAlive());
      }
    }
  }

  /// The broker tells it why it is cut off.
  void assertTheFirstHears(CentreProcess first) throws InterruptedException {
    assertEquals(1, first.awaitEnd());
    assertTrue(first.errors().join().contains("Give each a name of its own: --node NAME"));
  }
}
