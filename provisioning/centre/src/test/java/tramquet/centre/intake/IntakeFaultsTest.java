package tramquet.centre.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import tramquet.centre.Eventually;
import tramquet.centre.Records;
import tramquet.centre.TestParts;
import tramquet.centre.embedded.EmbeddedBroker;
import tramquet.centre.embedded.EmbeddedPostgres;
import tramquet.centre.embedded.StartFailed;
import tramquet.centre.ledger.LedgerSchema;
import tramquet.centre.ledger.PostgresLedger;
import tramquet.wire.SealedRecord;

/// Broker and database killed under way.
class IntakeFaultsTest {
  private final Records records = new Records(Records.newKiosk(), 21);

  private static Intake node(String broker, DataSource database) {
    return new Intake(
        BrokerAddress.open(broker, "faults"),
        new PostgresLedger(database),
        status -> {},
        _ -> false,
        new SimpleMeterRegistry());
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  @Test
  void aKilledBrokerComesBackAndNothingIsLostOrDoubled()
      throws StartFailed, InterruptedException, MqttException {
    DataSource database = TestParts.ledgerDatabase();
    List<SealedRecord> all = records.visits(1, 200);
    try (EmbeddedBroker broker = TestParts.ownBroker();
        Intake node = node(broker.url(), database);
        KioskClient client = new KioskClient(broker.url(), records.kiosk(), 3)) {
      Eventually.await("connected", node::isConnected);
      client.sendUnacknowledged(all.subList(0, 100), records.epoch());
      kill(broker.pid());
      client.deliver(all);
      assertEquals(Optional.empty(), ExactlyOnce.fault(database, all));
    }
  }

  @Test
  void aBrokerThatForgotGetsTheAcknowledgementsAgain()
      throws StartFailed, InterruptedException, MqttException {
    DataSource database = TestParts.ledgerDatabase();
    var _ = new PostgresLedger(database).append(records.visits(1, 7));
    try (EmbeddedBroker broker = TestParts.ownBroker();
        Intake node = node(broker.url(), database);
        KioskClient client = new KioskClient(broker.url(), records.kiosk(), 3)) {
      Eventually.await("acknowledged", () -> client.acknowledged(records.epoch()) == 7);
      kill(broker.pid());
      Eventually.await("gone", () -> !node.isConnected());
      Eventually.await("back", node::isConnected);
      try (KioskClient another = new KioskClient(broker.url(), records.kiosk(), 4)) {
        Eventually.await("again", () -> another.acknowledged(records.epoch()) == 7);
      }
    }
  }

  @Test
  void aKilledDatabaseComesBackAndNothingIsLostOrDoubled()
      throws StartFailed, InterruptedException, MqttException {
    List<SealedRecord> all = records.visits(1, 200);
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            TestParts.binaries(), TestParts.folder().resolve("postgres"), 0, pid -> {})) {
      DataSource database = TestParts.database(postgres, "postgres");
      LedgerSchema.migrate(database);
      try (Intake node = node(TestParts.broker(), database);
          KioskClient client = new KioskClient(TestParts.broker(), records.kiosk(), 3)) {
        Eventually.await("connected", node::isConnected);
        client.sendUnacknowledged(all.subList(0, 100), records.epoch());
        kill(postgres.pid());
        client.deliver(all);
        assertTrue(node.isWriting());
        assertEquals(Optional.empty(), ExactlyOnce.fault(database, all));
      }
    }
  }
}
