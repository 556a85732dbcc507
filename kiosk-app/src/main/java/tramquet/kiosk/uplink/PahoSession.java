package tramquet.kiosk.uplink;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.eclipse.paho.mqttv5.common.util.MqttTopicValidator;
import org.jspecify.annotations.Nullable;

/// One connection of Paho's. Its callbacks only hand over; each answer is given once, though Paho
/// may tell failure and success of the same packet.
///
/// Thread: any.
final class PahoSession implements Broker.Session, MqttCallback {
  /// Where CONNACK names none (MQTT 5, 3.2.2.3.3).
  private static final int DEFAULT_RECEIVE_MAXIMUM = 65_535;

  private static final int GOODBYE_MILLIS = 2000;

  private final MqttAsyncClient client;
  private final Consumer<String> listener;
  private final AtomicBoolean over = new AtomicBoolean();
  private final Map<String, Consumer<byte[]>> handlers = new ConcurrentHashMap<>();
  private volatile int receiveMaximum = DEFAULT_RECEIVE_MAXIMUM;

  PahoSession(MqttAsyncClient client, Consumer<String> listener) {
    this.client = client;
    this.listener = listener;
  }

  void connected(@Nullable MqttProperties connack) {
    Optional.ofNullable(connack)
        .map(MqttProperties::getReceiveMaximum)
        .ifPresent(value -> receiveMaximum = value);
  }

  @Override
  public int receiveMaximum() {
    return receiveMaximum;
  }

  @Override
  public CompletableFuture<Broker.Delivery> publish(Broker.Message message) {
    MqttProperties properties = new MqttProperties();
    properties.setContentType(message.contentType());
    properties.setUserProperties(
        message.properties().entrySet().stream()
            .map(e -> new UserProperty(e.getKey(), e.getValue()))
            .toList());
    MqttMessage packet = new MqttMessage(message.payload());
    packet.setQos(1);
    packet.setRetained(message.retained());
    packet.setProperties(properties);
    Answer answer = new Answer(code -> code == 0);
    try {
      client.publish(message.topic(), packet, message.topic(), answer);
    } catch (MqttException e) {
      answer.failed(e.getReasonCode());
    }
    return answer.outcome();
  }

  @Override
  public CompletableFuture<Broker.Delivery> subscribe(
      String topicFilter, Consumer<byte[]> handler) {
    handlers.put(topicFilter, handler);
    Answer answer = new Answer(code -> code == 0 || code == 1);
    try {
      client.subscribe(topicFilter, 1, topicFilter, answer);
    } catch (MqttException e) {
      answer.failed(e.getReasonCode());
    }
    return answer.outcome();
  }

  /// Holds one packet's answer. Completing it twice does nothing.
  static final class Answer implements MqttActionListener {
    private final CompletableFuture<Broker.Delivery> outcome = new CompletableFuture<>();
    private final IntPredicate good;

    Answer(IntPredicate good) {
      this.good = good;
    }

    CompletableFuture<Broker.Delivery> outcome() {
      return outcome;
    }

    @Override
    public void onSuccess(IMqttToken token) {
      int[] codes = token.getReasonCodes();
      int code = codes == null || codes.length == 0 ? 0 : codes[0];
      if (good.test(code)) {
        outcome.complete(new Broker.Delivery.Accepted());
      } else {
        outcome.complete(new Broker.Delivery.Failed("reason code 0x%02x".formatted(code)));
      }
    }

    @Override
    public void onFailure(@Nullable IMqttToken token, @Nullable Throwable cause) {
      failed(cause instanceof MqttException e ? e.getReasonCode() : -1);
    }

    private void failed(int reason) {
      outcome.complete(new Broker.Delivery.Failed("client reason " + reason));
    }
  }

  @Override
  public void close() {
    if (over.compareAndSet(false, true)) {
      try {
        client.disconnect(GOODBYE_MILLIS).waitForCompletion(GOODBYE_MILLIS);
      } catch (MqttException e) {
        // It is gone either way; what follows frees its threads.
      }
      release();
    }
  }

  @Override
  public void abandon() {
    over.set(true);
    // A stuck client blocks whoever speaks to it.
    Thread.ofVirtual().name("uplink-abandon").start(this::release);
  }

  private void release() {
    try {
      client.disconnectForcibly(0, 0, false);
    } catch (MqttException e) {
      // Not connected any more.
    }
    try {
      client.close(true);
    } catch (MqttException e) {
      // Nothing is kept in it that could be lost.
    }
  }

  @Override
  public void disconnected(@Nullable MqttDisconnectResponse response) {
    if (over.compareAndSet(false, true)) {
      listener.accept(
          "connection lost" + (response == null ? "" : ", reason " + response.getReturnCode()));
    }
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    handlers.forEach((filter, handler) -> {
      if (MqttTopicValidator.isMatched(filter, topic)) {
        handler.accept(message.getPayload());
      }
    });
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(@Nullable IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, @Nullable MqttProperties properties) {}
}
