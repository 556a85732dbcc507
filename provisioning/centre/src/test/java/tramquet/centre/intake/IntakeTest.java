package tramquet.centre.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tramquet.centre.Eventually;
import tramquet.centre.Records;
import tramquet.centre.TestParts;
import tramquet.centre.ledger.PostgresLedger;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.RecordBatch;
import tramquet.wire.SealedRecord;
import tramquet.wire.Topics;

/// Real PostgreSQL, real broker.
class IntakeTest {
  private final DataSource database = TestParts.ledgerDatabase();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<KioskStatus> said = new CopyOnWriteArrayList<>();
  private final List<Intake> nodes = new ArrayList<>();
  private final KioskId kiosk = Records.newKiosk();
  private final Records records = new Records(kiosk, 5);
  private final KioskClient client;

  IntakeTest() throws MqttException {
    client = new KioskClient(TestParts.broker(), kiosk, 17);
  }

  @BeforeEach
  void start() {
    node("a");
  }

  @AfterEach
  void stop() throws MqttException {
    client.close();
    nodes.forEach(Intake::close);
  }

  private void node(String name) {
    Intake node =
        new Intake(
            BrokerAddress.open(TestParts.broker(), name),
            new PostgresLedger(database),
            said::add,
            _ -> false,
            metrics);
    nodes.add(node);
    Eventually.await("a node is connected", node::isConnected);
  }

  private double count(String metric, String outcome) {
    return metrics.counter(metric, "outcome", outcome).count();
  }

  @Test
  void whatIsSentTwiceAndShuffledIsInTheLedgerOnce() {
    List<SealedRecord> all = records.visits(1, 400);
    client.deliver(all);
    assertEquals(Optional.empty(), ExactlyOnce.fault(database, all));
  }

  @Test
  void twoNodesOfOneGroupShareTheWork() {
    node("b");
    List<SealedRecord> all = records.visits(1, 400);
    client.deliver(all);
    assertEquals(Optional.empty(), ExactlyOnce.fault(database, all));
  }

  @Test
  void aGapHoldsTheAcknowledgementUntilItIsFilled() throws MqttException {
    client.publish(records.visits(1, 3));
    client.publish(records.visits(5, 8));
    Eventually.await("all but one are added", () -> count("tramquet.records", "added") == 7);
    Eventually.await("3 acknowledged", () -> client.acknowledged(records.epoch()) == 3);
    client.publish(records.visits(4, 4));
    Eventually.await("8 acknowledged", () -> client.acknowledged(records.epoch()) == 8);
  }

  @Test
  void aToldLossAdvancesTheAcknowledgement() throws MqttException {
    client.publish(records.visits(1, 3));
    client.publish(List.of(records.loss(9, 4, 8)));
    Eventually.await("9 acknowledged", () -> client.acknowledged(records.epoch()) == 9);
  }

  @Test
  void whatIsNoBatchIsCountedAndStopsNobody() throws MqttException {
    Records others = new Records(Records.newKiosk(), 6);
    byte[] theirs = new RecordBatch(others.visits(1, 1)).encode();
    client.publish(Topics.records(kiosk), KioskClient.event(kiosk), new byte[] {1, 2, 3});
    client.publish(Topics.records(kiosk), KioskClient.event(kiosk), theirs);
    client.publish(Topics.records(others.kiosk()), KioskClient.event(kiosk), theirs);
    client.publishPlain(Topics.records(kiosk), new RecordBatch(records.visits(1, 1)).encode());
    List<SealedRecord> all = records.visits(1, 5);
    client.deliver(all);
    Eventually.await("4 counted", () -> count("tramquet.messages", "malformed") == 4);
    assertEquals(Optional.empty(), ExactlyOnce.fault(database, all));
  }

  @Test
  void aRecordThatTheDatabaseRefusesStopsNobody() throws MqttException {
    SealedRecord good = records.visits(9, 9).getFirst();
    client.publish(
        List.of(new SealedRecord(good.header(), "\0", good.sealedAuthority(), good.sealedView())));
    List<SealedRecord> all = records.visits(1, 5);
    client.deliver(all);
    assertEquals(Optional.empty(), ExactlyOnce.fault(database, all));
    Eventually.await("it is counted", () -> count("tramquet.messages", "refused") == 1);
  }

  @Test
  void anotherContentUnderAKnownNumberIsCounted() throws MqttException {
    client.deliver(records.visits(1, 2));
    client.publish(records.visits(2, 2));
    Eventually.await("counted", () -> count("tramquet.records", "conflicting") == 1);
  }

  @Test
  void theStatusOfAKioskIsHeard() throws MqttException {
    KioskStatus status =
        new KioskStatus(kiosk, true, new UUID(1, 2), "ready", true, 4, 3, "0.1.0", Map.of());
    client.publishPlain(Topics.status(kiosk), status.encode());
    Eventually.await("the status is heard", () -> said.contains(status));
    String others = Topics.status(Records.newKiosk());
    client.publishPlain(others, status.encode());
    Eventually.await("not from others", () -> count("tramquet.messages", "malformed") == 1);
    client.publishPlain(others, new byte[0]);
  }
}
