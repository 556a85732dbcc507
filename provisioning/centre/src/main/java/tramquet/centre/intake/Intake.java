package tramquet.centre.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tramquet.centre.ledger.Ledger;
import tramquet.wire.Acknowledgement;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.Topics;

/// One node's intake: the broker's messages into the ledger, and acknowledgements back to the
/// kiosks. What is acknowledged is on disk; what is not may come again, from the broker or from the
/// kiosk. Any number of nodes may run on one ledger and one broker.
///
/// Thread: any.
public final class Intake implements AutoCloseable {
  private final LedgerWriter writer;
  private final AcknowledgementDesk desk;
  private final BrokerLink link;

  /// What tests change.
  ///
  /// @param order in which a group is written and acknowledged
  /// @param lookAgain how often to look whether the ledger knows less than it did
  /// @param window messages that the broker may send unacknowledged (Receive Maximum), 1 to 65,535
  record Habits(LedgerWriter.Order order, Duration lookAgain, int window) {
    static final Habits DEFAULT =
        new Habits(LedgerWriter.Order.COMMIT_FIRST, Duration.ofMinutes(5), 400);

    /// The same with another order.
    Habits with(LedgerWriter.Order other) {
      return new Habits(other, lookAgain, window);
    }
  }

  /// Starts at once, and goes on without a broker or a database until there is one.
  ///
  /// @param broker where the kiosks are heard
  /// @param ledger where their records go
  /// @param status gets what kiosks say of themselves; must not block
  /// @param revoked of which kiosks nothing is taken; must not block
  /// @param metrics counts records and messages
  public Intake(
      BrokerAddress broker,
      Ledger ledger,
      Consumer<KioskStatus> status,
      Predicate<KioskId> revoked,
      MeterRegistry metrics) {
    this(broker, ledger, status, revoked, metrics, Habits.DEFAULT);
  }

  Intake(
      BrokerAddress broker,
      Ledger ledger,
      Consumer<KioskStatus> status,
      Predicate<KioskId> revoked,
      MeterRegistry metrics,
      Habits habits) {
    IntakeCounts counts = new IntakeCounts(metrics);
    desk = new AcknowledgementDesk(ledger, this::publish, habits.lookAgain());
    writer = new LedgerWriter(ledger, desk::committed, counts, habits.order());
    link =
        new BrokerLink(
            broker,
            habits.window(),
            delivery -> {
              if (Topics.kioskOf(delivery.topic()).asOptional().filter(revoked).isPresent()) {
                // Whoever has the box sends on; it is neither kept nor acknowledged to it.
                counts.revoked();
                delivery.acknowledge().run();
              } else {
                route(delivery, status, counts);
              }
            },
            desk::everybody);
    link.start();
  }

  /// Whether there is a connection to the broker.
  public boolean isConnected() {
    return link.isConnected();
  }

  /// Whether records are being written.
  public boolean isWriting() {
    return writer.isAlive();
  }

  /// Waits until another node of the same name has taken this one's place at the broker: what waits
  /// here is still written, but nothing more comes in.
  public void awaitTakeOver() throws InterruptedException {
    link.awaitTakeOver();
  }

  @Override
  public void close() {
    link.close();
    writer.close();
    desk.close();
  }

  private boolean publish(KioskId kiosk, Acknowledgement acknowledgement) {
    return link.publishRetained(Topics.ack(kiosk), acknowledgement.encode());
  }

  private void route(Delivery delivery, Consumer<KioskStatus> status, IntakeCounts counts) {
    if (delivery.topic().endsWith("/records")) {
      writer.arrived(delivery);
      return;
    }
    if (delivery.payload().length > 0) { // empty: somebody cleared what was retained
      KioskStatus.decode(delivery.payload())
          .asOptional()
          .filter(said -> delivery.topic().equals(Topics.status(said.kiosk())))
          .ifPresentOrElse(status, () -> counts.malformed("status"));
    }
    delivery.acknowledge().run();
  }
}
