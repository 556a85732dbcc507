package tramquet.kiosk.uplink;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A way to an MQTT 5 broker (the wire below delivery): opens sessions that start clean and end
/// with the connection, so that nothing is kept anywhere but in the visit log.
public interface Broker {

  /// Connects, with Clean Start and Session Expiry 0. Blocks for at most ten seconds.
  ///
  /// @param will published by the broker when it loses us: QoS 1, retained
  /// @param listener told once, on any thread, when the connection is gone unasked
  default Connecting connect(Message will, Consumer<String> listener) {
    return connect(Optional.of(will), listener);
  }

  /// The same, perhaps without a Will.
  Connecting connect(Optional<Message> will, Consumer<String> listener);

  /// What came of connecting.
  sealed interface Connecting {

    /// CONNACK with success.
    record Connected(Session session) implements Connecting {}

    /// CONNACK with a Reason Code of 0x80 or more (MQTT 5, 3.2.2.2).
    record Refused(int reasonCode) implements Connecting {}

    /// No CONNACK.
    ///
    /// @param reason in words that name no data
    record Unreachable(String reason) implements Connecting {}
  }

  /// One connection. Thread: any.
  interface Session extends AutoCloseable {

    /// How many PUBLISH packets with QoS 1 the broker takes at once: CONNACK's Receive Maximum, 1
    /// to 65,535.
    int receiveMaximum();

    /// Sends with QoS 1. Completes once, on any thread, never exceptionally; perhaps never, where
    /// the client is stuck.
    CompletableFuture<Delivery> publish(Message message);

    /// Subscribes with QoS 1. Retained messages come at once. The filter may have a `+` for a level
    /// (MQTT 5, 4.7.1.3).
    ///
    /// @param handler gets payloads, on any thread; must only hand over
    CompletableFuture<Delivery> subscribe(String topicFilter, Consumer<byte[]> handler);

    /// DISCONNECT with Reason Code 0: the broker does not publish the Will. Takes two seconds at
    /// most.
    @Override
    void close();

    /// Drops the connection without a word and without waiting, for a client that no longer
    /// answers.
    void abandon();
  }

  /// What the broker said to a PUBLISH or SUBSCRIBE.
  sealed interface Delivery {

    /// Reason Code 0 for a PUBLISH; a granted QoS for a SUBSCRIBE.
    record Accepted() implements Delivery {}

    /// Any other Reason Code, 0x10 (no matching subscribers) included: nobody has the message. Or
    /// the connection ended first.
    ///
    /// @param reason in words that name no data
    record Failed(String reason) implements Delivery {}
  }

  /// An application message (MQTT 5, 3.3).
  ///
  /// @param topic Topic Name, without personal data
  /// @param contentType of the payload
  /// @param properties User Properties
  /// @param retained whether the broker keeps it for later subscribers
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  record Message(
      String topic,
      byte[] payload,
      String contentType,
      Map<String, String> properties,
      boolean retained) {

    /// Copies the map.
    public Message {
      properties = Map.copyOf(properties);
    }

    /// Topic and length only.
    @Override
    public String toString() {
      return "Message[" + topic + ", " + payload.length + " bytes]";
    }
  }
}
