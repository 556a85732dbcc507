package tramquet.kiosk.uplink;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import tramquet.wire.Decoded;
import tramquet.wire.KioskId;
import tramquet.wire.tls.ConnectFailure;

/// A broker reached with Eclipse Paho. A new client for every connection, without its sessions, its
/// persistence and its reconnecting: each of these knows less than the visit log.
///
/// Thread: any.
public final class PahoBroker implements Broker {
  private static final int KEEP_ALIVE_SECONDS = 45;
  private static final int CONNECT_SECONDS = 10;
  private static final int RECEIVE_MAXIMUM = 20;

  /// What is larger the broker keeps (MQTT 5, 3.1.2.11.4). A list of a million revoked codes has 8
  /// MB, and the kiosk's memory is small: a larger one comes as a file.
  private static final long MAXIMUM_PACKET_SIZE = 10 * 1024 * 1024;

  /// Reason Codes from here on are refusals (MQTT 5, 2.4); Paho's own start far above.
  private static final int FIRST_REFUSAL = 0x80;

  private static final int LAST_REFUSAL = 0xFF;

  private final URI address;
  private final String client;
  private final Sockets sockets;

  /// Connects to nothing yet.
  ///
  /// @param address `tcp://host:port`
  /// @param kiosk the Client Identifier
  public PahoBroker(URI address, KioskId kiosk) {
    this(address, kiosk.text());
  }

  /// Connects to nothing yet.
  ///
  /// @param address `tcp://host:port`
  /// @param client the Client Identifier, another one than of any connection to the same broker
  public PahoBroker(URI address, String client) {
    this(address, client, Sockets.PLAIN);
  }

  /// Connects to nothing yet.
  ///
  /// @param address `tcp://host:port` or `ssl://host:port`
  /// @param client the Client Identifier, another one than of any connection to the same broker
  /// @param sockets for `ssl`, those of TLS
  public PahoBroker(URI address, String client, Sockets sockets) {
    this.address = address;
    this.client = client;
    this.sockets = sockets;
  }

  @Override
  public Connecting connect(Optional<Message> will, Consumer<String> listener) {
    return switch (sockets.next()) {
      case Decoded.Value<SocketFactory>(SocketFactory factory) ->
          connect(options(will, factory), listener);
      case Decoded.Malformed<SocketFactory>(String reason) -> new Connecting.Unreachable(reason);
      case Decoded.NotMine<SocketFactory> _ -> new Connecting.Unreachable("no sockets");
    };
  }

  private Connecting connect(MqttConnectionOptions options, Consumer<String> listener) {
    try {
      MqttAsyncClient paho =
          new MqttAsyncClient(address.toString(), client, new MemoryPersistence());
      PahoSession session = new PahoSession(paho, listener);
      paho.setCallback(session);
      try {
        var token = paho.connect(options);
        token.waitForCompletion(CONNECT_SECONDS * 1000L);
        session.connected(token.getResponseProperties());
        return new Connecting.Connected(session);
      } catch (MqttException e) {
        session.abandon();
        return failure(e);
      }
    } catch (MqttException | IllegalArgumentException e) {
      return new Connecting.Unreachable("the client could not be made");
    }
  }

  private Connecting failure(MqttException e) {
    int code = e.getReasonCode();
    return code >= FIRST_REFUSAL && code <= LAST_REFUSAL
        ? new Connecting.Refused(code)
        : new Connecting.Unreachable(
            ConnectFailure.words(e, address.getScheme().equals("ssl"))
                .orElse("client reason " + code));
  }

  private static MqttConnectionOptions options(Optional<Message> will, SocketFactory factory) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setConnectionTimeout(CONNECT_SECONDS);
    options.setReceiveMaximum(RECEIVE_MAXIMUM);
    options.setTopicAliasMaximum(0);
    options.setMaximumPacketSize(MAXIMUM_PACKET_SIZE);
    options.setSocketFactory(factory);
    will.ifPresent(last -> leaveBehind(options, last));
    return options;
  }

  private static void leaveBehind(MqttConnectionOptions options, Message will) {
    MqttMessage message = new MqttMessage(will.payload());
    message.setQos(1);
    message.setRetained(will.retained());
    options.setWill(will.topic(), message);
    MqttProperties properties = new MqttProperties();
    properties.setContentType(will.contentType());
    options.setWillMessageProperties(properties);
  }
}
