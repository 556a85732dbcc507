package tramquet.centre.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import tramquet.centre.Eventually;
import tramquet.centre.Records;
import tramquet.centre.TestParts;
import tramquet.centre.ledger.Ledger;
import tramquet.centre.ledger.LedgerWithoutGuard;
import tramquet.centre.ledger.PostgresLedger;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.SealedRecord;
import tramquet.wire.Topics;

/// The same journey with a guard off must fail the same check: otherwise the check proves nothing.
class GuardsTest {
  private static final int ALL = 60;

  private final DataSource database = TestParts.ledgerDatabase();
  private final Records records = new Records(Records.newKiosk(), 31);
  private final List<SealedRecord> all = records.visits(1, ALL);

  /// A node that dies in the middle of its second commit, and the one that takes its place.
  private Optional<String> journeyWithADeath(LedgerWriter.Order order) throws MqttException {
    Ledger ledger = new PostgresLedger(database);
    try (KioskClient client = new KioskClient(TestParts.broker(), records.kiosk(), 7)) {
      try (Intake mortal = node(new DiesAtSecondCommit(ledger), order)) {
        client.publish(all.subList(0, 20));
        Eventually.await("first commit", () -> client.acknowledged(records.epoch()) == 20);
        client.publish(all.subList(20, 40));
        Eventually.await("death", () -> !mortal.isWriting());
      }
      try (Intake heir = node(ledger, LedgerWriter.Order.COMMIT_FIRST)) {
        assertTrue(heir.isWriting());
        client.publish(all.subList(40, ALL));
        Eventually.within(Duration.ofSeconds(4), () -> ExactlyOnce.fault(database, all).isEmpty());
      }
    }
    return ExactlyOnce.fault(database, all);
  }

  /// Batches that overlap, as they do when a kiosk sends again.
  private Optional<String> journeyWithOverlaps(Ledger ledger) throws MqttException {
    try (KioskClient client = new KioskClient(TestParts.broker(), records.kiosk(), 7);
        Intake node = node(ledger, LedgerWriter.Order.COMMIT_FIRST)) {
      assertTrue(node.isWriting());
      client.publish(all.subList(0, 20));
      Eventually.await("first commit", () -> client.acknowledged(records.epoch()) == 20);
      client.publish(all.subList(10, 30));
      client.publish(all.subList(30, ALL));
      Eventually.within(Duration.ofSeconds(4), () -> client.acknowledged(records.epoch()) == ALL);
    }
    return ExactlyOnce.fault(database, all);
  }

  private static Intake node(Ledger ledger, LedgerWriter.Order order) {
    Intake node =
        new Intake(
            BrokerAddress.open(TestParts.broker(), "guards"),
            ledger,
            status -> {},
            _ -> false,
            new SimpleMeterRegistry(),
            Intake.Habits.DEFAULT.with(order));
    Eventually.await("connected", node::isConnected);
    return node;
  }

  /// Tells kiosk and broker what will be in the ledger, and only then writes it.
  private void hasty(LedgerWriter.Group group, Runnable commit, Runnable acknowledge) {
    TreeMap<Epoch, Long> claim = new TreeMap<>();
    claim.put(
        records.epoch(), group.records().stream().mapToLong(r -> r.header().seq()).max().orElse(0));
    try (KioskClient desk = new KioskClient(TestParts.broker(), Records.newKiosk(), 1)) {
      desk.publishPlain(Topics.ack(records.kiosk()), new Acknowledgement(claim).encode());
    } catch (MqttException e) {
      throw new IllegalStateException(e);
    }
    acknowledge.run();
    commit.run();
  }

  @Test
  void aNodeThatDiesInACommitLosesNothing() throws MqttException {
    assertEquals(Optional.empty(), journeyWithADeath(LedgerWriter.Order.COMMIT_FIRST));
  }

  @Test
  void withAcknowledgementBeforeCommitTheCheckFails() throws MqttException {
    assertEquals(Optional.of("sent 60 records, found 40"), journeyWithADeath(this::hasty));
  }

  @Test
  void overlappingBatchesLoseNothing() throws MqttException {
    assertEquals(Optional.empty(), journeyWithOverlaps(new PostgresLedger(database)));
  }

  @Test
  void withoutTheConflictClauseTheCheckFails() throws MqttException {
    assertTrue(journeyWithOverlaps(LedgerWithoutGuard.on(database)).isPresent());
  }

  /// Stands for a kill -9 between two instructions: the second append never happens.
  private record DiesAtSecondCommit(Ledger ledger, AtomicInteger commits) implements Ledger {
    DiesAtSecondCommit(Ledger ledger) {
      this(ledger, new AtomicInteger());
    }

    @Override
    public Appended append(List<SealedRecord> records) {
      if (commits.incrementAndGet() == 2) {
        throw new InternalError("stands for a kill");
      }
      return ledger.append(records);
    }

    @Override
    public Map<KioskId, Acknowledgement> acknowledgements(Set<KioskId> kiosks) {
      return ledger.acknowledgements(kiosks);
    }

    @Override
    public Set<KioskId> kiosks() {
      return ledger.kiosks();
    }
  }
}
