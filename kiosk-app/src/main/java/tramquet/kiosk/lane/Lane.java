package tramquet.kiosk.lane;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tramquet.drivers.scanner.ScanData;

/// Everything that the machine remembers of a lane.
///
/// @param state what the lane is doing
/// @param provisioned whether it has keys and rules
/// @param held the codes that are before the reader
/// @param faults what the lane cannot work without and does not have
/// @param ticket number of the last visit or act that was sent to disk
/// @param trip the trip that was ordered; without one the lane's own counts
/// @param recent what happened a moment ago
/// @param due what is still to be done
/// @param session who stands at the screen and is no visitor
public record Lane(
    State state,
    boolean provisioned,
    Held held,
    Set<Screen.Cause> faults,
    long ticket,
    Optional<String> trip,
    Recent recent,
    Due due,
    Optional<Session> session) {

  /// A lane that has just been switched on for the first time.
  public static final Lane START = of(Kept.NOTHING);

  /// A lane that knows nothing yet but that it is there.
  public static final Lane UNPROVISIONED = unprovisioned(Kept.NOTHING);

  /// Copies the set.
  public Lane {
    faults = Set.copyOf(faults);
  }

  /// A lane that has just been switched on again.
  public static Lane of(Kept kept) {
    return started(kept, new State.Ready(), true);
  }

  /// A lane that has been switched on again, and has lost its keys: it is still closed if it was.
  public static Lane unprovisioned(Kept kept) {
    return started(kept, new State.Unprovisioned(), false);
  }

  private static Lane started(Kept kept, State state, boolean provisioned) {
    return new Lane(
        state,
        provisioned,
        Held.NOTHING,
        kept.closed(),
        0,
        kept.trip(),
        Recent.NOTHING,
        Due.NOTHING,
        Optional.empty());
  }

  /// When the lane wants a `Tick`, in nanoseconds of the monotonic clock; empty for never.
  public Optional<Long> deadlineNanos() {
    return Stream.of(
            state.deadlineNanos(),
            due.code().map(Due.Code::fromNanos),
            session.map(Session::deadlineNanos),
            recent.called().map(Recent.Called::untilNanos))
        .flatMap(Optional::stream)
        .min(Long::compare);
  }

  /// Whether this code was before the reader until now.
  boolean holds(ScanData scan, long atNanos) {
    return held.holds(scan, atNanos);
  }

  /// Whether the gate's contacts say nothing, because the gate is not well.
  boolean gateFaulty() {
    return faults.contains(Screen.Cause.GATE_FAULTY);
  }

  Lane in(State next) {
    return new Lane(next, provisioned, held, faults, ticket, trip, recent, due, session);
  }

  Lane nowProvisioned() {
    return new Lane(state, true, held, faults, ticket, trip, recent, due, session);
  }

  /// The code is looked at now, and waits no longer if it did.
  Lane holding(ScanData scan, long atNanos) {
    return with(held.and(scan, atNanos)).with(due.without(scan));
  }

  Lane readAgain(ScanData scan, long atNanos) {
    return with(held.readAgain(scan, atNanos));
  }

  private Lane with(Held now) {
    return new Lane(state, provisioned, now, faults, ticket, trip, recent, due, session);
  }

  Lane withNextTicket() {
    return new Lane(state, provisioned, held, faults, ticket + 1, trip, recent, due, session);
  }

  Lane on(Optional<String> ordered) {
    return new Lane(state, provisioned, held, faults, ticket, ordered, recent, due, session);
  }

  Lane with(Recent now) {
    return new Lane(state, provisioned, held, faults, ticket, trip, now, due, session);
  }

  /// Whoever staff were called for has been dealt with, or somebody else has come since.
  Lane uncalled() {
    return recent.called().isEmpty() ? this : with(recent.called(Optional.empty()));
  }

  /// Whoever staff were called for so long ago has gone.
  Lane at(long nanos) {
    return recent.called().filter(each -> nanos - each.untilNanos() >= 0).isEmpty()
        ? this
        : uncalled();
  }

  Lane with(Due now) {
    return new Lane(state, provisioned, held, faults, ticket, trip, recent, now, session);
  }

  Lane with(Session somebody) {
    return new Lane(
        state, provisioned, held, faults, ticket, trip, recent, due, Optional.of(somebody));
  }

  Lane withoutSession() {
    return new Lane(state, provisioned, held, faults, ticket, trip, recent, due, Optional.empty());
  }

  /// The lane has something no longer that it cannot work without.
  public Lane with(Screen.Cause fault) {
    Set<Screen.Cause> more = EnumSet.of(fault);
    more.addAll(faults);
    return faulty(more);
  }

  Lane without(Screen.Cause fault) {
    Set<Screen.Cause> fewer = EnumSet.noneOf(Screen.Cause.class);
    fewer.addAll(faults);
    fewer.remove(fault);
    return faulty(fewer);
  }

  private Lane faulty(Set<Screen.Cause> now) {
    return new Lane(state, provisioned, held, now, ticket, trip, recent, due, session);
  }
}
