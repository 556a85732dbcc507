package tramquet.kiosk.inspect;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tramquet.kiosk.credential.Credential;
import tramquet.wire.BirthDate;
import tramquet.wire.Identifier;
import tramquet.wire.Person;

/// What a code says of its person, under the stable names of `inspect --json`.
final class PersonLines {
  private PersonLines() {}

  /// `id`, `oldId`, `name`, `birthDate`, `sex`, as far as the code has them; empty for a code that
  /// speaks of nobody.
  static Optional<Map<String, String>> of(Credential credential) {
    return credential.person().map(person -> lines(credential, person));
  }

  private static Map<String, String> lines(Credential credential, Person person) {
    Map<String, String> lines = new LinkedHashMap<>();
    printedId(credential, person).ifPresent(id -> lines.put("id", id));
    person
        .identifier(Identifier.Kind.OLD_ID)
        .filter(old -> !old.value().equals(lines.get("id")))
        .ifPresent(old -> lines.put("oldId", old.value()));
    person.name().ifPresent(name -> lines.put("name", name));
    person.birthDate().map(BirthDate::text).ifPresent(birth -> lines.put("birthDate", birth));
    person.sex().ifPresent(sex -> lines.put("sex", sex.name().toLowerCase(Locale.ROOT)));
    return lines;
  }

  private static Optional<String> printedId(Credential credential, Person person) {
    return credential instanceof Credential.HealthInsuranceCard card
        ? Optional.of(card.cardNumber())
        : person.identifiers().stream().map(Identifier::value).findFirst();
  }
}
