package tramquet.kiosk.visit;

import java.util.Locale;

/// Why records are gone.
public enum LossReason {
  /// A record's check value does not fit its content.
  DAMAGED,
  /// A sequence number is not there: deleted as no longer needed, then asked for again.
  MISSING,
  /// The file that held them was set aside.
  QUARANTINED;

  /// The stable name in the file.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
