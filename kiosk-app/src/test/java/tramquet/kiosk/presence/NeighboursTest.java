package tramquet.kiosk.presence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.lane.LaneRules.Confirm;
import tramquet.kiosk.risk.Past;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.uplink.BrokerTwin;
import tramquet.wire.Direction;
import tramquet.wire.Identifier;
import tramquet.wire.KioskId;
import tramquet.wire.Movement;
import tramquet.wire.Person;
import tramquet.wire.PlaceId;
import tramquet.wire.PlaceKey;
import tramquet.wire.Tally;
import tramquet.wire.Topics;

/// Kiosks of one place over a broker in memory, turn by turn.
final class NeighboursTest {
  private static final PlaceId PLACE = new PlaceId("ben-xe-7");
  private static final PlaceKey KEY = PlaceKey.alone(new Random(1));
  private static final WallTime WALL = new WallTime(Instant.parse("2026-10-05T06:00:00Z"), true);
  private static final Person ANH =
      new Person(
          List.of(new Identifier(Identifier.Kind.CITIZEN_ID, "001090000001")),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private final BrokerTwin broker = new BrokerTwin();
  private final List<Gate> gates = new ArrayList<>();
  private long nanos;
  private int visits;

  private final class Gate {
    private final Direction direction;
    private final PlaceHistory history;
    private final Neighbours neighbours;

    private Gate(String name, Direction direction, PlaceKey key) {
      this.direction = direction;
      KioskId id = new KioskId(name);
      history =
          new PlaceHistory(
              key, Confirm.VERDICT, Tally.zero(id, Tally.NO_DAY), () -> WALL, () -> nanos);
      neighbours =
          new Neighbours(
              PLACE, key, id, broker.client(name), history, () -> nanos, new Random(2), () -> {});
      history.tell(neighbours::passed, _ -> {});
      gates.add(this);
    }

    private void lets(Person person) {
      history.admitted(new UUID(7, ++visits), direction, Optional.of(person));
      settle();
    }

    private Past past() {
      return history.of(ANH);
    }
  }

  private Gate gate(String name, Direction direction) {
    Gate gate = new Gate(name, direction, KEY);
    settle();
    return gate;
  }

  /// Turns until nobody has anything left to do now.
  private void settle() {
    for (int round = 0; round < 20; round++) {
      gates.forEach(gate -> gate.neighbours.turn());
    }
  }

  private void passes(Duration time) {
    nanos += time.toNanos();
    settle();
  }

  private static Optional<Duration> ago(long seconds) {
    return Optional.of(Duration.ofSeconds(seconds));
  }

  @Test
  void whoEnteredAtOneGateIsInsideAtAnotherUntilLeaving() {
    Gate east = gate("east", Direction.ENTRY);
    Gate west = gate("west", Direction.ENTRY);
    Gate out = gate("out", Direction.EXIT);
    east.lets(ANH);
    passes(Duration.ofSeconds(20));
    assertEquals(new Past(1, ago(20), Optional.empty()), west.past());
    out.lets(ANH);
    assertEquals(new Past(0, Optional.empty(), Optional.empty()), west.past());
    assertEquals(Optional.empty(), east.past().sinceEntry());
  }

  @Test
  void aDoubledMessageCountsOnce() {
    broker.fates(message -> BrokerTwin.Fate.DOUBLED);
    Gate east = gate("east", Direction.ENTRY);
    Gate out = gate("out", Direction.EXIT);
    east.lets(ANH);
    assertEquals(1, out.past().inside());
    out.lets(ANH);
    assertEquals(new Past(0, Optional.empty(), east.past().admittedHere()), east.past());
  }

  @Test
  void aMessageWhosePubackWasLostIsSentAgainAndCountsOnce() {
    Gate east = gate("east", Direction.ENTRY);
    Gate west = gate("west", Direction.ENTRY);
    List<String> lost = new ArrayList<>(List.of(Topics.passages(PLACE)));
    broker.fates(message ->
        lost.remove(message.topic()) ? BrokerTwin.Fate.PUBACK_LOST : BrokerTwin.Fate.DELIVERED);
    east.lets(ANH);
    passes(Duration.ofSeconds(5));
    assertEquals(List.of(), lost);
    assertEquals(new Past(1, ago(5), Optional.empty()), west.past());
  }

  @Test
  void withoutTheBrokerEachGoesByItselfAndLaterByAll() {
    Gate east = gate("east", Direction.ENTRY);
    Gate west = gate("west", Direction.ENTRY);
    broker.answer(Optional.of(new Broker.Connecting.Unreachable("gone")));
    broker.drop();
    settle();
    east.lets(ANH);
    assertEquals(Past.NONE, west.past());
    assertEquals(ago(0), east.past().sinceEntry());
    passes(Duration.ofSeconds(10));
    broker.answer(Optional.empty());
    passes(Duration.ofMinutes(1));
    assertEquals(new Past(1, ago(70), Optional.empty()), west.past());
  }

  @Test
  void aBrokerThatSaysNothingMoreIsLeftAndTriedAgain() {
    Gate east = gate("east", Direction.ENTRY);
    Gate west = gate("west", Direction.ENTRY);
    broker.fates(message -> BrokerTwin.Fate.STUCK);
    east.lets(ANH);
    assertEquals(Past.NONE, west.past());
    broker.fates(message -> BrokerTwin.Fate.DELIVERED);
    passes(Duration.ofSeconds(16));
    passes(Duration.ofSeconds(10));
    assertEquals(ago(26), west.past().sinceEntry());
  }

  @Test
  void whoDoesNotHaveTheKeyIsNotHeard() {
    Gate east = gate("east", Direction.ENTRY);
    PlaceKey forged = PlaceKey.alone(new Random(3));
    Movement movement =
        new Movement(
            new KioskId("west"), new UUID(1, 1), Direction.ENTRY, KEY.tags(ANH), Duration.ZERO);
    Tally tally = Tally.zero(new KioskId("west"), east.history.tally().day());
    publish(Topics.passages(PLACE), movement.encode(forged));
    publish(Topics.passages(PLACE), new byte[] {1, 2, 3});
    publish(Topics.tally(PLACE, tally.kiosk()), tally.plus(Direction.ENTRY).encode(forged));
    settle();
    assertEquals(Past.NONE, east.past());
    publish(Topics.passages(PLACE), movement.encode(KEY));
    assertEquals(ago(0), east.past().sinceEntry());
  }

  private void publish(String topic, byte[] payload) {
    broker.publish(new Broker.Message(topic, payload, "application/cbor", Map.of(), false));
  }

  @Test
  void whoComesLaterKnowsHowManyAreInside() {
    Gate east = gate("east", Direction.ENTRY);
    east.lets(ANH);
    east.lets(ANH);
    gates.clear();
    Gate west = gate("west", Direction.ENTRY);
    assertEquals(2, west.past().inside());
    Gate again = gate("east", Direction.ENTRY);
    assertEquals(2, again.past().inside());
    again.lets(ANH);
    assertEquals(3, west.past().inside());
  }

  @Test
  void whoComesLaterHearsWhoPassedOfLateAndWhen() {
    Gate east = gate("east", Direction.ENTRY);
    east.lets(ANH);
    passes(Duration.ofMinutes(59));
    Gate west = gate("west", Direction.ENTRY);
    assertEquals(ago(59 * 60), west.past().sinceEntry());
    passes(Duration.ofMinutes(2));
    assertEquals(Optional.empty(), gate("late", Direction.ENTRY).past().sinceEntry());
  }

  @Test
  void whatPassedBeforeARestartIsSaidOnceMore() {
    Gate west = gate("west", Direction.ENTRY);
    Gate east = new Gate("east", Direction.ENTRY, KEY);
    KioskId id = new KioskId("east");
    east.neighbours.hadPassed(
        new Passed(id, new UUID(4, 4), Direction.ENTRY, KEY.tags(ANH), nanos - 9_000_000_000L));
    settle();
    assertEquals(ago(9), west.past().sinceEntry());
  }

  @Test
  void whoGreetsWithoutEndIsAnsweredOnceASecond() {
    Gate east = gate("east", Direction.ENTRY);
    passes(Duration.ofSeconds(2));
    east.lets(ANH);
    List<Broker.Message> seen = new ArrayList<>();
    broker.read(Topics.passages(PLACE), seen::add);
    Tally stranger = Tally.zero(new KioskId("west"), east.history.tally().day());
    for (int i = 0; i < 50; i++) {
      publish(Topics.hello(PLACE), stranger.encode(KEY));
      settle();
    }
    assertEquals(1, seen.size());
    passes(Duration.ofSeconds(1));
    assertEquals(2, seen.size());
  }

  @Test
  void nothingOnTheTopicsHoldsTheNumber() {
    List<Broker.Message> seen = new ArrayList<>();
    broker.read(Topics.passages(PLACE), seen::add);
    gate("east", Direction.ENTRY).lets(ANH);
    String text = new String(seen.getFirst().payload(), ISO_8859_1);
    assertEquals(-1, text.indexOf("001090000001"));
    assertEquals(1, seen.size());
  }
}
