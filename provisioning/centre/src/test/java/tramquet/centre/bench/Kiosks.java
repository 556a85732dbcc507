package tramquet.centre.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
import tramquet.centre.bench.Visits.Messages;
import tramquet.centre.intake.KioskSockets;
import tramquet.wire.Acknowledgement;
import tramquet.wire.CloudEvent;
import tramquet.wire.KioskId;
import tramquet.wire.Topics;

/// All kiosks of a run on a few connections. Each sends as long as the ledger is not further behind
/// than a few messages, as the acknowledgements tell: so much is under way, and no more.
///
/// Thread: one of its own for each connection; acknowledgements come on one of the client's.
final class Kiosks implements AutoCloseable {
  private static final int CONNECTIONS = 4;
  private static final long ANSWER_MILLIS = 60_000;
  private static final int UNDER_WAY = 8;
  private static final long MINUTES = 10;

  private final List<MqttAsyncClient> clients = new ArrayList<>();

  /// A permit for every connection whenever something was acknowledged.
  private final Semaphore news = new Semaphore(0);

  /// A kiosk that sends.
  private static final class Sender {
    final Messages messages;
    final long visitsPerMessage;
    int sent;
    volatile long acknowledged;

    Sender(Messages messages) {
      this.messages = messages;
      visitsPerMessage = Math.max(1, messages.last() / messages.payloads().size());
    }

    boolean maySend() {
      return sent < messages.payloads().size()
          && sent * visitsPerMessage - acknowledged < UNDER_WAY * visitsPerMessage;
    }
  }

  Kiosks(String broker) throws MqttException {
    for (int each = 0; each < CONNECTIONS; each++) {
      MqttAsyncClient client =
          new MqttAsyncClient(broker, "bench-" + UUID.randomUUID(), new MemoryPersistence());
      MqttConnectionOptions options = new MqttConnectionOptions();
      options.setSocketFactory(KioskSockets.noDelay());
      options.setReceiveMaximum(1000);
      client.connect(options).waitForCompletion(ANSWER_MILLIS);
      clients.add(client);
    }
  }

  /// Sends everything, and waits until the ledger has it all.
  ///
  /// @return nanoseconds from the first message to the last acknowledgement
  long deliver(List<Messages> all) throws MqttException, InterruptedException {
    Map<String, Sender> byTopic = new HashMap<>();
    all.forEach(each -> byTopic.put(Topics.ack(each.kiosk()), new Sender(each)));
    List<Sender> senders = List.copyOf(byTopic.values());
    CountDownLatch left = new CountDownLatch(senders.size());
    MqttAsyncClient first = clients.getFirst();
    first.setCallback(new Acknowledgements(byTopic, left, news));
    for (String topic : byTopic.keySet()) {
      first.subscribe(new MqttSubscription(topic, 1)).waitForCompletion(ANSWER_MILLIS);
    }
    long began = System.nanoTime();
    for (int each = 0; each < CONNECTIONS; each++) {
      int number = each;
      List<Sender> mine = new ArrayList<>();
      for (int i = number; i < senders.size(); i += CONNECTIONS) {
        mine.add(senders.get(i));
      }
      Thread.ofPlatform()
          .daemon()
          .name("kiosks-" + number)
          .start(() -> send(clients.get(number), mine));
    }
    if (!left.await(MINUTES, TimeUnit.MINUTES)) {
      throw new IllegalStateException("not everything was acknowledged");
    }
    return System.nanoTime() - began;
  }

  private void send(MqttAsyncClient client, List<Sender> senders) {
    try {
      List<Sender> busy = new ArrayList<>(senders);
      while (!busy.isEmpty()) {
        boolean sent = false;
        for (Sender each : busy) {
          if (each.maySend()) {
            publish(client, each.messages.kiosk(), each.messages.payloads().get(each.sent++));
            sent = true;
          }
        }
        busy.removeIf(each -> each.sent == each.messages.payloads().size());
        if (!sent) {
          news.acquire();
        }
      }
    } catch (MqttException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void publish(MqttAsyncClient client, KioskId kiosk, byte[] payload)
      throws MqttException {
    MqttProperties properties = new MqttProperties();
    CloudEvent event =
        new CloudEvent(
            UUID.randomUUID().toString(),
            CloudEvent.source(kiosk),
            CloudEvent.RECORDS,
            Instant.now());
    properties.setUserProperties(
        event.attributes().entrySet().stream()
            .map(each -> new UserProperty(each.getKey(), each.getValue()))
            .toList());
    MqttMessage message = new MqttMessage(payload, 1, false, properties);
    while (true) {
      try {
        client.publish(Topics.records(kiosk), message).waitForCompletion(ANSWER_MILLIS);
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

  @Override
  public void close() throws MqttException {
    for (MqttAsyncClient each : clients) {
      each.disconnectForcibly(0, 1000, false);
      each.close(true);
    }
  }

  private record Acknowledgements(Map<String, Sender> senders, CountDownLatch left, Semaphore news)
      implements MqttCallback {

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      Sender sender = senders.get(topic);
      Acknowledgement said =
          Acknowledgement.decode(message.getPayload()).asOptional().orElseThrow();
      long upTo = said.upTo(sender.messages.epoch());
      boolean all = upTo >= sender.messages.last();
      if (all && sender.acknowledged < sender.messages.last()) {
        left.countDown();
      }
      sender.acknowledged = Math.max(upTo, sender.acknowledged);
      news.release(CONNECTIONS);
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
