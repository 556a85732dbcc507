package tramquet.kiosk.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttToken;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import tramquet.wire.KioskId;

/// What Paho says first, byte by byte, and how often it may answer.
final class PahoConnectTest {
  private static final int CONNECT = 1;
  private static final int CLEAN_START = 0x02;
  private static final int SESSION_EXPIRY = 0x11;
  private static final int RECEIVE_MAXIMUM = 0x21;
  private static final int TOPIC_ALIAS_MAXIMUM = 0x22;
  private static final int MAXIMUM_PACKET_SIZE = 0x27;

  /// A CONNECT (MQTT 5, 3.1).
  private record Connect(int flags, int keepAlive, Map<Integer, Long> properties) {
    static Connect read(DataInputStream in) throws IOException {
      assertEquals(CONNECT, in.readUnsignedByte() >> 4);
      number(in);
      assertEquals("MQTT", in.readUTF());
      assertEquals(5, in.readUnsignedByte());
      int flags = in.readUnsignedByte();
      int keepAlive = in.readUnsignedShort();
      int left = number(in);
      Map<Integer, Long> properties = new HashMap<>();
      while (left > 0) {
        int id = in.readUnsignedByte();
        boolean isLong = id == SESSION_EXPIRY || id == MAXIMUM_PACKET_SIZE;
        properties.put(id, isLong ? in.readInt() & 0xFFFF_FFFFL : value(id, in));
        left -= 1 + size(id);
      }
      return new Connect(flags, keepAlive, properties);
    }

    private static long value(int id, DataInputStream in) throws IOException {
      return size(id) == 1 ? in.readUnsignedByte() : in.readUnsignedShort();
    }

    private static int size(int id) {
      return switch (id) {
        case SESSION_EXPIRY, MAXIMUM_PACKET_SIZE -> 4;
        case RECEIVE_MAXIMUM, TOPIC_ALIAS_MAXIMUM -> 2;
        default -> 1;
      };
    }

    /// A Variable Byte Integer (MQTT 5, 1.5.5).
    private static int number(DataInputStream in) throws IOException {
      int value = 0;
      int shift = 0;
      int next = 0x80;
      while ((next & 0x80) != 0) {
        next = in.readUnsignedByte();
        value |= (next & 0x7F) << shift;
        shift += 7;
      }
      return value;
    }
  }

  /// Hears so many clients out and hangs up on each.
  private static List<Connect> heard(ServerSocket listening, int clients) {
    List<Connect> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      try (Socket client = listening.accept()) {
        all.add(Connect.read(new DataInputStream(client.getInputStream())));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return all;
  }

  @Test
  void everyConnectionStartsClean() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<List<Connect>> heard =
          CompletableFuture.supplyAsync(() -> heard(listening, 2));
      PahoBroker broker =
          new PahoBroker(
              URI.create("tcp://127.0.0.1:" + listening.getLocalPort()), new KioskId("ben-xe-01"));
      for (int i = 0; i < 2; i++) {
        assertInstanceOf(
            Broker.Connecting.Unreachable.class, broker.connect(Optional.empty(), _ -> {}));
      }
      for (Connect connect : heard.get(20, TimeUnit.SECONDS)) {
        assertTrue((connect.flags() & CLEAN_START) != 0, "Clean Start");
        assertEquals(0, connect.properties().getOrDefault(SESSION_EXPIRY, 0L));
        assertEquals(0, connect.properties().getOrDefault(TOPIC_ALIAS_MAXIMUM, 0L));
        assertEquals(20, connect.properties().get(RECEIVE_MAXIMUM));
        assertEquals(45, connect.keepAlive());
      }
    }
  }

  @Test
  void anAnswerIsGivenOnce() {
    PahoSession.Answer answer = new PahoSession.Answer(code -> code == 0);
    answer.onFailure(null, new MqttException(MqttClientException.REASON_CODE_CONNECTION_LOST));
    answer.onSuccess(new MqttToken("ben-xe-01"));
    assertEquals(new Broker.Delivery.Failed("client reason 32109"), answer.outcome().join());
  }
}
