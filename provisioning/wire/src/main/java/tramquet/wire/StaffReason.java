package tramquet.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why staff let somebody in, or held the gate: one of a short list, so that nobody writes about a
/// person. Words are only ever added.
public enum StaffReason {
  /// The papers were looked at by a person.
  CHECKED_BY_HAND,
  /// Somebody needs help, or brings it.
  MEDICAL,
  /// Works here, or is on duty here.
  ON_DUTY,
  /// Goes in with somebody who may.
  COMPANION,
  /// Goods, luggage, a wheelchair: the passage is too narrow or too slow.
  GOODS,
  /// More people than the lane can serve.
  CROWD,
  /// The kiosk, its reader or the network does not do what it should.
  FAULT,
  /// Somebody works on the lane.
  MAINTENANCE;

  /// The stable name on the wire: `checked-by-hand`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// All names, for the messages to people.
  public static String texts() {
    return Arrays.stream(values()).map(StaffReason::text).collect(Collectors.joining(", "));
  }

  /// Finds a reason by its stable name.
  public static Optional<StaffReason> of(String text) {
    return Arrays.stream(values()).filter(reason -> reason.text().equals(text)).findFirst();
  }
}
