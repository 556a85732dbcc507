package tramquet.kiosk.order;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tramquet.kiosk.order.SpecimenOrders.ADMIT;
import static tramquet.kiosk.order.SpecimenOrders.KEY;
import static tramquet.kiosk.order.SpecimenOrders.KIOSK;
import static tramquet.kiosk.order.SpecimenOrders.NOON;
import static tramquet.kiosk.order.SpecimenOrders.RULES;
import static tramquet.kiosk.order.SpecimenOrders.STRANGER;
import static tramquet.kiosk.order.SpecimenOrders.badge;
import static tramquet.kiosk.order.SpecimenOrders.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.PahoBroker;
import tramquet.kiosk.uplink.Uplink;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.kiosk.uplink.UplinkSettings;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.VisitLogTwin;
import tramquet.wire.KioskId;
import tramquet.wire.KioskStatus;
import tramquet.wire.OrderResult;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.StaffAct;
import tramquet.wire.Topics;

/// Commands over a real broker, from the centre's connection to the lane and back:
/// `-Dtramquet.mosquitto=/usr/sbin/mosquitto`.
@EnabledIfSystemProperty(named = "tramquet.mosquitto", matches = ".+")
final class OrderIT {
  @TempDir private Path folder;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final LaneListener lane = new LaneListener();
  private final BlockingQueue<OrderResult> results = new LinkedBlockingQueue<>();
  private Optional<Broker.Session> centre = Optional.empty();
  private int port;

  @BeforeEach
  void startBroker() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path config =
        Files.writeString(
            folder.resolve("mosquitto.conf"),
            "listener %d 127.0.0.1\nallow_anonymous true\n".formatted(port));
    Process broker =
        new ProcessBuilder(System.getProperty("tramquet.mosquitto"), "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    open.push(() -> assertTrue(broker.destroyForcibly().waitFor(10, TimeUnit.SECONDS)));
    while (!answers()) {
      assertTrue(broker.isAlive());
      Thread.onSpinWait();
    }
    Broker.Connecting answer =
        new PahoBroker(address(), new KioskId("order-centre")).connect(Optional.empty(), _ -> {});
    Broker.Session session = ((Broker.Connecting.Connected) answer).session();
    open.push(session);
    centre = Optional.of(session);
    session
        .subscribe(
            Topics.result(KIOSK),
            bytes -> results.add(OrderResult.decode(bytes).asOptional().orElseThrow()))
        .get(10, TimeUnit.SECONDS);
    kiosk();
    listens();
  }

  @AfterEach
  void stop() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
    assertTrue(lane.heard.isEmpty(), lane.heard::toString);
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private URI address() {
    return URI.create("tcp://127.0.0.1:" + port);
  }

  /// The desk and the uplink as the kiosk wires them.
  private void kiosk() {
    OrderDesk desk = new OrderDesk(RULES, new UsedOrders(folder.resolve("orders")), () -> NOON);
    open.push(desk);
    Uplink uplink =
        new Uplink(
            new PahoBroker(address(), KIOSK),
            new VisitLogTwin(Drafts.ORIGIN, Drafts.PLAIN, () -> Drafts.STAMP, new Random()),
            () -> new KioskStatus(KIOSK, true, new UUID(1, 1), "ready", true, 0, 1, "t", Map.of()),
            UplinkSettings.DEFAULT,
            new UplinkEvents() {
              @Override
              public void command(byte[] message) {
                desk.command(message);
              }
            },
            InstantSource.system(),
            System::nanoTime,
            new Random());
    open.push(uplink);
    desk.start(lane, uplink::answer);
    uplink.start();
  }

  /// While the kiosk is not there the broker says that nobody reads.
  private void listens() throws Exception {
    byte[] test = command(1_000, new StaffAct.Test()).encode(KEY);
    while (!(send(test) instanceof Broker.Delivery.Accepted)) {
      Thread.onSpinWait();
    }
    assertEquals(OrderResult.accepted(new UUID(2, 1_000)), next());
  }

  private Broker.Delivery send(byte[] message) throws Exception {
    return centre
        .orElseThrow()
        .publish(
            new Broker.Message(Topics.command(KIOSK), message, "application/cose", Map.of(), false))
        .get(10, TimeUnit.SECONDS);
  }

  private OrderResult next() throws InterruptedException {
    return Optional.ofNullable(results.poll(30, TimeUnit.SECONDS)).orElseThrow();
  }

  @Test
  void aCommandReachesTheLaneAndItsResultTheCentre() throws Exception {
    send(command(1, new StaffAct.CloseLane()).encode(KEY));
    assertEquals("close-lane 1", lane.next());
    assertEquals(OrderResult.accepted(new UUID(2, 1)), next());
  }

  @Test
  void whatMustNotBeObeyedIsRefusedAndTheLaneHearsNothing() throws Exception {
    send(command(2, ADMIT).encode(STRANGER));
    assertEquals(OrderResult.refused(new UUID(2, 2), Refusal.NOT_SIGNED), next());
    send(badge(ADMIT).encode(KEY));
    assertEquals(OrderResult.refused(new UUID(1, 1), Refusal.NOT_ONCE), next());
    send("open!".getBytes(US_ASCII));
    send(command(3, new StaffAct.Test()).encode(KEY));
    assertEquals(OrderResult.accepted(new UUID(2, 3)), next());
  }

  @Test
  void aCommandThatIsRetainedByMistakeIsObeyedOnceForAllConnections() throws Exception {
    byte[] message = command(4, ADMIT).encode(KEY);
    centre
        .orElseThrow()
        .publish(
            new Broker.Message(Topics.command(KIOSK), message, "application/cose", Map.of(), true))
        .get(10, TimeUnit.SECONDS);
    assertEquals("admit 4", lane.next());
    assertEquals(OrderResult.accepted(new UUID(2, 4)), next());
    open.pop().close();
    open.pop().close();
    // The same kiosk again, with what it wrote to disk: the broker hands it the command anew.
    kiosk();
    assertEquals(OrderResult.refused(new UUID(2, 4), Refusal.USED), next());
  }
}
