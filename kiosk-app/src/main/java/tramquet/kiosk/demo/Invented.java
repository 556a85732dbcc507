package tramquet.kiosk.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tramquet.wire.BirthDate;
import tramquet.wire.Identifier;
import tramquet.wire.Identifier.Kind;
import tramquet.wire.Person;

/// Somebody who does not exist, with every number that a card could carry.
///
/// @param citizenId 12 digits that fit birth and sex
/// @param oldId 9 digits
/// @param insurance 10 digits of the social insurance number
/// @param qid 18 digits
record Invented(
    String name,
    Person.Sex sex,
    LocalDate birth,
    String citizenId,
    String oldId,
    String insurance,
    String qid) {

  /// Number of the health insurance card of before 2021.
  String insuranceCard() {
    return "GD479" + insurance;
  }

  /// Every number, by which a row at the centre is known to be this person's.
  List<Identifier> identifiers() {
    return List.of(
        new Identifier(Kind.CITIZEN_ID, citizenId),
        new Identifier(Kind.OLD_ID, oldId),
        new Identifier(Kind.INSURANCE_CARD, insuranceCard()),
        new Identifier(Kind.SOCIAL_INSURANCE, insurance),
        new Identifier(Kind.QID, qid));
  }

  /// As a personal code names this person: with at most three numbers.
  Person asPerson() {
    return new Person(
        List.of(
            new Identifier(Kind.CITIZEN_ID, citizenId),
            new Identifier(Kind.SOCIAL_INSURANCE, insurance),
            new Identifier(Kind.QID, qid)),
        Optional.of(name),
        Optional.of(BirthDate.of(birth)),
        Optional.of(sex));
  }

  /// Even an invented person stays out of logs and messages.
  @Override
  public String toString() {
    return "Invented";
  }
}
