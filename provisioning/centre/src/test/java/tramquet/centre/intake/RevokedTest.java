package tramquet.centre.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import tramquet.centre.Eventually;
import tramquet.centre.Records;
import tramquet.centre.TestParts;
import tramquet.centre.ledger.PostgresLedger;
import tramquet.wire.KioskId;

/// A kiosk that is revoked while it delivers.
class RevokedTest {
  @Test
  void nothingIsTakenOfARevokedKioskAndNothingAcknowledged() throws Exception {
    Set<KioskId> revoked = ConcurrentHashMap.newKeySet();
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    Records records = new Records(Records.newKiosk(), 7);
    Records others = new Records(Records.newKiosk(), 8);
    try (Intake intake =
            new Intake(
                BrokerAddress.open(TestParts.broker(), "revoked-test"),
                new PostgresLedger(TestParts.ledgerDatabase()),
                _ -> {},
                revoked::contains,
                metrics);
        KioskClient kiosk = new KioskClient(TestParts.broker(), records.kiosk(), 1);
        KioskClient other = new KioskClient(TestParts.broker(), others.kiosk(), 2)) {
      Eventually.await("connected", intake::isConnected);
      kiosk.deliver(records.visits(1, 5));
      revoked.add(records.kiosk());
      kiosk.publish(records.visits(6, 8));
      Eventually.await(
          "seen and left",
          () -> metrics.counter("tramquet.messages", "outcome", "revoked").count() >= 1);
      other.deliver(others.visits(1, 3));
      assertEquals(5, kiosk.acknowledged(records.epoch()));
      assertEquals(8, metrics.counter("tramquet.records", "outcome", "added").count());
      assertFalse(revoked.contains(others.kiosk()));
    }
  }
}
