package tramquet.kiosk.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.lane.LaneRules.Confirm;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.Mosquitto;
import tramquet.kiosk.uplink.PahoBroker;
import tramquet.wire.Direction;
import tramquet.wire.EntryTerms;
import tramquet.wire.Identifier;
import tramquet.wire.KioskId;
import tramquet.wire.Movement;
import tramquet.wire.Person;
import tramquet.wire.PlaceId;
import tramquet.wire.PlaceKey;
import tramquet.wire.Stamp;
import tramquet.wire.Topics;

/// Kiosks of one place over a broker of its own, which is killed and started again.
@EnabledIfSystemProperty(
    named = Mosquitto.PROGRAM,
    matches = ".+",
    disabledReason = Mosquitto.SWITCH)
final class PlaceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final PlaceId PLACE = new PlaceId("ben-xe-7");
  private static final PlaceKey KEY = PlaceKey.alone(new Random(1));
  private static final WallTime WALL = new WallTime(Instant.parse("2026-10-05T06:00:00Z"), true);

  private static final UUID BOOT = new UUID(3, 3);
  private static final EntryTerms ASKED =
      new EntryTerms(
          List.of(), OptionalInt.of(100), Optional.of(Duration.ofHours(12)), Optional.empty());

  @TempDir private Path folder;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final List<UUID> visits = new ArrayList<>();
  private final IdentityHashMap<PlaceHistory, Direction> ways = new IdentityHashMap<>();
  private Mosquitto broker;

  @BeforeEach
  void startBroker() throws IOException {
    broker = new Mosquitto(Files.createDirectory(folder.resolve("broker")));
  }

  @AfterEach
  void stop() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
    broker.close();
  }

  private PlaceHistory gate(String name, Direction direction) {
    KioskId id = new KioskId(name);
    PassageFile file = new PassageFile(folder.resolve(name));
    PlaceHistory history =
        new PlaceHistory(KEY, Confirm.VERDICT, file.tally(id), () -> WALL, System::nanoTime);
    Presence presence =
        new Presence(
            history,
            new Presence.Kept(file, PlaceIT::stamp, () -> ASKED),
            PLACE,
            KEY,
            id,
            new PahoBroker(broker.address(), name + "-place"),
            System::nanoTime,
            new Random());
    open.push(presence);
    presence.start();
    ways.put(history, direction);
    return history;
  }

  private static Stamp stamp() {
    return new Stamp(BOOT, System.nanoTime(), WALL.instant(), Stamp.Quality.SYNCED);
  }

  private static Person somebody(int number) {
    return new Person(
        List.of(new Identifier(Identifier.Kind.CITIZEN_ID, "0010900%05d".formatted(number))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void lets(PlaceHistory gate, Person person) {
    visits.add(new UUID(7, visits.size()));
    gate.admitted(visits.getLast(), Objects.requireNonNull(ways.get(gate)), Optional.of(person));
  }

  private static boolean inside(PlaceHistory gate, Person person) {
    return gate.of(person).sinceEntry().isPresent();
  }

  private static int count(PlaceHistory gate) {
    return gate.of(somebody(0)).inside();
  }

  private static void await(BooleanSupplier condition) {
    long untilNanos = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - untilNanos < 0, "waited in vain");
      Thread.onSpinWait();
    }
  }

  @Test
  void whoEnteredAtOneGateIsInsideAtAllUntilLeavingAndABrokerMayDieMeanwhile() throws Exception {
    PlaceHistory east = gate("east", Direction.ENTRY);
    PlaceHistory west = gate("west", Direction.ENTRY);
    PlaceHistory out = gate("out", Direction.EXIT);
    // Both numbers come by different topics, and nobody promises which is first.
    lets(east, somebody(1));
    await(() -> count(west) == 1 && count(out) == 1);
    await(() -> heard(east, west, 10));

    broker.kill();
    lets(east, somebody(2));
    assertTrue(inside(east, somebody(2)));
    assertEquals(false, inside(west, somebody(2)));

    broker.start();
    await(() -> inside(west, somebody(2)));
    await(() -> heard(west, east, 30));
    lets(out, somebody(2));
    await(() -> !inside(west, somebody(2)) && !inside(east, somebody(2)));
    await(() -> count(east) == count(out) && count(west) == count(out));
  }

  /// Whether the one gate hears the other by now: whoever comes before it listens is not heard.
  private boolean heard(PlaceHistory one, PlaceHistory other, int from) {
    Person next = somebody(from + visits.size());
    lets(one, next);
    long untilNanos = System.nanoTime() + Duration.ofMillis(500).toNanos();
    while (!inside(other, next) && System.nanoTime() - untilNanos < 0) {
      Thread.onSpinWait();
    }
    return inside(other, next);
  }

  @Test
  void aForgedMovementLocksNobodyOut() throws Exception {
    PlaceHistory east = gate("east", Direction.ENTRY);
    PlaceHistory west = gate("west", Direction.ENTRY);
    await(() -> heard(west, east, 1));
    PlaceKey forged = PlaceKey.alone(new Random(9));
    Person victim = somebody(90_000);
    Broker.Connecting answer =
        new PahoBroker(broker.address(), "stranger").connect(Optional.empty(), _ -> {});
    try (Broker.Session stranger = ((Broker.Connecting.Connected) answer).session()) {
      Movement movement =
          new Movement(
              new KioskId("west"),
              new UUID(1, 1),
              Direction.ENTRY,
              KEY.tags(victim),
              Duration.ZERO);
      stranger
          .publish(
              new Broker.Message(
                  Topics.passages(PLACE),
                  movement.encode(forged),
                  "application/cbor",
                  Map.of(),
                  false))
          .get(10, TimeUnit.SECONDS);
    }
    // What comes after it has been heard, so it was heard too.
    await(() -> heard(west, east, 100));
    assertEquals(false, inside(east, victim));
  }

  @Test
  void aKioskThatRestartsKnowsHowManyAreInside() throws Exception {
    PlaceHistory east = gate("east", Direction.ENTRY);
    PlaceHistory west = gate("west", Direction.ENTRY);
    lets(east, somebody(1));
    lets(west, somebody(2));
    await(() -> count(east) == 2 && count(west) == 2);
    open.pop().close();
    Files.delete(folder.resolve("west"));
    PlaceHistory again = gate("west", Direction.ENTRY);
    await(() -> count(again) == 2);
    broker.kill();
    open.pop().close();
    PlaceHistory alone = gate("west", Direction.ENTRY);
    assertEquals(1, count(alone));
  }
}
