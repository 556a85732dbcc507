package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.Mosquitto;
import tramquet.kiosk.uplink.PahoBroker;
import tramquet.wire.PackKind;

/// Packs over a real broker, which is stopped and started again.
@EnabledIfSystemProperty(
    named = Mosquitto.PROGRAM,
    matches = ".+",
    disabledReason = Mosquitto.SWITCH)
final class PackDeliveryIT extends PackDeliveryContract {
  @TempDir private Path folder;

  private Mosquitto mosquitto;

  @BeforeEach
  void startBroker() throws Exception {
    mosquitto = new Mosquitto(Files.createDirectory(folder.resolve("broker")));
  }

  @AfterEach
  void stopBroker() {
    mosquitto.close();
  }

  @Override
  Broker broker() {
    return new PahoBroker(mosquitto.address(), KIOSK);
  }

  /// A connection for each: the centre may be anybody.
  @Override
  void publish(PackKind kind, byte[] envelope) throws Exception {
    Broker.Connecting answer =
        new PahoBroker(mosquitto.address(), "centre").connect(Optional.empty(), _ -> {});
    try (Broker.Session centre =
        assertInstanceOf(Broker.Connecting.Connected.class, answer).session()) {
      // Retained in any case; 0x10 says that nobody reads it yet.
      Broker.Delivery _ = centre.publish(message(kind, envelope)).get(10, TimeUnit.SECONDS);
    }
  }

  @Override
  void restartBroker() throws Exception {
    mosquitto.stop();
    mosquitto.start();
  }
}
