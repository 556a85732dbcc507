package tramquet.kiosk.lane;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.risk.Evidence;
import tramquet.wire.Reason;

/// What a lane is doing. Each state holds what is true in it and nothing more.
public sealed interface State {

  /// When the state wants a `Tick`, in nanoseconds of the monotonic clock; empty for never.
  default Optional<Long> deadlineNanos() {
    return Optional.empty();
  }

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

  /// The visit is being written. Green or red is decided and not yet shown.
  ///
  /// @param next a different code that came meanwhile; the newest, served next
  /// @param busyNanos when to say that it takes longer than usual
  record Recording(Effect.CommitVisit commit, Optional<ScanData> next, Optional<Long> busyNanos)
      implements State {
    @Override
    public Optional<Long> deadlineNanos() {
      return busyNanos;
    }
  }

  /// Green is shown.
  ///
  /// @param visit the committed record
  /// @param passing somebody is in the passage
  record Admitted(UUID visit, boolean passing, long untilNanos) implements State {
    @Override
    public Optional<Long> deadlineNanos() {
      return Optional.of(untilNanos);
    }
  }

  /// Red is shown.
  ///
  /// @param code what was refused: shown again, it is not judged again
  record Refused(Optional<Bytes> code, long untilNanos) implements State {
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

  /// People must get out; nothing else matters.
  record Emergency() implements State {}

  /// The lane is closed.
  ///
  /// @param retryNanos when to try the storage again, if that is what failed
  record OutOfOrder(Screen.Cause cause, Optional<Long> retryNanos) implements State {
    @Override
    public Optional<Long> deadlineNanos() {
      return retryNanos;
    }
  }
}
