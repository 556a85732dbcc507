package tramquet.technician;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tramquet.wire.Area;
import tramquet.wire.BirthDate;
import tramquet.wire.Decoded;
import tramquet.wire.Identifier;
import tramquet.wire.Identifier.Kind;
import tramquet.wire.Person;
import tramquet.wire.Person.Sex;

/// A person as typed at a desk: the columns `id`, `old-id`, `insurance`, `name`, `birth`, `sex`,
/// any of which may be missing or blank; and, of what the person declared, `areas`.
final class PersonRow {
  private static final int SOCIAL_DIGITS = 10;
  private static final String[] NONE = {};

  private PersonRow() {}

  /// The person, or which column is wrong; nothing of what is in it.
  static Decoded<Person> read(Map<String, String> row) {
    Optional<BirthDate> birth =
        column(row, "birth").flatMap(text -> BirthDate.parse(text).asOptional());
    if (column(row, "birth").isPresent() && birth.isEmpty()) {
      return new Decoded.Malformed<>("birth: yyyy-MM-dd or yyyy");
    }
    Optional<Sex> sex = column(row, "sex").flatMap(PersonRow::sex);
    if (column(row, "sex").isPresent() && sex.isEmpty()) {
      return new Decoded.Malformed<>("sex: male or female");
    }
    return new Decoded.Value<>(new Person(identifiers(row), column(row, "name"), birth, sex));
  }

  /// Areas the person was in, apart by spaces, commas or semicolons; or that one of them is none.
  static Decoded<Set<Area>> areas(Map<String, String> row) {
    Set<Area> areas = new LinkedHashSet<>();
    for (String path : column(row, "areas").map(text -> text.split("[\\s,;]+")).orElse(NONE)) {
      if (!(Area.parse(path) instanceof Decoded.Value<Area>(Area area))) {
        return new Decoded.Malformed<>("areas: paths such as 48/490/20194");
      }
      areas.add(area);
    }
    return new Decoded.Value<>(areas);
  }

  private static Optional<String> column(Map<String, String> row, String name) {
    return Optional.ofNullable(row.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static Optional<Sex> sex(String text) {
    return switch (text) {
      case "male", "Nam", "nam" -> Optional.of(Sex.MALE);
      case "female", "Nữ", "nữ" -> Optional.of(Sex.FEMALE);
      default -> Optional.empty();
    };
  }

  private static List<Identifier> identifiers(Map<String, String> row) {
    List<Identifier> identifiers = new ArrayList<>();
    column(row, "id").ifPresent(id -> identifiers.add(new Identifier(Kind.CITIZEN_ID, id)));
    column(row, "old-id").ifPresent(id -> identifiers.add(new Identifier(Kind.OLD_ID, id)));
    column(row, "insurance")
        .ifPresent(number ->
            identifiers.add(
                new Identifier(
                    number.length() == SOCIAL_DIGITS ? Kind.SOCIAL_INSURANCE : Kind.INSURANCE_CARD,
                    number)));
    return identifiers;
  }
}
