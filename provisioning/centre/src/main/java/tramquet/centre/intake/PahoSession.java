package tramquet.centre.intake;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
import tramquet.wire.Decoded;
import tramquet.wire.Topics;
import tramquet.wire.tls.TlsIdentity;

/// One connection to the broker, from connecting to its loss; then it is thrown away, with
/// everything Paho knew. The broker keeps the session, so that what came in meanwhile is not lost.
///
/// Thread: the callbacks run on Paho's thread and must not block; everything else may.
final class PahoSession implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.centre.intake");
  private static final long SESSION_SECONDS = 3600;
  private static final int CONNECT_SECONDS = 5;
  private static final int KEEP_ALIVE_SECONDS = 10;
  private static final long ANSWER_MILLIS = 10_000;
  private static final Duration COUNTED_LATE = Duration.ofSeconds(2);
  private static final Duration A_MOMENT = Duration.ofMillis(1);
  private static final int FAILURE = 0x80;
  private static final int SESSION_TAKEN_OVER = 0x8E;

  private final MqttAsyncClient client;
  private final CompletableFuture<Loss> lost = new CompletableFuture<>();

  /// Why a connection is of no use any more.
  enum Loss {
    /// The broker is gone, or does not answer.
    GONE,
    /// Somebody else connected under this node's name (MQTT 5, 3.14.2.1: 0x8E).
    TAKEN_OVER
  }

  private PahoSession(MqttAsyncClient client) {
    this.client = client;
  }

  /// Connects and subscribes to records and status.
  static PahoSession open(BrokerAddress address, int window, Consumer<Delivery> arrived)
      throws MqttException {
    MqttAsyncClient client =
        new MqttAsyncClient(
            address.url(), "tramquet-centre-" + address.node(), new MemoryPersistence());
    PahoSession session = new PahoSession(client);
    try {
      client.setManualAcks(true);
      client.setCallback(session.new Callback(arrived));
      client.connect(options(address, window)).waitForCompletion(ANSWER_MILLIS);
      session.subscribe(Topics.SHARED_RECORDS);
      session.subscribe(Topics.ALL_STATUS);
      return session;
    } catch (MqttException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /// Waits until the connection is gone.
  Loss awaitLoss() throws InterruptedException {
    try {
      return lost.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // nobody completes it so
    }
  }

  /// Says that the connection is of no use any more.
  void giveUp() {
    lost.complete(Loss.GONE);
  }

  /// Publishes a retained message and waits until the broker has it.
  void publishRetained(String topic, byte[] payload) throws MqttException {
    IMqttToken token = publish(topic, payload);
    token.waitForCompletion(ANSWER_MILLIS);
    refuseFailure(token, "publish");
  }

  /// Paho says that a message is through before it counts it as gone, and refuses more than the
  /// broker takes at once. Whoever publishes one after the other meets that for a moment.
  private IMqttToken publish(String topic, byte[] payload) throws MqttException {
    long began = System.nanoTime();
    while (true) {
      try {
        return client.publish(topic, payload, 1, true);
      } catch (MqttException e) {
        if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT
            || System.nanoTime() - began > COUNTED_LATE.toNanos()) {
          throw e;
        }
        LockSupport.parkNanos(A_MOMENT.toNanos());
      }
    }
  }

  /// Gives up the connection without waiting: a client that hangs must not hang its owner.
  @Override
  public void close() {
    giveUp();
    Thread.ofVirtual()
        .name("abandon")
        .start(() -> {
          try {
            client.disconnectForcibly(0, 200, true);
          } catch (MqttException e) {
            LOG.log(Level.TRACE, "disconnect", e);
          }
          try {
            client.close(true);
          } catch (MqttException e) {
            LOG.log(Level.TRACE, "close", e);
          }
        });
  }

  private void subscribe(String filter) throws MqttException {
    IMqttToken token = client.subscribe(new MqttSubscription(filter, 1));
    token.waitForCompletion(ANSWER_MILLIS);
    refuseFailure(token, "subscribe");
  }

  private static void refuseFailure(IMqttToken token, String what) throws MqttException {
    int[] codes = token.getReasonCodes();
    if (codes != null) {
      for (int code : codes) {
        if (code >= FAILURE) {
          throw new MqttException(code, new IllegalStateException(what + " refused"));
        }
      }
    }
  }

  private static SocketFactory sockets(BrokerAddress address) throws MqttException {
    if (address.tls().isEmpty()) {
      return new NoDelaySockets();
    }
    return switch (address.tls().get().read()) {
      case Decoded.Value<TlsIdentity>(TlsIdentity identity) ->
          identity.sockets(InstantSource.system()::instant);
      case Decoded.Malformed<TlsIdentity>(String reason) ->
          throw new MqttException(new IOException(reason));
      case Decoded.NotMine<TlsIdentity> _ -> throw new MqttException(new IOException("no PEM"));
    };
  }

  private static MqttConnectionOptions options(BrokerAddress address, int window)
      throws MqttException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(SESSION_SECONDS);
    options.setReceiveMaximum(window);
    options.setConnectionTimeout(CONNECT_SECONDS);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setAutomaticReconnect(false);
    options.setSocketFactory(sockets(address));
    address.user().ifPresent(options::setUserName);
    address.password().ifPresent(p -> options.setPassword(p.getBytes(StandardCharsets.UTF_8)));
    return options;
  }

  private void acknowledge(int id, int qos) {
    try {
      client.messageArrivedComplete(id, qos);
    } catch (MqttException | NullPointerException e) {
      // Paho 1.2.5 forgets its callback when the connection goes and then stumbles over it.
      LOG.log(Level.DEBUG, "the broker will deliver a message again", e);
    }
  }

  private final class Callback implements MqttCallback {
    private final Consumer<Delivery> arrived;

    Callback(Consumer<Delivery> arrived) {
      this.arrived = arrived;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      int id = message.getId();
      int qos = message.getQos();
      arrived.accept(
          new Delivery(
              topic,
              properties(message.getProperties()),
              message.getPayload(),
              () -> acknowledge(id, qos)));
    }

    private Map<String, String> properties(MqttProperties from) {
      return from == null
          ? Map.of()
          : from.getUserProperties().stream()
              .collect(Collectors.toMap(UserProperty::getKey, UserProperty::getValue, (a, b) -> b));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      lost.complete(response.getReturnCode() == SESSION_TAKEN_OVER ? Loss.TAKEN_OVER : Loss.GONE);
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      LOG.log(Level.DEBUG, "client", exception);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
