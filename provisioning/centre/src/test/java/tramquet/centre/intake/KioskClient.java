package tramquet.centre.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import tramquet.centre.Eventually;
import tramquet.wire.Acknowledgement;
import tramquet.wire.CloudEvent;
import tramquet.wire.Decoded;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.RecordBatch;
import tramquet.wire.SealedRecord;
import tramquet.wire.Topics;

/// The kiosk's side of the line, as rude as it may be: it shuffles, repeats and resends whatever is
/// not acknowledged, and forgets what is.
final class KioskClient implements AutoCloseable {
  private static final long ANSWER_MILLIS = 10_000;
  private static final Duration BEFORE_RESEND = Duration.ofSeconds(2);

  private final String broker;
  private final SocketFactory sockets;
  private final KioskId kiosk;
  private final Random random;
  private MqttAsyncClient client;
  private volatile Acknowledgement acknowledged = new Acknowledgement(Collections.emptySortedMap());

  KioskClient(String broker, KioskId kiosk, long seed) throws MqttException {
    this(broker, kiosk, seed, new NoDelaySockets());
  }

  KioskClient(String broker, KioskId kiosk, long seed, SocketFactory sockets) throws MqttException {
    this.sockets = sockets;
    this.broker = broker;
    this.kiosk = kiosk;
    this.random = new Random(seed);
    this.client = connect(new Callback());
  }

  /// The last acknowledgement seen.
  long acknowledged(Epoch epoch) {
    return acknowledged.upTo(epoch);
  }

  /// A new CloudEvent of a kiosk.
  static CloudEvent event(KioskId kiosk) {
    return new CloudEvent(
        UUID.randomUUID().toString(), CloudEvent.source(kiosk), CloudEvent.RECORDS, Instant.EPOCH);
  }

  /// Publishes one batch as a kiosk does.
  void publish(List<SealedRecord> records) throws MqttException {
    publish(Topics.records(kiosk), event(kiosk), new RecordBatch(records).encode());
  }

  /// Publishes anything as a CloudEvent.
  void publish(String topic, CloudEvent event, byte[] payload) throws MqttException {
    MqttProperties properties = new MqttProperties();
    properties.setUserProperties(
        event.attributes().entrySet().stream()
            .map(each -> new UserProperty(each.getKey(), each.getValue()))
            .toList());
    MqttMessage message = new MqttMessage(payload, 1, false, properties);
    while (true) {
      try {
        client.publish(topic, message).waitForCompletion(ANSWER_MILLIS);
        return;
      } catch (MqttException e) {
        // Paho says that a message is through before it counts it as gone.
        if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  /// Publishes something retained without any property.
  void publishPlain(String topic, byte[] payload) throws MqttException {
    client.publish(topic, payload, 1, true).waitForCompletion(ANSWER_MILLIS);
  }

  /// Sends until all is acknowledged, over a lost connection too.
  void deliver(List<SealedRecord> records) {
    Epoch epoch = records.getFirst().header().epoch();
    long last = records.stream().mapToLong(r -> r.header().seq()).max().orElseThrow();
    Eventually.await(
        "kiosk has all acknowledged",
        () -> {
          sendUnacknowledged(records, epoch);
          return Eventually.within(BEFORE_RESEND, () -> acknowledged(epoch) >= last);
        });
  }

  /// Sends what is not acknowledged once, in odd batches, shuffled, some of them twice.
  void sendUnacknowledged(List<SealedRecord> records, Epoch epoch) {
    List<SealedRecord> waiting =
        new ArrayList<>(
            records.stream().filter(r -> r.header().seq() > acknowledged(epoch)).toList());
    Collections.shuffle(waiting, random);
    try {
      while (!waiting.isEmpty()) {
        int size = Math.min(waiting.size(), 1 + random.nextInt(20));
        publish(waiting.subList(0, size));
        waiting.subList(0, random.nextBoolean() ? size : Math.max(1, size / 2)).clear();
      }
    } catch (MqttException e) {
      reconnect();
    }
  }

  @Override
  public void close() throws MqttException {
    if (client.isConnected()) {
      client.disconnectForcibly(0, 100, false);
    }
    client.close(true);
  }

  private void reconnect() {
    try {
      close();
    } catch (MqttException e) {
      System.getLogger("test").log(System.Logger.Level.TRACE, "it was gone already", e);
    }
    try {
      client = connect(new Callback());
    } catch (MqttException e) {
      System.getLogger("test").log(System.Logger.Level.TRACE, "the broker is not back yet", e);
    }
  }

  private MqttAsyncClient connect(MqttCallback callback) throws MqttException {
    MqttAsyncClient fresh =
        new MqttAsyncClient(broker, kiosk.text() + UUID.randomUUID(), new MemoryPersistence());
    fresh.setCallback(callback);
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSocketFactory(sockets);
    options.setConnectionTimeout(2);
    fresh.connect(options).waitForCompletion(ANSWER_MILLIS);
    fresh.subscribe(new MqttSubscription(Topics.ack(kiosk), 1)).waitForCompletion(ANSWER_MILLIS);
    return fresh;
  }

  private final class Callback implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      if (Acknowledgement.decode(message.getPayload())
          instanceof Decoded.Value<Acknowledgement>(Acknowledgement said)) {
        acknowledged = said;
      }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String uri) {}

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {}
  }
}
