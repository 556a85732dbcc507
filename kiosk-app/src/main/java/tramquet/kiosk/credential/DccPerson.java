package tramquet.kiosk.credential;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tramquet.wire.BirthDate;
import tramquet.wire.Person;

/// Who an EU digital COVID certificate speaks of. It holds no number of the person.
final class DccPerson {
  private static final int LONGEST_PART = 80;

  private DccPerson() {}

  /// The person as far as the certificate says; the surname first, as cards of Viet Nam and machine
  /// readable zones of passports have it.
  static Person of(JsonNode content) {
    JsonNode name = content.path("nam");
    return new Person(
        List.of(),
        joined(part(name, "fn"), part(name, "gn")),
        birthDate(content),
        Optional.empty());
  }

  private static Optional<String> part(JsonNode name, String member) {
    return printable(name, member).or(() -> standardised(name, member + "t"));
  }

  private static Optional<String> standardised(JsonNode name, String member) {
    return printable(name, member).map(text -> text.replace('<', ' ').strip());
  }

  /// The name for machines (ICAO Doc 9303 part 3): `NGUYEN<<VAN<ANH`.
  static Optional<String> standardName(JsonNode content) {
    JsonNode name = content.path("nam");
    return printable(name, "fnt")
        .map(surname -> surname + printable(name, "gnt").map(given -> "<<" + given).orElse(""));
  }

  private static Optional<String> printable(JsonNode name, String member) {
    return Optional.of(name.path(member))
        .filter(JsonNode::isString)
        .map(text -> Vietnamese.nfc(text.stringValue()).strip().replaceAll("\\s+", " "))
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST_PART)
        .filter(text -> text.codePoints().noneMatch(DccPerson::isInvisible));
  }

  /// Control characters, and those that turn the direction of what follows.
  private static boolean isInvisible(int c) {
    return Character.isISOControl(c)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static Optional<String> joined(Optional<String> surname, Optional<String> given) {
    String both =
        Stream.of(surname, given)
            .flatMap(Optional::stream)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return Optional.of(both).filter(text -> !text.isEmpty());
  }

  /// A day; the year where month or day are left out or not of the calendar. A time of day that
  /// some issuers add is passed over.
  private static Optional<BirthDate> birthDate(JsonNode content) {
    String text = content.path("dob").asString("");
    String day = text.substring(0, Math.min(text.length(), 10));
    String year = text.substring(0, Math.min(text.length(), 4));
    return BirthDate.parse(day).asOptional().or(() -> CardDate.year(year));
  }
}
