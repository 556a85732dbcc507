package tramquet.kiosk.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.wire.Stamp;

final class ClockGuardTest {
  private static final Instant BUILT = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-10-05T06:00:00.123456Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YEAR = Duration.ofDays(365);

  private final List<Instant> signed = new ArrayList<>();
  private Instant wall = NOW;
  private boolean synchronised;
  private ClockGuard guard = newGuard();

  private ClockGuard newGuard() {
    return new ClockGuard(() -> wall, () -> synchronised, () -> signed, BUILT);
  }

  private Stamp stamp() {
    return new BootClock(new UUID(1, 2), 0, guard, () -> 7).stamp();
  }

  /// A record is written now.
  private Stamp commit() {
    Stamp stamp = stamp();
    guard.committed(stamp);
    return stamp;
  }

  private boolean isKnown(Instant at) {
    wall = at;
    return guard.wallTime().known();
  }

  @Test
  void aClockThatWasNeverSetIsNotKnown() {
    assertFalse(isKnown(Instant.EPOCH));
    assertEquals(Stamp.Quality.UNSET, stamp().quality());
    assertEquals(new WallTime(Instant.EPOCH, false), guard.wallTime());
  }

  @Test
  void theBuildIsABoundThatItselfIsKnown() {
    assertFalse(isKnown(BUILT.minusNanos(1)));
    assertTrue(isKnown(BUILT));
  }

  @Test
  void anHourBackIsNotKnownUntilTheHourHasPassed() {
    Instant last = commit().wall();
    assertFalse(isKnown(NOW.minus(HOUR)));
    assertFalse(isKnown(last.minusMillis(1)));
    assertTrue(isKnown(last));
  }

  @Test
  void whatHasCertainlyComeIsNowWhileTheClockCanBeRight() {
    assertEquals(NOW, guard.atLeast());
    wall = Instant.EPOCH;
    assertEquals(BUILT, guard.atLeast());
  }

  @Test
  void whatASynchronisedClockHasStampedHasCertainlyComeAndNothingElseHas() {
    signed.add(NOW.plus(YEAR));
    wall = NOW.plus(DAY);
    commit();
    synchronised = true;
    wall = NOW;
    Instant last = commit().wall();
    synchronised = false;
    wall = Instant.EPOCH;
    assertEquals(last, guard.atLeast());
  }

  @Test
  void recordsOfAClockThatIsBehindDoNotMoveTheBound() {
    commit();
    wall = NOW.minus(HOUR);
    assertEquals(Stamp.Quality.UNSET, commit().quality());
    assertFalse(isKnown(NOW.minus(HOUR).plusSeconds(1)));
  }

  @Test
  void aClockThatStoodAYearAheadBindsUntilATimeServerHasSetIt() {
    wall = NOW.plus(YEAR);
    assertEquals(Stamp.Quality.RESTORED, commit().quality());
    assertFalse(isKnown(NOW));
    synchronised = true;
    assertTrue(isKnown(NOW));
    assertEquals(Stamp.Quality.SYNCED, commit().quality());
    // The next boot has not heard from a time server yet.
    synchronised = false;
    assertTrue(isKnown(NOW.plus(HOUR)));
    assertFalse(isKnown(NOW.minus(HOUR)));
  }

  @Test
  void aRecordOfASynchronisedClockBindsASynchronisedClockToo() {
    synchronised = true;
    commit();
    assertFalse(isKnown(NOW.minus(HOUR)));
    assertEquals(Stamp.Quality.UNSET, stamp().quality());
  }

  @Test
  void aPackBindsAClockThatNobodyHasSet() {
    signed.add(NOW.minus(DAY));
    assertTrue(isKnown(NOW));
    signed.add(NOW.plus(DAY));
    assertFalse(isKnown(NOW));
    assertTrue(isKnown(NOW.plus(DAY)));
  }

  @Test
  void aTimeServerIsBelievedAgainstAPackThatIsDatedAhead() {
    signed.add(NOW.plus(YEAR));
    assertFalse(isKnown(NOW), "the pack may be right");
    synchronised = true;
    assertTrue(isKnown(NOW));
    assertEquals(Stamp.Quality.SYNCED, commit().quality());
    assertFalse(isKnown(NOW.minus(HOUR)), "records of synchronised clocks bind");
  }

  @Test
  void aClockThatIsNeverSynchronisedIsKnownAndItsRecordsSayWhatItIsWorth() {
    assertTrue(isKnown(NOW));
    assertEquals(Stamp.Quality.RESTORED, stamp().quality());
    assertEquals(Instant.parse("2026-10-05T06:00:00.123Z"), stamp().wall());
  }

  /// The clock is set at random, the kiosk restarts at random; whatever happened by a clock that
  /// could be believed stays a bound.
  @Test
  void noInstantBeforeSomethingThatHappenedIsEverKnown() {
    int refused = 0;
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      signed.clear();
      synchronised = false;
      guard = newGuard();
      wall = NOW;
      List<Stamp> log = new ArrayList<>();
      Instant happened = BUILT;
      for (int step = 0; step < 60; step++) {
        switch (random.nextInt(6)) {
          case 0 ->
              wall = NOW.plusSeconds(random.nextLong(-2 * YEAR.toSeconds(), YEAR.toSeconds()));
          case 1 -> {
            Stamp stamp = commit();
            log.add(stamp);
            if (stamp.quality() == Stamp.Quality.SYNCED) {
              happened = later(happened, stamp.wall());
            }
          }
          case 2 -> {
            Instant issued = wall.minusSeconds(random.nextInt(100_000));
            signed.add(issued);
          }
          case 3 -> synchronised = random.nextBoolean();
          case 4 -> {
            guard = newGuard();
            log.forEach(guard::committed);
          }
          default -> wall = wall.plusSeconds(random.nextInt(100_000));
        }
        WallTime told = guard.wallTime();
        assertEquals(wall, told.instant());
        assertFalse(told.known() && wall.isBefore(happened), "seed " + seed);
        boolean believed = !synchronised && told.known();
        assertFalse(believed && wall.isBefore(lastBelieved(log)), "seed " + seed);
        assertFalse(believed && signed.stream().anyMatch(wall::isBefore), "seed " + seed);
        refused += told.known() ? 0 : 1;
      }
    }
    assertTrue(refused > 200, "the clock was really wrong");
  }

  /// The newest record whose clock could be believed.
  private static Instant lastBelieved(List<Stamp> log) {
    return log.reversed().stream()
        .filter(stamp -> stamp.quality() != Stamp.Quality.UNSET)
        .map(Stamp::wall)
        .findFirst()
        .orElse(Instant.MIN);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
