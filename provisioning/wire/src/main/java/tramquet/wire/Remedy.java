package tramquet.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a person can do next after a refusal.
public enum Remedy {
  /// Make a health declaration at the address shown, then come back.
  DECLARE_FIRST,
  /// Wait here; the health station is called.
  WAIT_FOR_HEALTH_STATION,
  /// Show another code: the citizen card, the health insurance card, a personal code.
  SHOW_ANOTHER_CODE,
  /// Get a fresh code from whoever issued this one.
  RENEW_CODE,
  /// Show the own code, not that of the place.
  SHOW_OWN_CODE,
  /// Come back at another time.
  COME_BACK_LATER,
  /// Ask the staff of the place.
  ASK_STAFF;

  /// The stable name on the wire and in `inspect --json`: `declare-first`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Finds a remedy by its stable name.
  public static Optional<Remedy> of(String text) {
    return Arrays.stream(values()).filter(r -> r.text().equals(text)).findFirst();
  }
}
