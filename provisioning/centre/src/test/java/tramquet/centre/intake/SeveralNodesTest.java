package tramquet.centre.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.centre.Eventually;
import tramquet.centre.Records;
import tramquet.centre.TestParts;
import tramquet.wire.SealedRecord;

/// Several nodes as processes of their own on one broker and one ledger, and one of them killed
/// between committing and acknowledging. The kiosk sends every record once and never again, so
/// nothing but the order of the two can save it.
class SeveralNodesTest {
  private static final int BATCH = 5;
  private static final int MOST_UNDER_WAY = 200;

  private final DataSource database = TestParts.ledgerDatabase();
  private final Records records = new Records(Records.newKiosk(), 61);
  private final List<SealedRecord> sent = new ArrayList<>();

  /// Where they meet.
  String broker() {
    return TestParts.broker();
  }

  /// Whether what a killed node had not acknowledged waits for one of its name, instead of going to
  /// the others.
  boolean waitsForAnHeir() {
    return false;
  }

  /// How many messages are lost for certain.
  private int journey(int nodes, String what)
      throws IOException, InterruptedException, MqttException {
    String broker = broker();
    try (KioskClient kiosk = new KioskClient(broker, records.kiosk(), 3);
        LiveNode mortal = LiveNode.start(broker, database, "mortal", what);
        LiveNodes others = new LiveNodes()) {
      Eventually.await(
          "it stands still in the stream",
          () -> {
            if (sent.size() - found() < MOST_UNDER_WAY) {
              send(kiosk);
            }
            return mortal.stands();
          });
      for (int each = 1; each < nodes; each++) {
        others.add(LiveNode.start(broker, database, "other-" + each, "ordinary"));
      }
      send(kiosk);
      mortal.kill();
      if (waitsForAnHeir()) {
        others.add(LiveNode.start(broker, database, "mortal", "ordinary"));
      }
      for (int each = 0; each < 20; each++) {
        send(kiosk);
      }
      int lost = mortal.lost();
      Eventually.await("all that can come has come", () -> lost > 0 || found() == sent.size());
      return lost;
    }
  }

  private int found() {
    return sent.isEmpty() ? 0 : ExactlyOnce.found(database, sent);
  }

  private void send(KioskClient kiosk) {
    List<SealedRecord> batch = records.visits(sent.size() + 1L, sent.size() + BATCH);
    sent.addAll(batch);
    try {
      kiosk.publish(batch);
    } catch (MqttException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void aNodeThatIsKilledBetweenCommittingAndAcknowledgingLosesAndDoublesNothing(int nodes)
      throws IOException, InterruptedException, MqttException {
    journey(nodes, "commit");
    assertEquals(Optional.empty(), ExactlyOnce.fault(database, sent));
  }

  @Test
  void oneThatAcknowledgesBeforeItCommitsLosesWhatItHadInHand()
      throws IOException, InterruptedException, MqttException {
    int lost = journey(2, "acknowledge");
    assertTrue(lost > 0);
    assertTrue(found() <= sent.size() - lost * BATCH);
    assertTrue(ExactlyOnce.fault(database, sent).isPresent());
  }

  private static final class LiveNodes implements AutoCloseable {
    private final List<LiveNode> nodes = new ArrayList<>();

    void add(LiveNode node) {
      nodes.add(node);
    }

    @Override
    public void close() {
      nodes.forEach(LiveNode::close);
    }
  }
}
