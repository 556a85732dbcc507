package tramquet.kiosk;

import org.junit.jupiter.api.AfterEach;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.BrokerTwin;
import tramquet.wire.PackKind;

/// Packs over the twin of a broker.
class PackDeliveryTest extends PackDeliveryContract {
  private final BrokerTwin broker = new BrokerTwin();

  @Override
  Broker broker() {
    return broker;
  }

  @Override
  void publish(PackKind kind, byte[] envelope) {
    broker.publish(message(kind, envelope));
  }

  @Override
  void restartBroker() {
    broker.drop();
  }

  @AfterEach
  void everySessionIsGone() {
    broker.drop();
  }
}
