package tramquet.kiosk.uplink;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tramquet.wire.KioskId;
import tramquet.wire.Topics;
import tramquet.wire.tls.CertificateAuthority;

/// The same with Mosquitto, by the configuration that the project recommends, and what its rules
/// let a kiosk say.
@EnabledIfSystemProperty(
    named = Mosquitto.PROGRAM,
    matches = ".+",
    disabledReason = Mosquitto.SWITCH)
final class MosquittoTlsIT extends TlsBrokerContract {
  private static final Broker.Delivery NOT_AUTHORISED =
      new Broker.Delivery.Failed("reason code 0x87");

  @Override
  RealBroker broker(Path in, CertificateAuthority.Issued shows) throws Exception {
    return Mosquitto.tls(in, shows, ours);
  }

  private static Broker.Message message(String topic) {
    return new Broker.Message(topic, new byte[] {1}, "text/plain", Map.of(), false);
  }

  @Test
  void aKioskWritesItsOwnTopicsAndNoOther() throws Exception {
    KioskId other = new KioskId("ben-xe-02");
    try (Broker.Session centre =
            session(connect(address(), sockets(ours, ours.client("tramquet-centre"))));
        Broker.Session kiosk = kiosk()) {
      assertEquals(
          new Broker.Delivery.Accepted(),
          centre.subscribe(Topics.SHARED_RECORDS, _ -> {}).get(10, TimeUnit.SECONDS));
      assertEquals(
          new Broker.Delivery.Accepted(),
          kiosk.publish(message(Topics.records(KIOSK))).get(10, TimeUnit.SECONDS));
      for (String topic :
          new String[] {Topics.records(other), Topics.status(other), Topics.ack(KIOSK), "x"}) {
        assertEquals(
            NOT_AUTHORISED, kiosk.publish(message(topic)).get(10, TimeUnit.SECONDS), topic);
      }
    }
  }

  /// Mosquitto takes any subscription, and then delivers only what may be read.
  @Test
  void aKioskReadsItsOwnTopicsAndNoOther() throws Exception {
    BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();
    try (Broker.Session centre =
            session(connect(address(), sockets(ours, ours.client("tramquet-centre"))));
        Broker.Session kiosk = kiosk()) {
      kiosk.subscribe("#", heard::add).get(10, TimeUnit.SECONDS);
      for (String topic :
          new String[] {
            Topics.ack(new KioskId("ben-xe-02")),
            Topics.command(new KioskId("ben-xe-02")),
            Topics.ack(KIOSK)
          }) {
        Broker.Message told =
            new Broker.Message(topic, topic.getBytes(US_ASCII), "text/plain", Map.of(), false);
        centre.publish(told).get(10, TimeUnit.SECONDS);
      }
      byte[] first = Optional.ofNullable(heard.poll(10, TimeUnit.SECONDS)).orElseThrow();
      assertEquals(Topics.ack(KIOSK), new String(first, US_ASCII));
    }
  }

  private Broker.Session kiosk() throws Exception {
    Sockets sockets = sockets(ours, ours.client(KIOSK.text()));
    return session(new PahoBroker(address(), "kiosk", sockets).connect(Optional.empty(), _ -> {}));
  }
}
