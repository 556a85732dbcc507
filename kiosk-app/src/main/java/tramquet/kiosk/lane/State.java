package tramquet.kiosk.lane;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.risk.Evidence;
import tramquet.wire.Direction;
import tramquet.wire.Reason;

/// What a lane is doing. Each state holds what is true in it and nothing more.
public sealed interface State {

  /// When the state wants a `Tick`, in nanoseconds of the monotonic clock; empty for never.
  default Optional<Long> deadlineNanos() {
    return Optional.empty();
  }

  /// The kiosk has no keys and no rules: it serves nobody.
  record Unprovisioned() implements State {}

  /// Nobody is being served.
  record Ready() implements State {}

  /// Nobody is being served; the last code was of no use and the screen says so for a moment.
  ///
  /// @param back the question to return to
  record Noticing(Optional<Asking> back, long untilNanos) implements State {
    @Override
    public Optional<Long> deadlineNanos() {
      return Optional.of(untilNanos);
    }
  }

  /// A code is being judged.
  ///
  /// @param before the question that the code may answer
  record Assessing(Optional<Asking> before) implements State {}

  /// A visit, or an act of staff, is being written. Green or red is decided and not yet shown.
  ///
  /// @param code that was judged
  /// @param next a different code that came meanwhile; the newest, served next
  /// @param busyNanos when to say that it takes longer than usual
  /// @param giveUpNanos when the storage counts as failed
  record Recording(
      Effect.Awaitable commit,
      Optional<Bytes> code,
      Optional<ScanData> next,
      Optional<Long> busyNanos,
      long giveUpNanos)
      implements State {
    @Override
    public Optional<Long> deadlineNanos() {
      return busyNanos.or(() -> Optional.of(giveUpNanos));
    }

    Recording next(ScanData scan) {
      return new Recording(commit, code, Optional.of(scan), busyNanos, giveUpNanos);
    }

    Recording saidBusy() {
      return new Recording(commit, code, next, Optional.empty(), giveUpNanos);
    }
  }

  /// Green is shown.
  ///
  /// @param visit the committed record: a visit, or an act of staff
  /// @param way which way the person goes
  /// @param admission by which the person is let in again who does not pass; empty where nothing
  ///   was judged
  /// @param passingNanos since when somebody is in the passage
  record Admitted(
      UUID visit,
      Direction way,
      Optional<Admission> admission,
      Optional<Long> passingNanos,
      long untilNanos)
      implements State {
    @Override
    public Optional<Long> deadlineNanos() {
      return Optional.of(untilNanos);
    }

    /// Whether somebody is in the passage.
    public boolean passing() {
      return passingNanos.isPresent();
    }
  }

  /// What somebody was let in on.
  record Admission(Optional<Bytes> code, Effect.CommitVisit visit) {}

  /// Red is shown.
  ///
  /// @param code what was refused: shown again, it is not judged again
  /// @param visit the committed record
  record Refused(Optional<Bytes> code, UUID visit, Evidence evidence, long untilNanos)
      implements State {
    @Override
    public Optional<Long> deadlineNanos() {
      return Optional.of(untilNanos);
    }
  }

  /// A declaration or a second code is awaited.
  ///
  /// @param evidence what the person has shown so far
  /// @param missing what is asked for; at least one
  record Asking(Evidence evidence, Set<Reason> missing, long untilNanos) implements State {

    /// Copies the set.
    public Asking {
      missing = Set.copyOf(missing);
    }

    @Override
    public Optional<Long> deadlineNanos() {
      return Optional.of(untilNanos);
    }
  }

  /// Somebody went through who should not have: lamp, tone and screen say so, and the next visitor
  /// is served all the same.
  ///
  /// @param back the question to return to
  record Alarmed(Incident incident, Optional<Asking> back, long untilNanos) implements State {
    @Override
    public Optional<Long> deadlineNanos() {
      return Optional.of(untilNanos);
    }
  }

  /// Staff hold the gate open: whoever comes may pass.
  record Held(long untilNanos) implements State {
    @Override
    public Optional<Long> deadlineNanos() {
      return Optional.of(untilNanos);
    }
  }

  /// People must get out; nothing else matters.
  record Emergency() implements State {}

  /// The lane is closed.
  ///
  /// @param retryNanos when to try the storage again, if that is what failed
  /// @param calledNanos until when it is said that staff come, whom somebody has called
  record OutOfOrder(Screen.Cause cause, Optional<Long> retryNanos, Optional<Long> calledNanos)
      implements State {

    /// Nobody has called staff.
    public OutOfOrder(Screen.Cause cause, Optional<Long> retryNanos) {
      this(cause, retryNanos, Optional.empty());
    }

    @Override
    public Optional<Long> deadlineNanos() {
      return Stream.of(retryNanos, calledNanos).flatMap(Optional::stream).min(Long::compare);
    }

    OutOfOrder called(long until) {
      return new OutOfOrder(cause, retryNanos, Optional.of(until));
    }

    OutOfOrder retrying(long next) {
      return new OutOfOrder(cause, Optional.of(next), calledNanos);
    }
  }
}
