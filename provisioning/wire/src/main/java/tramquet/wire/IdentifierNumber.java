package tramquet.wire;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// The stable number of each [Identifier.Kind] inside signed codes, and how its values are built.
enum IdentifierNumber {
  CITIZEN_ID(1, Identifier.Kind.CITIZEN_ID, "[0-9]{12}"),
  OLD_ID(2, Identifier.Kind.OLD_ID, "[0-9]{9}|[0-9]{12}"),
  INSURANCE_CARD(3, Identifier.Kind.INSURANCE_CARD, "[A-Z]{2}[0-9]{13}"),
  SOCIAL_INSURANCE(4, Identifier.Kind.SOCIAL_INSURANCE, "[0-9]{10}"),
  QID(5, Identifier.Kind.QID, "[0-9]{6,20}"),
  PASSPORT(6, Identifier.Kind.PASSPORT, "[A-Z0-9]{6,12}");

  private final int number;
  private final Identifier.Kind kind;
  private final Pattern pattern;

  IdentifierNumber(int number, Identifier.Kind kind, String pattern) {
    this.number = number;
    this.kind = kind;
    this.pattern = Pattern.compile(pattern);
  }

  /// Empty for a masked number: nobody vouches for half a number.
  static Optional<Integer> of(Identifier.Kind kind) {
    return find(kind).map(n -> n.number);
  }

  static Optional<Identifier.Kind> kind(String number) {
    return Arrays.stream(values())
        .filter(n -> Integer.toString(n.number).equals(number))
        .map(n -> n.kind)
        .findFirst();
  }

  static boolean fits(Identifier identifier) {
    return find(identifier.kind())
        .filter(n -> n.pattern.matcher(identifier.value()).matches())
        .isPresent();
  }

  private static Optional<IdentifierNumber> find(Identifier.Kind kind) {
    return Arrays.stream(values()).filter(n -> n.kind == kind).findFirst();
  }
}
