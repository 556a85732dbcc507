package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlaceKeyTest {
  private static final PlaceKey KEY = PlaceKey.alone(new Random(1));
  private static final PlaceKey OTHER = PlaceKey.alone(new Random(2));
  private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
  private static final Movement MOVEMENT =
      new Movement(
          Records.KIOSK, new UUID(1, 2), Direction.ENTRY, Set.of(-1L, 5L), Duration.ofMillis(70));
  private static final Tally TALLY = new Tally(Records.KIOSK, DAY, 31, 4);

  private static Person person(Optional<String> name, BirthDate born, Identifier... numbers) {
    return new Person(List.of(numbers), name, Optional.of(born), Optional.empty());
  }

  private static Set<Long> tags(Identifier.Kind kind, String number) {
    return KEY.tags(
        new Person(
            List.of(new Identifier(kind, number)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static boolean share(Set<Long> one, Set<Long> other) {
    return !Collections.disjoint(one, other);
  }

  @Test
  void oldAndNewInsuranceNumbersAreOnePersonAndMaskedOnesNobody() {
    assertEquals(
        tags(Identifier.Kind.INSURANCE_CARD, "GD4797900000001"),
        tags(Identifier.Kind.SOCIAL_INSURANCE, "7900000001"));
    assertEquals(
        tags(Identifier.Kind.CITIZEN_ID, "001090000001"),
        tags(Identifier.Kind.OLD_ID, "001090000001"));
    assertNotEquals(
        tags(Identifier.Kind.QID, "001090000001"),
        tags(Identifier.Kind.CITIZEN_ID, "001090000001"));
    assertEquals(Set.of(), tags(Identifier.Kind.MASKED, "********0001"));
  }

  @Test
  void aCertificateWithoutNumberIsKnownByNameAndBirthDate() {
    BirthDate born = BirthDate.of(LocalDate.of(1990, 1, 2));
    Set<Long> card =
        KEY.tags(
            person(
                Optional.of("Nguyễn Văn Đức"),
                born,
                new Identifier(Identifier.Kind.CITIZEN_ID, "001090000001")));
    assertTrue(share(card, KEY.tags(person(Optional.of("VAN DUC, NGUYEN"), born))));
    assertEquals(
        false,
        share(
            card,
            KEY.tags(
                person(Optional.of("VAN DUC NGUYEN"), BirthDate.of(LocalDate.of(1990, 1, 3))))));
    assertEquals(false, share(card, KEY.tags(person(Optional.of("VAN TRUNG NGUYEN"), born))));
  }

  @Test
  void aYearAloneOrANameThatCouldNotBeReadTellsNobody() {
    assertEquals(
        Set.of(), KEY.tags(person(Optional.of("Nguyễn Văn Đức"), BirthDate.of(Year.of(1950)))));
    assertEquals(
        Set.of(), KEY.tags(person(Optional.empty(), BirthDate.of(LocalDate.of(1990, 1, 2)))));
  }

  @Test
  void anotherPlaceKnowsThePersonByOtherTags() {
    Person somebody =
        person(
            Optional.of("Nguyễn Văn Đức"),
            BirthDate.of(LocalDate.of(1990, 1, 2)),
            new Identifier(Identifier.Kind.CITIZEN_ID, "001090000001"));
    assertEquals(2, KEY.tags(somebody).size());
    assertEquals(false, share(KEY.tags(somebody), OTHER.tags(somebody)));
  }

  @Test
  void messagesArriveWhole() {
    assertEquals(new Decoded.Value<>(MOVEMENT), Movement.decode(MOVEMENT.encode(KEY), KEY));
    assertEquals(new Decoded.Value<>(TALLY), Tally.decode(TALLY.encode(KEY), KEY));
  }

  @Test
  void whoDoesNotHaveTheKeyCannotSpeak() {
    assertInstanceOf(Decoded.Malformed.class, Movement.decode(MOVEMENT.encode(OTHER), KEY));
    assertInstanceOf(Decoded.Malformed.class, Tally.decode(TALLY.encode(OTHER), KEY));
  }

  @Test
  void oneKindOfMessageIsNeverTakenForAnother() {
    assertInstanceOf(Decoded.Malformed.class, Movement.decode(TALLY.encode(KEY), KEY));
    assertInstanceOf(Decoded.Malformed.class, Tally.decode(MOVEMENT.encode(KEY), KEY));
  }

  @Test
  void everyFlippedBitIsNoticed() {
    byte[] message = MOVEMENT.encode(KEY);
    for (int bit = 0; bit < message.length * 8; bit++) {
      byte[] changed = message.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertInstanceOf(Decoded.Malformed.class, Movement.decode(changed, KEY));
    }
  }

  @Test
  void whatIsOutOfRangeIsOurMistake() {
    assertThrows(IllegalArgumentException.class, () -> new PlaceKey(new byte[31]));
    assertThrows(IllegalArgumentException.class, () -> new PlaceId("Bến xe"));
    assertThrows(IllegalArgumentException.class, () -> new Tally(Records.KIOSK, DAY, -1, 0));
    UUID visit = new UUID(1, 2);
    Set<Long> one = Set.of(1L);
    Duration future = Duration.ofMillis(-1);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Movement(Records.KIOSK, visit, Direction.EXIT, one, future));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Movement(Records.KIOSK, visit, Direction.EXIT, Set.of(), Duration.ZERO));
  }

  @Test
  void ofTwoTalliesTheNewerCounts() {
    Tally later = TALLY.plus(Direction.ENTRY).plus(Direction.EXIT);
    assertEquals(new Tally(Records.KIOSK, DAY, 32, 5), later);
    assertEquals(later, TALLY.or(later));
    assertEquals(later, later.or(TALLY));
    Tally tomorrow = Tally.zero(Records.KIOSK, DAY.plusDays(1));
    assertEquals(tomorrow, later.or(tomorrow));
    assertEquals(tomorrow, tomorrow.or(later));
  }
}
