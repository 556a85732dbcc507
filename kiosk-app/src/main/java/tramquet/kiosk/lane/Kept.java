package tramquet.kiosk.lane;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What must survive a restart of the kiosk.
///
/// @param closed why the lane is closed, of the causes that outlive a restart
/// @param trip the trip that was ordered
public record Kept(Set<Screen.Cause> closed, Optional<String> trip) {
  /// An open lane without a trip.
  public static final Kept NOTHING = new Kept(Set.of(), Optional.empty());

  /// A reader or a card that is missing shows itself again; these need not.
  private static final Set<Screen.Cause> LASTING =
      EnumSet.of(Screen.Cause.SWITCHED_OFF, Screen.Cause.GATE_FAULTY, Screen.Cause.PASSAGE_BLOCKED);

  /// Copies the set.
  public Kept {
    closed = Set.copyOf(closed);
  }

  static Kept of(Lane lane) {
    Set<Screen.Cause> closed = EnumSet.noneOf(Screen.Cause.class);
    closed.addAll(lane.faults());
    closed.retainAll(LASTING);
    return new Kept(closed, lane.trip());
  }
}
