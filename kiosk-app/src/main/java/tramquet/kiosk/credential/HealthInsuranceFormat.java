package tramquet.kiosk.credential;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tramquet.wire.BirthDate;
import tramquet.wire.Decoded;
import tramquet.wire.Identifier;
import tramquet.wire.Person;
import tramquet.wire.Person.Sex;
import tramquet.wire.TrustList;

/// The QR of the health insurance card: fields between `|`, the last one `$`. Cards up to 2021 have
/// 15 fields and a number of two letters and 13 digits; since then 17 and the 10 digits of the
/// social insurance number; a short kind has 10. Texts are UTF-8 in hexadecimal, so readers do not
/// damage them; the issuer may have, and then there is no name.
final class HealthInsuranceFormat implements CredentialFormat {
  private static final Pattern CARD = Pattern.compile("[A-Z]{2}[0-9]{13}");
  private static final Pattern SOCIAL = Pattern.compile("[0-9]{10}");
  private static final Pattern HEX = Pattern.compile("-?|[0-9A-Fa-f]{2,}+");
  private static final List<Integer> FIELD_COUNTS = List.of(10, 15, 17);
  private static final String END = "$";
  private static final int NAME = 1;
  private static final int BIRTH = 2;
  private static final int SEX = 3;
  private static final int FROM = 6;
  private static final int TO = 7;
  private static final int SOCIAL_DIGITS = 10;

  @Override
  public String name() {
    return "health-insurance-card";
  }

  @Override
  public Decoded<Credential> decode(CodeText scan, TrustList trust) {
    List<CodeField> parts = scan.fields('|');
    String number = parts.getFirst().plain();
    boolean old = CARD.matcher(number).matches();
    if (!old && !SOCIAL.matcher(number).matches()) {
      return new Decoded.NotMine<>();
    }
    List<String> fields = parts.stream().map(CodeField::plain).toList();
    boolean ended = fields.getLast().equals(END);
    if (fields.size() < 2 || !(old || ended || HEX.matcher(fields.get(NAME)).matches())) {
      return new Decoded.NotMine<>();
    }
    if (!ended || !FIELD_COUNTS.contains(fields.size())) {
      return new Decoded.Malformed<>("field count");
    }
    return card(fields);
  }

  private static Decoded<Credential> card(List<String> fields) {
    Optional<BirthDate> birth =
        CardDate.slashed(fields.get(BIRTH))
            .flatMap(CardDate::birth)
            .or(() -> CardDate.year(fields.get(BIRTH)));
    if (birth.isEmpty()) {
      return new Decoded.Malformed<>("birth date");
    }
    Optional<Sex> sex = sex(fields.get(SEX));
    if (sex.isEmpty()) {
      return new Decoded.Malformed<>("sex");
    }
    Optional<LocalDate> from = CardDate.slashed(fields.get(FROM));
    Optional<LocalDate> to = CardDate.slashed(fields.get(TO));
    if (from.isPresent() == isOpen(fields.get(FROM)) || to.isPresent() == isOpen(fields.get(TO))) {
      return new Decoded.Malformed<>("validity");
    }
    String number = fields.getFirst();
    Person holder = new Person(identifiers(number), personName(fields.get(NAME)), birth, sex);
    return new Decoded.Value<>(new Credential.HealthInsuranceCard(holder, number, from, to));
  }

  private static boolean isOpen(String date) {
    return date.equals("-") || date.isEmpty();
  }

  private static Optional<Sex> sex(String text) {
    return switch (text) {
      case "1" -> Optional.of(Sex.MALE);
      case "2" -> Optional.of(Sex.FEMALE);
      default -> Optional.empty();
    };
  }

  /// The last ten digits of the long number are the social insurance number, so that old and new
  /// card of a person are seen to be one person's.
  static List<Identifier> identifiers(String number) {
    Identifier social =
        new Identifier(
            Identifier.Kind.SOCIAL_INSURANCE, number.substring(number.length() - SOCIAL_DIGITS));
    return number.length() == SOCIAL_DIGITS
        ? List.of(social)
        : List.of(new Identifier(Identifier.Kind.INSURANCE_CARD, number), social);
  }

  /// Whether it is a number of either kind of card.
  static boolean isNumber(String text) {
    return CARD.matcher(text).matches() || SOCIAL.matcher(text).matches();
  }

  private static Optional<String> personName(String hex) {
    if (!HEX.matcher(hex).matches() || hex.length() < 2 || hex.length() % 2 != 0) {
      return Optional.empty();
    }
    byte[] bytes = HexFormat.of().parseHex(hex);
    return new CodeField(CodeText.of(bytes), bytes)
        .text()
        .map(String::strip)
        .filter(Vietnamese::isName);
  }
}
