package tramquet.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a record says happened.
public enum RecordKind {
  /// A person was admitted or refused.
  VISIT,
  /// Somebody who was admitted passed.
  PASSAGE,
  /// Somebody who was admitted did not pass: the visit does not count.
  ANNULMENT,
  /// Staff did something by hand: let a person in, held the gate, closed the lane.
  STAFF_ACT,
  /// A refusal that the health station must hear of.
  ALARM,
  /// A trip of a bus or ferry began.
  TRIP,
  /// Records that are known to be gone.
  LOSS,
  /// A trip of a bus or ferry ended.
  TRIP_END,
  /// A second body went through the gate on one admission. Names the visit before it, if that is
  /// known.
  TAILGATED,
  /// Somebody went through the gate on no admission.
  GATE_FORCED,
  /// The emergency input opened: the gate stands open, and nobody is counted.
  EMERGENCY_BEGAN,
  /// The emergency input closed again.
  EMERGENCY_ENDED,
  /// What the clock says, of which the stamp is all there is to know: with the first record of a
  /// boot, when a time server has set the clock, and when a clock that was set has jumped. One of a
  /// trusted clock dates everything else of its boot.
  CLOCK,
  /// Somebody at the lane touched "call staff".
  HELP_CALLED;

  /// The stable name on the wire: `staff-act`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Finds a kind by its stable name.
  public static Optional<RecordKind> of(String text) {
    return Arrays.stream(values()).filter(k -> k.text().equals(text)).findFirst();
  }
}
