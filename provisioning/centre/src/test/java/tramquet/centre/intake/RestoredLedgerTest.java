package tramquet.centre.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import tramquet.centre.Eventually;
import tramquet.centre.Records;
import tramquet.centre.TestParts;
import tramquet.centre.embedded.EmbeddedPostgres;
import tramquet.centre.embedded.StartFailed;
import tramquet.centre.ledger.Dump;
import tramquet.centre.ledger.LedgerSchema;
import tramquet.centre.ledger.PostgresLedger;
import tramquet.wire.SealedRecord;

/// The database is restored from an older dump while a node runs. It knows less than was
/// acknowledged, and says so by itself; the kiosk sends again what it still has.
class RestoredLedgerTest {
  private static final Intake.Habits WATCHFUL =
      new Intake.Habits(LedgerWriter.Order.COMMIT_FIRST, Duration.ofMillis(100), 400);

  private final Path folder = TestParts.folder();
  private final Path data = folder.resolve("postgres");
  private final Records records = new Records(Records.newKiosk(), 71);
  private final Records late = new Records(Records.newKiosk(), 72);
  private final List<SealedRecord> all = records.visits(1, 130);

  /// @param stillThere what the kiosk has not forgotten when the dump is restored
  private Optional<String> journey(List<SealedRecord> stillThere)
      throws StartFailed, InterruptedException, MqttException, SQLException, IOException {
    int port;
    DataSource database;
    Dump dump;
    try (EmbeddedPostgres first = start(0)) {
      port = URI.create(first.url().substring("jdbc:".length())).getPort();
      database = TestParts.database(first, "postgres");
      LedgerSchema.migrate(database);
      PostgresLedger ledger = new PostgresLedger(database);
      ledger.append(all.subList(0, 60));
      ledger.acknowledgements(Set.of(records.kiosk()));
      dump = Dump.of(database);
    }
    try (Intake node = node(database);
        KioskClient newcomer = new KioskClient(TestParts.broker(), late.kiosk(), 6);
        KioskClient kiosk = new KioskClient(TestParts.broker(), records.kiosk(), 5)) {
      try (EmbeddedPostgres second = start(port)) {
        assertTrue(second.url().contains(":" + port + "/"));
        kiosk.deliver(all.subList(0, 120));
        newcomer.deliver(late.visits(1, 5));
      }
      Files.move(data, folder.resolve("ruined"));
      restore(dump);
      try (EmbeddedPostgres restored = start(port)) {
        assertTrue(restored.url().contains(":" + port + "/"));
        Eventually.await("told less", () -> kiosk.acknowledged(records.epoch()) == 60);
        Eventually.await("told nothing", () -> newcomer.acknowledged(late.epoch()) == 0);
        assertTrue(node.isWriting());
        kiosk.sendUnacknowledged(stillThere, records.epoch());
        int kept = 60 + stillThere.size();
        Eventually.await("all has come", () -> ExactlyOnce.found(database, all) == kept);
        return ExactlyOnce.fault(database, all);
      }
    }
  }

  private EmbeddedPostgres start(int port) throws StartFailed, InterruptedException {
    return EmbeddedPostgres.start(TestParts.binaries(), data, port, pid -> {});
  }

  /// Into a new server, which nobody finds before all is there.
  private void restore(Dump dump)
      throws StartFailed, InterruptedException, SQLException, IOException {
    try (EmbeddedPostgres fresh = start(0)) {
      DataSource database = TestParts.database(fresh, "postgres");
      LedgerSchema.migrate(database);
      dump.restore(database);
    }
  }

  private static Intake node(DataSource database) {
    return new Intake(
        BrokerAddress.open(TestParts.broker(), "restored"),
        new PostgresLedger(database),
        status -> {},
        _ -> false,
        new SimpleMeterRegistry(),
        WATCHFUL);
  }

  @Test
  void whatTheKioskStillHasIsThereAgain()
      throws StartFailed, InterruptedException, MqttException, SQLException, IOException {
    assertEquals(Optional.empty(), journey(all.subList(60, 130)));
  }

  @Test
  void whatTheKioskHasForgottenIsLost()
      throws StartFailed, InterruptedException, MqttException, SQLException, IOException {
    assertEquals(Optional.of("sent 130 records, found 70"), journey(all.subList(120, 130)));
  }
}
