package tramquet.kiosk.lane;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tramquet.drivers.Bytes;

/// Everything that the machine remembers of a lane.
///
/// @param state what the lane is doing
/// @param held the code that was read last, while it is still before the reader
/// @param heldNanos when it was read last
/// @param faults what the lane cannot work without and does not have
/// @param ticket number of the last visit that was sent to disk
public record Lane(
    State state, Optional<Bytes> held, long heldNanos, Set<Screen.Cause> faults, long ticket) {

  /// A lane that has just been switched on.
  public static final Lane START = new Lane(new State.Ready(), Optional.empty(), 0, Set.of(), 0);

  /// Copies the set.
  public Lane {
    faults = Set.copyOf(faults);
  }

  /// Whether this code was before the reader until now.
  boolean holds(Bytes code, long atNanos) {
    return held.isPresent()
        && held.get().equals(code)
        && atNanos - heldNanos < LaneRules.HELD.toNanos();
  }

  Lane in(State next) {
    return new Lane(next, held, heldNanos, faults, ticket);
  }

  Lane holding(Bytes code, long atNanos) {
    return new Lane(state, Optional.of(code), atNanos, faults, ticket);
  }

  Lane withNextTicket() {
    return new Lane(state, held, heldNanos, faults, ticket + 1);
  }

  Lane with(Screen.Cause fault) {
    Set<Screen.Cause> more = EnumSet.of(fault);
    more.addAll(faults);
    return new Lane(state, held, heldNanos, more, ticket);
  }

  Lane without(Screen.Cause fault) {
    Set<Screen.Cause> fewer = EnumSet.noneOf(Screen.Cause.class);
    fewer.addAll(faults);
    fewer.remove(fault);
    return new Lane(state, held, heldNanos, fewer, ticket);
  }
}
