package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the terms of a rule pack mean.
class TermsTest {
  private static final LocalDate DAY = LocalDate.of(2021, 10, 20);
  private static final Area PROVINCE = new Area("48");
  private static final Area DISTRICT = new Area("48/490");
  private static final Area COMMUNE = new Area("48/490/20194");

  private static Zone zone(Area area, int level) {
    return new Zone(area, level, DAY, Optional.empty());
  }

  private static ZoneTerms refuseFromThree(Zone... zones) {
    return new ZoneTerms(OptionalInt.of(3), List.of(zones));
  }

  @Test
  void theSmallestZoneWins() {
    ZoneTerms terms = refuseFromThree(zone(COMMUNE, 1), zone(PROVINCE, 4), zone(DISTRICT, 2));
    assertEquals(4, terms.level(PROVINCE, DAY));
    assertEquals(2, terms.level(DISTRICT, DAY));
    assertEquals(1, terms.level(COMMUNE, DAY));
    assertEquals(2, terms.level(new Area("48/490/20195"), DAY));
    assertFalse(terms.refuses(COMMUNE, DAY));
    assertTrue(terms.refuses(new Area("48/491/20200"), DAY));
  }

  @Test
  void ofTwoZonesOfOneAreaTheWorseWins() {
    assertEquals(4, refuseFromThree(zone(DISTRICT, 2), zone(DISTRICT, 4)).level(DISTRICT, DAY));
  }

  @Test
  void anAreaWithoutAZoneHasLevelOne() {
    ZoneTerms terms = refuseFromThree(zone(DISTRICT, 4));
    assertEquals(1, terms.level(new Area("49"), DAY));
    assertEquals(1, terms.level(new Area("48/4901"), DAY));
    assertEquals(1, terms.level(PROVINCE, DAY));
  }

  @Test
  void theFirstAndTheLastDayOfAZoneBelongToIt() {
    Zone zone = new Zone(DISTRICT, 4, DAY, Optional.of(DAY.plusDays(2)));
    assertEquals(
        List.of(false, true, true, true, false),
        DAY.minusDays(1).datesUntil(DAY.plusDays(4)).map(zone::isOn).toList());
    assertTrue(zone(DISTRICT, 4).isOn(DAY.plusYears(10)));
  }

  @Test
  void withoutALevelToRefuseFromNobodyIsStopped() {
    ZoneTerms terms = new ZoneTerms(OptionalInt.empty(), List.of(zone(DISTRICT, 4)));
    assertFalse(terms.refuses(DISTRICT, DAY));
    assertTrue(
        new ZoneTerms(OptionalInt.of(1), List.of()).refuses(DISTRICT, DAY),
        "level 1 is the level of every area");
  }

  @Test
  void levelsGoFromOneToFourAndZonesEndAfterTheyBegin() {
    for (int level : List.of(0, 5)) {
      assertThrows(IllegalArgumentException.class, () -> zone(DISTRICT, level));
      assertThrows(
          IllegalArgumentException.class, () -> new ZoneTerms(OptionalInt.of(level), List.of()));
    }
    Optional<LocalDate> before = Optional.of(DAY.minusDays(1));
    assertThrows(IllegalArgumentException.class, () -> new Zone(DISTRICT, 1, DAY, before));
  }

  /// The 20th is a Wednesday.
  @ParameterizedTest
  @CsvSource({
    "07:00, 18:00, 2021-10-20T06:59:59, false",
    "07:00, 18:00, 2021-10-20T07:00:00, true",
    "07:00, 18:00, 2021-10-20T17:59:59, true",
    "07:00, 18:00, 2021-10-20T18:00:00, false",
    "07:00, 18:00, 2021-10-21T12:00:00, false",
    "18:00, 02:00, 2021-10-20T17:59:59, false",
    "18:00, 02:00, 2021-10-20T18:00:00, true",
    "18:00, 02:00, 2021-10-20T01:00:00, false",
    "18:00, 02:00, 2021-10-21T01:59:59, true",
    "18:00, 02:00, 2021-10-21T02:00:00, false",
    "00:00, 00:00, 2021-10-20T00:00:00, true",
    "00:00, 00:00, 2021-10-20T23:59:59, true",
    "00:00, 00:00, 2021-10-21T00:00:00, false",
    "06:00, 06:00, 2021-10-20T05:59:59, false",
    "06:00, 06:00, 2021-10-20T06:00:00, true",
    "06:00, 06:00, 2021-10-21T05:59:59, true",
    "06:00, 06:00, 2021-10-21T06:00:00, false"
  })
  void hoursOfAWednesday(LocalTime from, LocalTime to, LocalDateTime local, boolean open) {
    assertEquals(open, new OpeningHours(EnumSet.of(DayOfWeek.WEDNESDAY), from, to).isOpen(local));
  }

  @Test
  void aPlaceIsOpenWhenAnyOfItsHoursIs() {
    OpeningHours morning =
        new OpeningHours(EnumSet.of(DayOfWeek.WEDNESDAY), LocalTime.of(7, 0), LocalTime.NOON);
    OpeningHours evening =
        new OpeningHours(EnumSet.of(DayOfWeek.WEDNESDAY), LocalTime.of(14, 0), LocalTime.of(18, 0));
    EntryTerms terms =
        new EntryTerms(
            List.of(morning, evening), OptionalInt.empty(), Optional.empty(), Optional.empty());
    assertTrue(terms.isOpen(DAY.atTime(8, 0)) && terms.isOpen(DAY.atTime(15, 0)));
    assertFalse(terms.isOpen(DAY.atTime(13, 0)));
    assertTrue(EntryTerms.ANY.isOpen(DAY.atTime(3, 0)));
  }

  @Test
  void entryTermsAreAtLeastOne() {
    Optional<Duration> none = Optional.empty();
    for (Duration time : List.of(Duration.ZERO, Duration.ofMillis(999), Duration.ofHours(-1))) {
      Optional<Duration> tooShort = Optional.of(time);
      assertThrows(
          IllegalArgumentException.class,
          () -> new EntryTerms(List.of(), OptionalInt.empty(), tooShort, none));
      assertThrows(
          IllegalArgumentException.class,
          () -> new EntryTerms(List.of(), OptionalInt.empty(), none, tooShort));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new EntryTerms(List.of(), OptionalInt.of(0), none, none));
    assertThrows(
        IllegalArgumentException.class,
        () -> new OpeningHours(Set.of(), LocalTime.NOON, LocalTime.NOON));
  }

  @Test
  void dataIsFreshThenAgeingThenStale() {
    ShelfLife life =
        new ShelfLife(Duration.ofHours(24), Duration.ofDays(3), ShelfLife.Effect.DISTRUST);
    Instant issued = SpecimenPacks.ISSUED;
    assertEquals(ShelfLife.Age.FRESH, life.age(issued, issued.minusSeconds(3600)));
    assertEquals(
        ShelfLife.Age.FRESH, life.age(issued, issued.plus(Duration.ofHours(24)).minusMillis(1)));
    assertEquals(ShelfLife.Age.AGEING, life.age(issued, issued.plus(Duration.ofHours(24))));
    assertEquals(
        ShelfLife.Age.AGEING, life.age(issued, issued.plus(Duration.ofDays(3)).minusMillis(1)));
    assertEquals(ShelfLife.Age.STALE, life.age(issued, issued.plus(Duration.ofDays(3))));
  }

  @Test
  void aShelfLifeGoesStaleAfterItAges() {
    Duration day = Duration.ofDays(1);
    Duration hour = Duration.ofHours(1);
    assertThrows(
        IllegalArgumentException.class, () -> new ShelfLife(day, hour, ShelfLife.Effect.SHOW));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ShelfLife(hour.negated(), hour, ShelfLife.Effect.SHOW));
    ShelfLife atOnce = new ShelfLife(day, day, ShelfLife.Effect.SHOW);
    assertEquals(
        ShelfLife.Age.STALE, atOnce.age(SpecimenPacks.ISSUED, SpecimenPacks.ISSUED.plus(day)));
  }
}
