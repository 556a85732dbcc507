package tramquet.kiosk.credential;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tramquet.wire.BirthDate;
import tramquet.wire.Decoded;
import tramquet.wire.Identifier;
import tramquet.wire.Identifier.Kind;
import tramquet.wire.Person;
import tramquet.wire.Person.Sex;
import tramquet.wire.TrustList;

/// The personal code of PC-Covid (QĐ 1405/QĐ-BTTTT, version 1.1): `number|NAME|yyyy-MM-dd|0 or
/// 1|QID|extension`. Number, day and month may be masked with `*`. Of the extension (values between
/// `<`) only sex and insurance number are kept: the telephone number is not.
final class PcCovidFormat implements CredentialFormat {
  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9*]{6,15}");
  private static final Pattern BIRTH =
      Pattern.compile("([0-9]{4}|\\*{4})-([0-9]{2}|\\*{2})-([0-9]{2}|\\*{2})");
  private static final Pattern CITIZEN_ID = Pattern.compile("[0-9]{12}");
  private static final Pattern OLD_ID = Pattern.compile("[0-9]{9}");
  private static final Pattern SEX = Pattern.compile("[0-2]");
  private static final Pattern QID = Pattern.compile("[0-9]{6,20}");
  private static final int FEWEST = 5;
  private static final int MOST = 6;

  @Override
  public String name() {
    return "pc-covid-personal-code";
  }

  @Override
  public Decoded<Credential> decode(CodeText scan, TrustList trust) {
    List<CodeField> fields = scan.fields('|');
    if (fields.size() < 3 || !NUMBER.matcher(fields.getFirst().plain()).matches()) {
      return new Decoded.NotMine<>();
    }
    Matcher birth = BIRTH.matcher(fields.get(2).plain());
    if (!birth.matches()) {
      return new Decoded.NotMine<>();
    }
    if (fields.size() < FEWEST || fields.size() > MOST) {
      return new Decoded.Malformed<>("field count");
    }
    String declaredFor = fields.get(3).plain();
    String qid = fields.get(4).plain();
    if (!declaredFor.equals("0") && !declaredFor.equals("1")) {
      return new Decoded.Malformed<>("kind of declaration");
    }
    if (!qid.isEmpty() && !QID.matcher(qid).matches()) {
      return new Decoded.Malformed<>("QID");
    }
    return birthDate(birth).map(date -> code(fields, qid, date));
  }

  private static Credential code(List<CodeField> fields, String qid, Optional<BirthDate> birth) {
    Extension extension = Extension.of(fields.size() == MOST ? fields.getLast().plain() : "");
    List<Identifier> identifiers = new ArrayList<>();
    identifiers.add(document(fields.getFirst().plain()));
    if (!qid.isEmpty()) {
      identifiers.add(new Identifier(Kind.QID, qid));
    }
    extension
        .insurance()
        .ifPresent(number -> identifiers.addAll(HealthInsuranceFormat.identifiers(number)));
    return new Credential.PcCovidCode(
        new Person(identifiers, fields.get(1).name(), birth, extension.sex()));
  }

  private static Identifier document(String number) {
    if (number.indexOf('*') >= 0) {
      return new Identifier(Kind.MASKED, number);
    }
    if (CITIZEN_ID.matcher(number).matches()) {
      return new Identifier(Kind.CITIZEN_ID, number);
    }
    boolean old = OLD_ID.matcher(number).matches();
    return new Identifier(old ? Kind.OLD_ID : Kind.PASSPORT, number);
  }

  /// Empty where even the year is masked; the year alone where month or day is.
  private static Decoded<Optional<BirthDate>> birthDate(Matcher parts) {
    String text = parts.group();
    if (text.startsWith("*")) {
      return new Decoded.Value<>(Optional.empty());
    }
    Optional<BirthDate> birth = text.indexOf('*') >= 0 ? CardDate.year(parts.group(1)) : day(text);
    return birth.isPresent() ? new Decoded.Value<>(birth) : new Decoded.Malformed<>("birth date");
  }

  private static Optional<BirthDate> day(String text) {
    try {
      return CardDate.birth(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// What is kept of the extension.
  private record Extension(Optional<Sex> sex, Optional<String> insurance) {

    /// The declarer's QID comes first; it may be empty (a leading `<`) or missing.
    static Extension of(String text) {
      String[] values = text.split("<", -1);
      int sexAt = values.length > 1 && !SEX.matcher(values[0]).matches() ? 1 : 0;
      Optional<Sex> sex =
          switch (values[sexAt].strip()) {
            case "1" -> Optional.of(Sex.MALE);
            case "2" -> Optional.of(Sex.FEMALE);
            default -> Optional.empty();
          };
      Optional<String> insurance =
          values.length > sexAt + 1
              ? Optional.of(values[sexAt + 1].strip()).filter(HealthInsuranceFormat::isNumber)
              : Optional.empty();
      return new Extension(sex, insurance);
    }
  }
}
