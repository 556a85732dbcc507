package tramquet.kiosk.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.lane.LaneRules.Confirm;
import tramquet.wire.Direction;
import tramquet.wire.EntryTerms;
import tramquet.wire.Identifier;
import tramquet.wire.KioskId;
import tramquet.wire.Movement;
import tramquet.wire.Person;
import tramquet.wire.PlaceKey;
import tramquet.wire.Stamp;

/// What a lane knows again after a restart, in time that passes when told to.
final class PassageKeepingTest {
  private static final KioskId KIOSK = new KioskId("gate-1");
  private static final KioskId OTHER = new KioskId("gate-2");
  private static final PlaceKey KEY = PlaceKey.alone(new Random(1));
  private static final Duration FIVE = Duration.ofSeconds(5);
  private static final EntryTerms PASSBACK =
      new EntryTerms(
          List.of(), OptionalInt.empty(), Optional.of(Duration.ofHours(12)), Optional.empty());
  private static final EntryTerms CAPACITY =
      new EntryTerms(List.of(), OptionalInt.of(9), Optional.empty(), Optional.empty());

  @TempDir private Path folder;

  private UUID boot = new UUID(1, 1);
  private long bootNanos = Duration.ofHours(1).toNanos();
  private Instant wall = Instant.parse("2026-10-05T06:00:00Z");
  private Stamp.Quality quality = Stamp.Quality.SYNCED;
  private EntryTerms terms = PASSBACK;
  private PlaceHistory history;
  private PassageKeeping keeping;
  private int visits;

  @BeforeEach
  void startsWithNothing() {
    killed();
  }

  private Stamp stamp() {
    return new Stamp(boot, bootNanos, wall, quality);
  }

  private Path path() {
    return folder.resolve("passages");
  }

  private PlaceHistory lane() {
    return new PlaceHistory(
        KEY,
        Confirm.VERDICT,
        new PassageFile(path()).tally(KIOSK),
        () -> new WallTime(wall, quality != Stamp.Quality.UNSET),
        () -> bootNanos);
  }

  private PassageKeeping keeping() {
    PassageKeeping fresh =
        new PassageKeeping(
            history, new PassageFile(path()), this::stamp, () -> bootNanos, () -> terms);
    history.tell(_ -> {}, fresh::passed);
    return fresh;
  }

  /// The kiosk's program ends without a word and starts again.
  private void killed() {
    history = lane();
    keeping = keeping();
  }

  /// The power goes, and comes back after a while.
  private void powerCut(Duration dark) {
    boot = new UUID(boot.getMostSignificantBits() + 1, 1);
    bootNanos = Duration.ofSeconds(20).toNanos();
    wall = wall.plus(dark);
    killed();
  }

  private void passes(Duration time) {
    bootNanos += time.toNanos();
    wall = wall.plus(time);
  }

  private static Person somebody(int number) {
    return new Person(
        List.of(new Identifier(Identifier.Kind.CITIZEN_ID, "0010900%05d".formatted(number))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void enters(int number) {
    history.admitted(new UUID(7, ++visits), Direction.ENTRY, Optional.of(somebody(number)));
  }

  private Optional<Duration> inside(int number) {
    return history.of(somebody(number)).sinceEntry();
  }

  @Test
  void afterARestartOfTheProgramTheLaneKnowsWhoEnteredAndWhen() {
    enters(1);
    passes(Duration.ofSeconds(1));
    keeping.turn();
    passes(Duration.ofMinutes(9));
    killed();
    assertEquals(Optional.of(Duration.ofSeconds(541)), inside(1));
    assertEquals(List.of(KIOSK), keeping.restored().stream().map(Passed::kiosk).toList());
    assertEquals(Optional.empty(), inside(2));
    assertEquals(1, history.tally().entries());
  }

  @Test
  void afterAPowerCutTheWallClockTellsHowLongAgoItWas() {
    enters(1);
    keeping.turn();
    powerCut(Duration.ofHours(3));
    assertEquals(Optional.of(Duration.ofHours(3)), inside(1));
  }

  @Test
  void whileTheClockIsNotKnownAfterAPowerCutNobodyIsLockedOutAndThenItIsRemembered() {
    enters(1);
    keeping.turn();
    quality = Stamp.Quality.UNSET;
    powerCut(Duration.ofHours(-400));
    assertEquals(Optional.empty(), inside(1));
    wall = wall.plus(Duration.ofHours(402));
    quality = Stamp.Quality.SYNCED;
    keeping.turn();
    assertEquals(Optional.of(Duration.ofHours(2)), inside(1));
  }

  @Test
  void whatNobodyCanDateIsForgotten() {
    quality = Stamp.Quality.UNSET;
    enters(1);
    keeping.turn();
    killed();
    assertTrue(inside(1).isPresent(), "the same boot knows by its own clock");
    powerCut(Duration.ofHours(1));
    quality = Stamp.Quality.SYNCED;
    keeping.turn();
    assertEquals(Optional.empty(), inside(1));
  }

  @Test
  void whatANeighbourSaidIsKnownAgainAndCountsOnce() {
    Movement entered =
        new Movement(
            OTHER, new UUID(8, 1), Direction.ENTRY, KEY.tags(somebody(1)), Duration.ofMinutes(1));
    history.heard(entered);
    keeping.turn();
    killed();
    assertEquals(Optional.of(Duration.ofMinutes(1)), inside(1));
    passes(Duration.ofMinutes(10));
    history.heard(entered);
    assertEquals(Optional.of(Duration.ofMinutes(11)), inside(1), "the same message again");
  }

  @Test
  void whoLeftBeforeThePowerCutIsNotInside() {
    enters(1);
    passes(Duration.ofMinutes(1));
    history.heard(
        new Movement(OTHER, new UUID(8, 1), Direction.EXIT, KEY.tags(somebody(1)), Duration.ZERO));
    keeping.turn();
    powerCut(Duration.ofHours(1));
    assertEquals(Optional.empty(), inside(1));
  }

  @Test
  void aPassageIsOnTheDiskAtOnceWhereTheRulesAskForIt() {
    for (EntryTerms each : List.of(PASSBACK, CAPACITY)) {
      terms = each;
      long before = new PassageFile(path()).tally(KIOSK).entries();
      enters(1);
      keeping.turn();
      enters(2);
      keeping.turn();
      assertEquals(before + 2, new PassageFile(path()).tally(KIOSK).entries());
    }
  }

  @Test
  void whereTheyAskForNeitherTheTallyIsSavedEveryFiveSecondsAndNoTag() throws Exception {
    terms = EntryTerms.ANY;
    enters(1);
    keeping.turn();
    enters(2);
    passes(Duration.ofSeconds(1));
    assertEquals(FIVE.minusSeconds(1).toNanos(), keeping.turn());
    assertEquals(1, new PassageFile(path()).tally(KIOSK).entries());
    passes(FIVE);
    assertTrue(keeping.turn() > FIVE.toNanos());
    assertEquals(2, new PassageFile(path()).tally(KIOSK).entries());
    assertFalse(Files.readString(path()).contains("entry"));
  }

  @Test
  void theLastTurnSavesWhatIsNotSavedYet() {
    terms = EntryTerms.ANY;
    enters(1);
    keeping.turn();
    enters(2);
    keeping.leave();
    assertEquals(2, new PassageFile(path()).tally(KIOSK).entries());
  }

  @Test
  void tagsAreGoneAfterTwoDays() throws Exception {
    enters(1);
    keeping.turn();
    for (int day = 1; day <= 3; day++) {
      passes(Duration.ofDays(1));
      enters(1 + day);
      keeping.turn();
    }
    assertEquals(3, new PassageFile(path()).load(KIOSK).passages().size());
    terms = CAPACITY;
    passes(Duration.ofDays(1));
    enters(9);
    keeping.turn();
    assertFalse(Files.readString(path()).contains("entry"), "nobody asks for them any more");
  }

  @Test
  void theFileDoesNotGrowWithoutEnd() throws Exception {
    for (int i = 0; i < 3 * PlaceHistory.MOST_PEOPLE; i++) {
      enters(i % 1_000);
      if (i % 500 == 0) {
        keeping.turn();
      }
    }
    keeping.turn();
    PassageFile file = new PassageFile(path());
    assertTrue(file.load(KIOSK).passages().size() <= 2 * PlaceHistory.MOST_PEOPLE + 1_000);
    assertEquals(3 * PlaceHistory.MOST_PEOPLE, file.tally(KIOSK).entries());
    assertTrue(Files.size(path()) < 10_000_000);
  }
}
