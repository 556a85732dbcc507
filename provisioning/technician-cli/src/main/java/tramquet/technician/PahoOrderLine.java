package tramquet.technician;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import tramquet.wire.KioskId;
import tramquet.wire.OrderResult;
import tramquet.wire.Topics;
import tramquet.wire.tls.ConnectFailure;

/// One command over MQTT 5, and its answer. The only file of this command that knows Paho.
///
/// Thread: any.
///
/// @param sockets of TLS, where the address says `ssl`
record PahoOrderLine(URI broker, SocketFactory sockets) {
  private static final int CONNECT_SECONDS = 10;
  private static final long ANSWER_MILLIS = 10_000;

  /// No matching subscribers (MQTT 5, 3.4.2.1).
  private static final int NOBODY_READS = 0x10;

  private static final int FIRST_FAILURE = 0x80;

  /// Sends the command and waits; throws `FailedException` where it cannot even be sent.
  ///
  /// @return empty where no answer came in time
  Optional<OrderResult> send(KioskId kiosk, UUID order, byte[] message, Duration patience) {
    BlockingQueue<OrderResult> answers = new LinkedBlockingQueue<>();
    try {
      MqttAsyncClient client =
          new MqttAsyncClient(
              broker.toString(), "tramquet-order-" + order, new MemoryPersistence());
      try {
        client.connect(options()).waitForCompletion(ANSWER_MILLIS);
        // First the ear, then the mouth.
        listen(client, kiosk, order, answers);
        publish(client, kiosk, message);
        return Optional.ofNullable(answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
      } finally {
        end(client);
      }
    } catch (MqttException e) {
      throw new FailedException("the broker is not there or refuses: " + reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private MqttConnectionOptions options() {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout(CONNECT_SECONDS);
    options.setTopicAliasMaximum(0);
    options.setSocketFactory(sockets);
    return options;
  }

  private static void listen(
      MqttAsyncClient client, KioskId kiosk, UUID order, BlockingQueue<OrderResult> answers)
      throws MqttException {
    IMqttMessageListener listener =
        (_, message) ->
            OrderResult.decode(message.getPayload())
                .asOptional()
                .filter(result -> result.order().equals(order))
                .ifPresent(answers::add);
    IMqttToken token =
        client.subscribe(
            new MqttSubscription[] {new MqttSubscription(Topics.result(kiosk), 1)},
            null,
            null,
            new IMqttMessageListener[] {listener},
            null);
    token.waitForCompletion(ANSWER_MILLIS);
    if (code(token) >= FIRST_FAILURE) {
      throw new FailedException("the broker does not let results of " + kiosk + " be read");
    }
  }

  private static void publish(MqttAsyncClient client, KioskId kiosk, byte[] message)
      throws MqttException {
    IMqttToken token = client.publish(Topics.command(kiosk), message, 1, false);
    token.waitForCompletion(ANSWER_MILLIS);
    int code = code(token);
    if (code == NOBODY_READS) {
      throw new FailedException(kiosk + " is not connected: nothing was sent to it");
    }
    if (code >= FIRST_FAILURE) {
      throw new FailedException("the broker did not take the command: 0x%02x".formatted(code));
    }
  }

  private static int code(IMqttToken token) {
    int[] codes = token.getReasonCodes();
    return codes == null ? 0 : Arrays.stream(codes).max().orElse(0);
  }

  private String reason(MqttException e) {
    return ConnectFailure.words(e, "ssl".equals(broker.getScheme()))
        .orElse("reason " + e.getReasonCode());
  }

  private static void end(MqttAsyncClient client) {
    try {
      if (client.isConnected()) {
        client.disconnect().waitForCompletion(ANSWER_MILLIS);
      }
      client.close(true);
    } catch (MqttException e) {
      // What was to be said was said.
    }
  }
}
