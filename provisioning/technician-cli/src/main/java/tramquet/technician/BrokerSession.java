package tramquet.technician;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import tramquet.wire.tls.ConnectFailure;

/// A short talk with an MQTT 5 broker. The only file of this command that knows Paho.
///
/// Whatever does not work throws `FailedException`, in words for the desk.
///
/// Thread: the caller's; what is heard comes on the client's.
final class BrokerSession implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// No matching subscribers (MQTT 5, 3.4.2.1).
  private static final int NOBODY_READS = 0x10;

  private static final int FIRST_FAILURE = 0x80;

  private final MqttAsyncClient client;
  private final Duration patience;

  private BrokerSession(MqttAsyncClient client, Duration patience) {
    this.client = client;
    this.patience = patience;
  }

  /// Connects.
  ///
  /// @param sockets of TLS, where the address says `ssl`
  /// @param name of this client; whoever is connected by the same one is cut off
  static BrokerSession open(URI broker, SocketFactory sockets, String name) {
    return open(broker, sockets, name, PATIENCE);
  }

  /// The same.
  ///
  /// @param patience for each answer of the broker
  static BrokerSession open(URI broker, SocketFactory sockets, String name, Duration patience) {
    try {
      BrokerSession session =
          new BrokerSession(
              new MqttAsyncClient(broker.toString(), name, new MemoryPersistence()), patience);
      try {
        session.client.connect(options(sockets, patience)).waitForCompletion(patience.toMillis());
        return session;
      } catch (MqttException e) {
        session.close();
        throw e;
      }
    } catch (MqttException e) {
      throw new FailedException(
          "the broker is not there or refuses: "
              + ConnectFailure.words(e, "ssl".equals(broker.getScheme()))
                  .orElse("reason " + e.getReasonCode()));
    }
  }

  private static MqttConnectionOptions options(SocketFactory sockets, Duration patience) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout((int) patience.toSeconds());
    options.setTopicAliasMaximum(0);
    options.setSocketFactory(sockets);
    return options;
  }

  /// From now on each message of the topic goes to `each`, retained ones first.
  ///
  /// @param what for a refusal: "does not let WHAT be read"
  void listen(String topic, String what, Consumer<byte[]> each) {
    IMqttMessageListener listener = (_, message) -> each.accept(message.getPayload());
    try {
      IMqttToken token =
          client.subscribe(
              new MqttSubscription[] {new MqttSubscription(topic, 1)},
              null,
              null,
              new IMqttMessageListener[] {listener},
              null);
      token.waitForCompletion(patience.toMillis());
      if (code(token) >= FIRST_FAILURE) {
        throw new FailedException("the broker does not let " + what + " be read");
      }
    } catch (MqttException e) {
      throw lost(e);
    }
  }

  /// Hands a message over, at least once.
  ///
  /// @param retained whether the broker keeps it for those that come later
  /// @return whether somebody reads the topic now; a broker need not say so
  boolean publish(String topic, byte[] message, boolean retained) {
    try {
      IMqttToken token = client.publish(topic, message, 1, retained);
      token.waitForCompletion(patience.toMillis());
      int code = code(token);
      if (code >= FIRST_FAILURE) {
        throw new FailedException("the broker did not take the message: 0x%02x".formatted(code));
      }
      return code != NOBODY_READS;
    } catch (MqttException e) {
      throw lost(e);
    }
  }

  private static FailedException lost(MqttException e) {
    return new FailedException("the broker went away: reason " + e.getReasonCode());
  }

  private static int code(IMqttToken token) {
    return Optional.ofNullable(token.getReasonCodes())
        .map(codes -> Arrays.stream(codes).max().orElse(0))
        .orElse(0);
  }

  @Override
  public void close() {
    try {
      if (client.isConnected()) {
        client.disconnect().waitForCompletion(patience.toMillis());
      }
      client.close(true);
    } catch (MqttException e) {
      // What was to be said was said.
    }
  }
}
