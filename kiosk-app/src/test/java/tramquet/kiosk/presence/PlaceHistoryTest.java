package tramquet.kiosk.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.lane.LaneRules.Confirm;
import tramquet.kiosk.risk.Past;
import tramquet.wire.BirthDate;
import tramquet.wire.Direction;
import tramquet.wire.Identifier;
import tramquet.wire.KioskId;
import tramquet.wire.Movement;
import tramquet.wire.Person;
import tramquet.wire.PlaceKey;
import tramquet.wire.Tally;

/// What a lane remembers, in time that passes when told to. Every person is invented.
final class PlaceHistoryTest {
  private static final KioskId KIOSK = new KioskId("gate-1");
  private static final KioskId OTHER = new KioskId("gate-2");
  private static final PlaceKey KEY = PlaceKey.alone(new Random(1));
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 5);

  private long nanos = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();
  private WallTime wall = new WallTime(Instant.parse("2026-10-05T06:00:00Z"), true);

  private PlaceHistory lane(Confirm confirm) {
    return lane(confirm, Tally.zero(KIOSK, Tally.NO_DAY));
  }

  private PlaceHistory lane(Confirm confirm, Tally before) {
    return new PlaceHistory(KEY, confirm, before, () -> wall, () -> nanos);
  }

  private void passes(Duration time) {
    nanos += time.toNanos();
  }

  private static UUID visit(int number) {
    return new UUID(0, number);
  }

  private static Person with(Identifier.Kind kind, String number) {
    return new Person(
        List.of(new Identifier(kind, number)),
        Optional.of("Nguyễn Văn Ánh"),
        Optional.of(BirthDate.of(LocalDate.of(1990, 1, 1))),
        Optional.empty());
  }

  private static Person somebody(int number) {
    return new Person(
        List.of(new Identifier(Identifier.Kind.CITIZEN_ID, "0010900%05d".formatted(number))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Movement moved(UUID visit, Direction way, Person who, Duration ago) {
    return new Movement(OTHER, visit, way, KEY.tags(who), ago);
  }

  @Test
  void whoWasAdmittedIsInsideWhereTheVerdictConfirms() {
    PlaceHistory lane = lane(Confirm.VERDICT);
    lane.admitted(visit(1), Direction.ENTRY, Optional.of(somebody(1)));
    passes(Duration.ofSeconds(9));
    assertEquals(
        new Past(
            1,
            Optional.of(Duration.ofSeconds(9)),
            Optional.of(new Past.Admitted(visit(1), Direction.ENTRY, Duration.ofSeconds(9)))),
        lane.of(somebody(1)));
    assertEquals(new Past(1, Optional.empty(), Optional.empty()), lane.of(somebody(2)));
  }

  @Test
  void whoWasAdmittedIsInsideOnlyAfterThePassageWhereThatConfirms() {
    PlaceHistory lane = lane(Confirm.PASSAGE);
    lane.admitted(visit(1), Direction.ENTRY, Optional.of(somebody(1)));
    assertEquals(Past.NONE, lane.of(somebody(1)));
    passes(Duration.ofSeconds(3));
    lane.passed(visit(1));
    assertEquals(new Past(1, Optional.of(Duration.ZERO), Optional.empty()), lane.of(somebody(1)));
  }

  @Test
  void whoseVisitWasAnnulledIsNotInside() {
    PlaceHistory lane = lane(Confirm.PASSAGE);
    lane.admitted(visit(1), Direction.ENTRY, Optional.of(somebody(1)));
    lane.annulled(visit(1));
    lane.passed(visit(1));
    assertEquals(Past.NONE, lane.of(somebody(1)));
  }

  @Test
  void anotherCodeOfTheSamePersonIsTheSamePerson() {
    PlaceHistory lane = lane(Confirm.VERDICT);
    lane.admitted(
        visit(1),
        Direction.ENTRY,
        Optional.of(with(Identifier.Kind.INSURANCE_CARD, "GD4797900000001")));
    for (Person other :
        List.of(
            with(Identifier.Kind.CITIZEN_ID, "001090000001"),
            with(Identifier.Kind.MASKED, "******509"),
            new Person(
                List.of(new Identifier(Identifier.Kind.SOCIAL_INSURANCE, "7900000001")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))) {
      assertEquals(Optional.of(Duration.ZERO), lane.of(other).sinceEntry());
    }
  }

  @Test
  void whoLeavesByAnyPaperIsNotInsideByAnother() {
    PlaceHistory lane = lane(Confirm.VERDICT);
    Person card = with(Identifier.Kind.CITIZEN_ID, "001090000001");
    Person insurance = with(Identifier.Kind.INSURANCE_CARD, "GD4797900000001");
    lane.admitted(visit(1), Direction.ENTRY, Optional.of(card));
    lane.heard(moved(visit(2), Direction.EXIT, insurance, Duration.ZERO));
    assertEquals(Optional.empty(), lane.of(card).sinceEntry());
    assertEquals(Optional.empty(), lane.of(insurance).sinceEntry());
  }

  @Test
  void whatHappenedLaterCountsInWhateverOrderItIsHeard() {
    PlaceHistory lane = lane(Confirm.VERDICT);
    lane.heard(moved(visit(2), Direction.EXIT, somebody(1), Duration.ofSeconds(10)));
    lane.heard(moved(visit(1), Direction.ENTRY, somebody(1), Duration.ofSeconds(60)));
    assertEquals(Optional.empty(), lane.of(somebody(1)).sinceEntry());
    lane.heard(moved(visit(3), Direction.ENTRY, somebody(1), Duration.ofSeconds(4)));
    assertEquals(Optional.of(Duration.ofSeconds(4)), lane.of(somebody(1)).sinceEntry());
  }

  @Test
  void aMessageThatComesTwiceCountsOnce() {
    PlaceHistory lane = lane(Confirm.VERDICT);
    Movement entry = moved(visit(1), Direction.ENTRY, somebody(1), Duration.ZERO);
    lane.heard(entry);
    passes(Duration.ofSeconds(5));
    lane.heard(moved(visit(2), Direction.EXIT, somebody(1), Duration.ZERO));
    passes(Duration.ofSeconds(5));
    lane.heard(entry);
    assertEquals(Optional.empty(), lane.of(somebody(1)).sinceEntry());
  }

  @Test
  void ofTooManyPeopleTheOldestAreForgottenAndStillCounted() {
    PlaceHistory lane = lane(Confirm.VERDICT);
    int more = PlaceHistory.MOST_PEOPLE + 1;
    for (int i = 0; i < more; i++) {
      lane.admitted(visit(i), Direction.ENTRY, Optional.of(somebody(i)));
    }
    assertEquals(new Past(more, Optional.empty(), Optional.empty()), lane.of(somebody(0)));
    assertEquals(Optional.of(Duration.ZERO), lane.of(somebody(1)).sinceEntry());
  }

  @Test
  void whoCannotBeToldFromOthersIsCounted() {
    PlaceHistory lane = lane(Confirm.VERDICT);
    lane.admitted(visit(1), Direction.ENTRY, Optional.empty());
    assertEquals(1, lane.of(somebody(1)).inside());
  }

  @Test
  void theCountIsOfEveryKioskOfToday() {
    PlaceHistory lane = lane(Confirm.VERDICT, new Tally(KIOSK, TODAY, 10, 0));
    lane.admitted(visit(1), Direction.ENTRY, Optional.of(somebody(1)));
    lane.heard(new Tally(OTHER, TODAY, 5, 12));
    lane.heard(new Tally(OTHER, TODAY, 4, 11));
    lane.heard(new Tally(new KioskId("gate-3"), TODAY.minusDays(1), 100, 0));
    assertEquals(4, lane.of(somebody(1)).inside());
    lane.heard(new Tally(OTHER, TODAY, 5, 90));
    assertEquals(0, lane.of(somebody(1)).inside());
  }

  @Test
  void atThePlacesMidnightTheCountBeginsAnew() {
    wall = new WallTime(Instant.parse("2026-10-05T16:59:59Z"), true);
    PlaceHistory lane = lane(Confirm.VERDICT);
    lane.admitted(visit(1), Direction.ENTRY, Optional.of(somebody(1)));
    assertEquals(new Tally(KIOSK, TODAY, 1, 0), lane.tally());
    wall = new WallTime(Instant.parse("2026-10-05T17:00:00Z"), true);
    assertEquals(0, lane.of(somebody(1)).inside());
    assertEquals(Tally.zero(KIOSK, TODAY.plusDays(1)), lane.tally());
    assertEquals(Optional.of(Duration.ZERO), lane.of(somebody(1)).sinceEntry());
  }

  @Test
  void whatWasCountedBeforeTheDayWasKnownIsTodays() {
    wall = new WallTime(Instant.EPOCH, false);
    PlaceHistory lane = lane(Confirm.VERDICT);
    lane.admitted(visit(1), Direction.EXIT, Optional.of(somebody(1)));
    assertEquals(new Tally(KIOSK, Tally.NO_DAY, 0, 1), lane.tally());
    lane.heard(new Tally(OTHER, TODAY, 3, 0));
    assertEquals(new Tally(KIOSK, TODAY, 0, 1), lane.tally());
    assertEquals(2, lane.of(somebody(2)).inside());
  }

  @Test
  void whoComesInByOneReaderAndLeavesByTheOtherIsOutside() {
    PlaceHistory lane = lane(Confirm.PASSAGE);
    lane.admitted(visit(1), Direction.ENTRY, Optional.of(somebody(1)));
    lane.passed(visit(1));
    assertEquals(1, lane.of(somebody(1)).inside());
    passes(Duration.ofSeconds(1));
    lane.admitted(visit(2), Direction.EXIT, Optional.of(somebody(1)));
    assertEquals(1, lane.of(somebody(1)).inside());
    lane.passed(visit(2));
    assertEquals(new Past(0, Optional.empty(), Optional.empty()), lane.of(somebody(1)));
  }

  @Test
  void theListenerHearsWhoPassed() {
    PlaceHistory lane = lane(Confirm.VERDICT);
    List<Passed> heard = new ArrayList<>();
    List<Passed> all = new ArrayList<>();
    lane.tell(heard::add, all::add);
    lane.admitted(visit(1), Direction.EXIT, Optional.of(somebody(1)));
    Set<Long> tags = KEY.tags(somebody(1));
    Passed here = new Passed(KIOSK, visit(1), Direction.EXIT, tags, nanos);
    assertEquals(List.of(here), heard);
    Movement movement = new Movement(OTHER, visit(2), Direction.ENTRY, tags, Duration.ZERO);
    lane.heard(movement);
    lane.heard(movement);
    assertEquals(List.of(here), heard);
    assertEquals(List.of(here, new Passed(OTHER, visit(2), Direction.ENTRY, tags, nanos)), all);
  }
}
