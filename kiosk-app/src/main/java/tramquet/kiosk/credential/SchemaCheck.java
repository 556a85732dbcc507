package tramquet.kiosk.credential;

import java.util.Locale;

/// Whether a certificate keeps to its schema. One that does not can still be told apart by its
/// signature and dates.
public enum SchemaCheck {
  /// It does.
  VALID,
  /// A member is missing, of the wrong type or out of range.
  INVALID;

  /// The stable name in `inspect --json`.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
