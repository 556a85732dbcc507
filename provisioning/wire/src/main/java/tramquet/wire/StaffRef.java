package tramquet.wire;

import java.util.regex.Pattern;

/// Which member of staff, as only the authority can tell: a number from its own list. Never a name
/// and never a number that the state has given to a person; the shape leaves room for neither.
///
/// @param text 3 to 16 of `A`–`Z`, `0`–`9` and `-`, with one digit at least, no more than three
///   letters in a row and no more than eight digits in all: `BX7-0042`
public record StaffRef(String text) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?=.*[0-9])(?!.*[A-Z]{4})(?!(?:[^0-9]*[0-9]){9})[A-Z0-9][A-Z0-9-]{1,14}[A-Z0-9]");

  /// Throws `IllegalArgumentException` for any other shape.
  public StaffRef {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a staff reference is 3 to 16 of A-Z, 0-9 and -, neither a name nor a person's number");
    }
  }

  /// Reads a reference that somebody else wrote.
  public static Decoded<StaffRef> parse(String text) {
    return SHAPE.matcher(text).matches()
        ? new Decoded.Value<>(new StaffRef(text))
        : new Decoded.Malformed<>("staff reference");
  }

  /// Stays out of logs and messages.
  @Override
  public String toString() {
    return "StaffRef";
  }
}
