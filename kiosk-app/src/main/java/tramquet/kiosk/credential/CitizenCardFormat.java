package tramquet.kiosk.credential;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tramquet.wire.BirthDate;
import tramquet.wire.Decoded;
import tramquet.wire.Identifier;
import tramquet.wire.Person;
import tramquet.wire.Person.Sex;
import tramquet.wire.TrustList;

/// The QR of the citizen card: `id|old id or empty|name|ddMMyyyy|Nam or Nữ|address|ddMMyyyy`, since
/// July 2024 with four more fields. Six fields (no day of issue) and eight (day of expiry) have
/// been seen, so have a label in front and tab or `;` as separator. The address, and what a
/// relative's fields may hold, is not kept.
///
/// Cards print names with every mark. A name in ASCII alone is taken as it is; where nothing in the
/// whole code shows that other letters come through, and a word in it can not be Vietnamese even
/// without marks (`Hunh`, `Phng`), letters were dropped on the way, and the name is not readable.
final class CitizenCardFormat implements CredentialFormat {
  private static final Pattern LABEL = Pattern.compile("^(CCCD|CC) *: *", Pattern.CASE_INSENSITIVE);
  private static final Pattern OLD_ID = Pattern.compile("[0-9]{9}|[0-9]{12}");
  private static final int NAME = 2;
  private static final int SEX = 4;
  private static final int ADDRESS = 5;
  private static final int ISSUED = 6;
  private static final int FEWEST = 6;
  private static final int MOST = 11;

  @Override
  public String name() {
    return "citizen-card";
  }

  @Override
  public Decoded<Credential> decode(CodeText scan, TrustList trust) {
    List<CodeField> fields = fields(scan);
    Optional<CitizenId> id =
        CitizenId.of(LABEL.matcher(fields.getFirst().plain()).replaceFirst(""));
    if (id.isEmpty() || fields.size() < 2) {
      return new Decoded.NotMine<>();
    }
    if (!id.get().hasProvince()) {
      return new Decoded.Malformed<>("province of the id");
    }
    if (fields.size() > MOST) {
      return new Decoded.Malformed<>("field count");
    }
    boolean damaged = fields.stream().anyMatch(CodeField::isDamaged);
    boolean complete =
        fields.size() >= FEWEST && CardDate.compact(fields.get(3).plain()).isPresent();
    if (complete || !damaged) {
      return complete || fields.size() >= FEWEST
          ? card(scan, id.get(), fields)
          : new Decoded.Malformed<>("field count");
    }
    return swallowed(scan, id.get(), fields);
  }

  private static List<CodeField> fields(CodeText scan) {
    String text = scan.latin();
    char separator = text.indexOf('|') >= 0 ? '|' : text.indexOf('\t') >= 0 ? '\t' : ';';
    return scan.fields(separator);
  }

  /// Fields are missing and the text is damaged: a separator became half of a character. Undone as
  /// a whole where that is exact; else the number alone is sure, and what it says.
  private static Decoded<Credential> swallowed(
      CodeText scan, CitizenId id, List<CodeField> fields) {
    Optional<Decoded<Credential>> whole =
        scan.repaired()
            .map(text -> card(text, id, fields(text)))
            .filter(answer -> answer.asOptional().isPresent());
    if (whole.isPresent()) {
      return whole.get();
    }
    List<Identifier> identifiers = identifiers(id, fields.get(1).plain());
    Optional<BirthDate> birth = CardDate.year(Integer.toString(id.birthYear()));
    return birth.isEmpty()
        ? new Decoded.Malformed<>("birth year of the id")
        : card(
            new Person(identifiers, Optional.empty(), birth, Optional.of(id.sex())),
            Optional.empty());
  }

  private static Decoded<Credential> card(CodeText scan, CitizenId id, List<CodeField> fields) {
    if (fields.size() < FEWEST) {
      return new Decoded.Malformed<>("field count");
    }
    String oldId = fields.get(1).plain();
    if (!oldId.isEmpty() && !OLD_ID.matcher(oldId).matches()) {
      return new Decoded.Malformed<>("old id");
    }
    Optional<BirthDate> birth = CardDate.compact(fields.get(3).plain()).flatMap(CardDate::birth);
    if (birth.isEmpty()) {
      return new Decoded.Malformed<>("birth date");
    }
    if (birth.get().year() != id.birthYear()) {
      return new Decoded.Malformed<>("birth year differs from the id");
    }
    Decoded<Sex> sex = sex(fields.get(SEX), id);
    Optional<LocalDate> issued = issued(fields);
    if (issued.isEmpty() && fields.size() > ISSUED && !fields.get(ISSUED).isEmpty()) {
      return new Decoded.Malformed<>("day of issue");
    }
    Optional<String> name = name(scan, fields);
    return sex.flatMap(
        s -> card(new Person(identifiers(id, oldId), name, birth, Optional.of(s)), issued));
  }

  private static Decoded<Credential> card(Person holder, Optional<LocalDate> issued) {
    return new Decoded.Value<>(new Credential.CitizenCard(holder, issued));
  }

  private static List<Identifier> identifiers(CitizenId id, String oldId) {
    List<Identifier> identifiers = new ArrayList<>(List.of(id.identifier()));
    if (OLD_ID.matcher(oldId).matches()) {
      identifiers.add(new Identifier(Identifier.Kind.OLD_ID, oldId));
    }
    return identifiers;
  }

  private static Optional<LocalDate> issued(List<CodeField> fields) {
    return fields.size() > ISSUED ? CardDate.compact(fields.get(ISSUED).plain()) : Optional.empty();
  }

  /// As printed if that can be read, and then it must be what the id says; where letters were lost
  /// (`N?`, `N`) the id is the one to believe.
  private static Decoded<Sex> sex(CodeField field, CitizenId id) {
    String printed = field.text().map(Vietnamese::bare).map(String::strip).orElse("");
    Optional<Sex> read =
        switch (printed) {
          case "nam" -> Optional.of(Sex.MALE);
          case "nu" -> Optional.of(Sex.FEMALE);
          default -> Optional.empty();
        };
    if (read.isPresent()) {
      return read.get() == id.sex()
          ? new Decoded.Value<>(id.sex())
          : new Decoded.Malformed<>("sex differs from the id");
    }
    return field.isDamaged() || printed.isEmpty() || printed.equals("n")
        ? new Decoded.Value<>(id.sex())
        : new Decoded.Malformed<>("sex");
  }

  private static Optional<String> name(CodeText scan, List<CodeField> fields) {
    return lettersDropped(scan, fields) ? Optional.empty() : fields.get(NAME).name();
  }

  private static boolean lettersDropped(CodeText scan, List<CodeField> fields) {
    return scan.mayLackLetters()
        && (fields.get(SEX).plain().equalsIgnoreCase("n")
            || !fields.stream()
                .skip(NAME)
                .limit(ADDRESS - NAME + 1)
                .flatMap(field -> field.text().stream())
                .allMatch(Vietnamese::isBareSyllables));
  }
}
