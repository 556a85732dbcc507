package tramquet.kiosk.credential;

import java.util.Optional;
import java.util.regex.Pattern;
import tramquet.wire.Identifier;
import tramquet.wire.Person.Sex;

/// What the twelve digits of a citizen id say (Thông tư 59/2021/TT-BCA): three of the province of
/// birth registration, one of century and sex, two of the birth year, six at random.
///
/// @param digits twelve
record CitizenId(String digits) {
  private static final Pattern BUILT = Pattern.compile("[0-9]{12}");

  static Optional<CitizenId> of(String text) {
    return BUILT.matcher(text).matches() ? Optional.of(new CitizenId(text)) : Optional.empty();
  }

  /// Codes run from 001 (Hà Nội) to 096 (Cà Mau), and further for places of birth abroad; only 000
  /// was never given.
  boolean hasProvince() {
    return !digits.startsWith("000");
  }

  /// 1900 to 2399.
  int birthYear() {
    return 1900 + centuryAndSex() / 2 * 100 + Integer.parseInt(digits.substring(4, 6));
  }

  /// Even digits are men, odd ones women.
  Sex sex() {
    return centuryAndSex() % 2 == 0 ? Sex.MALE : Sex.FEMALE;
  }

  private int centuryAndSex() {
    return digits.charAt(3) - '0';
  }

  Identifier identifier() {
    return new Identifier(Identifier.Kind.CITIZEN_ID, digits);
  }

  /// The number stays out of logs and messages.
  @Override
  public String toString() {
    return "CitizenId";
  }
}
