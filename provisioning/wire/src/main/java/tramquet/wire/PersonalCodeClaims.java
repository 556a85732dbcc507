package tramquet.wire;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORGenerator;

/// The claims of a [PersonalCode]: a CBOR Web Token (RFC 8392) with one private claim.
final class PersonalCodeClaims {
  private static final long ISS = 1;
  private static final long EXP = 4;
  private static final long IAT = 6;

  /// Private use (RFC 8392 section 9.1): below -65536.
  private static final long TRAMQUET = -65537;

  private static final long IDENTIFIERS = 1;
  private static final long NAME = 2;
  private static final long BIRTH = 3;
  private static final long SEX = 4;
  private static final long DECLARATION = 5;

  private static final int ZONE_FLAG = 1;
  private static final int CONTACT_FLAG = 2;

  /// The year 9999, so that no arithmetic on times can overflow.
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private PersonalCodeClaims() {}

  static byte[] write(PersonalCode code) {
    return StrictCbor.write(cbor -> {
      cbor.writeStartObject(null, 4);
      cbor.writePropertyId(ISS);
      cbor.writeString(code.issuer());
      cbor.writePropertyId(EXP);
      cbor.writeNumber(code.expiresAt().getEpochSecond());
      cbor.writePropertyId(IAT);
      cbor.writeNumber(code.issuedAt().getEpochSecond());
      cbor.writePropertyId(TRAMQUET);
      writePerson(cbor, code.person(), code.declaration());
      cbor.writeEndObject();
    });
  }

  private static void writePerson(
      CBORGenerator cbor, Person person, Optional<Declaration> declaration) {
    List<Runnable> entries = new ArrayList<>();
    entries.add(() -> {
      cbor.writePropertyId(IDENTIFIERS);
      writeIdentifiers(cbor, person.identifiers());
    });
    person
        .name()
        .ifPresent(name ->
            entries.add(() -> {
              cbor.writePropertyId(NAME);
              cbor.writeString(nfc(name));
            }));
    person.birthDate().ifPresent(birth -> entries.add(() -> number(cbor, BIRTH, number(birth))));
    person
        .sex()
        .ifPresent(sex -> entries.add(() -> number(cbor, SEX, sex == Person.Sex.MALE ? 1 : 2)));
    declaration.ifPresent(said -> entries.add(() -> writeDeclaration(cbor, said)));
    cbor.writeStartObject(null, entries.size());
    entries.forEach(Runnable::run);
    cbor.writeEndObject();
  }

  private static void number(CBORGenerator cbor, long key, long value) {
    cbor.writePropertyId(key);
    cbor.writeNumber(value);
  }

  private static void writeIdentifiers(CBORGenerator cbor, List<Identifier> identifiers) {
    Map<Integer, String> byNumber = new TreeMap<>();
    identifiers.forEach(
        i -> IdentifierNumber.of(i.kind()).ifPresent(n -> byNumber.put(n, i.value())));
    cbor.writeStartObject(null, byNumber.size());
    byNumber.forEach((number, value) -> {
      cbor.writePropertyId(number);
      cbor.writeString(value);
    });
    cbor.writeEndObject();
  }

  private static void writeDeclaration(CBORGenerator cbor, Declaration declaration) {
    cbor.writePropertyId(DECLARATION);
    List<String> areas = declaration.areas().stream().map(Area::path).sorted().toList();
    cbor.writeStartArray(null, areas.isEmpty() ? 3 : 4);
    cbor.writeNumber(declaration.declaredAt().getEpochSecond());
    cbor.writeNumber(
        declaration.symptoms().stream().mapToInt(s -> 1 << bit(s)).reduce(0, (a, b) -> a | b));
    cbor.writeNumber(
        (declaration.epidemicZone() ? ZONE_FLAG : 0) | (declaration.contact() ? CONTACT_FLAG : 0));
    if (!areas.isEmpty()) {
      cbor.writeStartArray(null, areas.size());
      areas.forEach(cbor::writeString);
      cbor.writeEndArray();
    }
    cbor.writeEndArray();
  }

  /// The stable number of a symptom; never change one.
  private static int bit(Declaration.Symptom symptom) {
    return switch (symptom) {
      case FEVER -> 0;
      case COUGH -> 1;
      case BREATHLESS -> 2;
      case ACHE -> 3;
      case UNSPECIFIED -> 7;
    };
  }

  private static long number(BirthDate birth) {
    return birth
        .day()
        .map(d -> d.getYear() * 10_000L + d.getMonthValue() * 100L + d.getDayOfMonth())
        .orElse((long) birth.year());
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  static Optional<String> problem(PersonalCode code) {
    if (!fits(code.issuer(), PersonalCode.MAX_ISSUER_BYTES)) {
      return Optional.of("issuer");
    }
    if (code.expiresAt().isBefore(code.issuedAt())
        || code.issuedAt().getEpochSecond() < 0
        || code.expiresAt().getEpochSecond() > LAST_SECOND) {
      return Optional.of("validity");
    }
    if (code.person().name().filter(n -> !fits(nfc(n), PersonalCode.MAX_NAME_BYTES)).isPresent()) {
      return Optional.of("name");
    }
    if (code.declaration().filter(d -> d.areas().size() > Declaration.MAX_AREAS).isPresent()) {
      return Optional.of("areas");
    }
    List<Identifier> ids = code.person().identifiers();
    boolean oneOfEachKind = ids.stream().map(Identifier::kind).distinct().count() == ids.size();
    if (ids.isEmpty()
        || ids.size() > 3
        || !oneOfEachKind
        || !ids.stream().allMatch(IdentifierNumber::fits)) {
      return Optional.of("identifiers");
    }
    return Optional.empty();
  }

  /// Printable, not blank, and short enough. Characters that steer the display have no place in a
  /// name, signed or not.
  private static boolean fits(String text, int maxBytes) {
    return !text.isBlank()
        && text.getBytes(StandardCharsets.UTF_8).length <= maxBytes
        && text.codePoints()
            .noneMatch(c ->
                Character.isISOControl(c)
                    || c == 0xFFFD
                    || !Character.isDefined(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE);
  }

  static Decoded<PersonalCode> read(byte[] payload) {
    return StrictCbor.read(payload)
        .flatMap(item -> {
          JsonNode claims = item.value();
          JsonNode person = claims.path(Long.toString(TRAMQUET));
          if (!claims.isObject() || !person.isObject()) {
            return new Decoded.Malformed<>("claims");
          }
          Optional<PersonalCode> code = code(claims, person);
          return code.isPresent() && code.get().problem().isEmpty()
              ? new Decoded.Value<>(code.get())
              : new Decoded.Malformed<>("claims");
        });
  }

  private static Optional<PersonalCode> code(JsonNode claims, JsonNode person) {
    JsonNode issuer = claims.path(Long.toString(ISS));
    Optional<Instant> expires = seconds(claims.path(Long.toString(EXP)));
    Optional<Instant> issued = seconds(claims.path(Long.toString(IAT)));
    JsonNode name = person.path(Long.toString(NAME));
    JsonNode birth = person.path(Long.toString(BIRTH));
    JsonNode sex = person.path(Long.toString(SEX));
    JsonNode declaration = person.path(Long.toString(DECLARATION));
    Optional<BirthDate> birthDate = birthDate(birth);
    Optional<Person.Sex> readSex = sex(sex);
    Optional<Declaration> said = declaration(declaration);
    boolean broken =
        !issuer.isString()
            || expires.isEmpty()
            || issued.isEmpty()
            || !(name.isMissingNode() || name.isString())
            || birth.isMissingNode() == birthDate.isPresent()
            || sex.isMissingNode() == readSex.isPresent()
            || declaration.isMissingNode() == said.isPresent();
    if (broken) {
      return Optional.empty();
    }
    Optional<String> readName =
        name.isString() ? Optional.of(nfc(name.stringValue())) : Optional.empty();
    return identifiers(person.path(Long.toString(IDENTIFIERS)))
        .map(ids -> new Person(ids, readName, birthDate, readSex))
        .map(p -> new PersonalCode(issuer.stringValue(), issued.get(), expires.get(), p, said));
  }

  /// Numbers of kinds that a later version may add are passed over.
  private static Optional<List<Identifier>> identifiers(JsonNode map) {
    List<Identifier> identifiers = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      if (!entry.getValue().isString()) {
        return Optional.empty();
      }
      IdentifierNumber.kind(entry.getKey())
          .ifPresent(kind -> identifiers.add(new Identifier(kind, entry.getValue().stringValue())));
    }
    return Optional.of(identifiers);
  }

  private static Optional<Instant> seconds(JsonNode node) {
    return integer(node).filter(s -> s >= 0 && s <= LAST_SECOND).map(Instant::ofEpochSecond);
  }

  private static Optional<Long> integer(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong()
        ? Optional.of(node.longValue())
        : Optional.empty();
  }

  private static Optional<BirthDate> birthDate(JsonNode node) {
    return integer(node)
        .filter(n -> n >= 1850 && n <= 2150_12_31)
        .map(n -> n <= 2150 ? Long.toString(n) : "%08d".formatted(n))
        .map(t ->
            t.length() == 4
                ? t
                : t.substring(0, 4) + "-" + t.substring(4, 6) + "-" + t.substring(6))
        .flatMap(t -> BirthDate.parse(t).asOptional());
  }

  private static Optional<Person.Sex> sex(JsonNode node) {
    return integer(node)
        .filter(n -> n == 1 || n == 2)
        .map(n -> n == 1 ? Person.Sex.MALE : Person.Sex.FEMALE);
  }

  private static Optional<Declaration> declaration(JsonNode node) {
    Optional<Instant> at = seconds(node.path(0));
    Optional<Long> symptoms = integer(node.path(1)).filter(n -> n >= 0);
    Optional<Long> flags = integer(node.path(2)).filter(n -> n >= 0);
    Optional<Set<Area>> areas = areas(node.path(3));
    if (!node.isArray()
        || at.isEmpty()
        || symptoms.isEmpty()
        || flags.isEmpty()
        || areas.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Declaration(
            at.get(),
            symptoms(symptoms.get(), flags.get()),
            (flags.get() & ZONE_FLAG) != 0,
            (flags.get() & CONTACT_FLAG) != 0,
            areas.get()));
  }

  /// None where the issuer names none; empty where it names something that is no area.
  private static Optional<Set<Area>> areas(JsonNode node) {
    if (node.isMissingNode()) {
      return Optional.of(Set.of());
    }
    Set<Area> areas = new HashSet<>();
    for (JsonNode path : node) {
      Optional<Area> area = Area.parse(path.asString("")).asOptional();
      if (area.isEmpty()) {
        return Optional.empty();
      }
      areas.add(area.get());
    }
    return node.isArray() ? Optional.of(areas) : Optional.empty();
  }

  /// A bit that this version does not know still says "not well": it becomes the unspecified
  /// symptom and never vanishes.
  private static Set<Declaration.Symptom> symptoms(long bits, long flags) {
    Set<Declaration.Symptom> symptoms = EnumSet.noneOf(Declaration.Symptom.class);
    long known = 0;
    for (Declaration.Symptom symptom : Declaration.Symptom.values()) {
      known |= 1L << bit(symptom);
      if ((bits & 1L << bit(symptom)) != 0) {
        symptoms.add(symptom);
      }
    }
    if ((bits & ~known) != 0 || (flags & ~(long) (ZONE_FLAG | CONTACT_FLAG)) != 0) {
      symptoms.add(Declaration.Symptom.UNSPECIFIED);
    }
    return symptoms;
  }
}
