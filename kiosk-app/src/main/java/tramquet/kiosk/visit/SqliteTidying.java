package tramquet.kiosk.visit;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import tramquet.wire.Stamp;

/// What the visit log does in idle moments, a part at a time: acknowledgements go to disk, what was
/// set aside comes back, what is not needed any more goes, and the ballast is kept.
///
/// Thread: the writer's.
final class SqliteTidying {
  /// Acknowledged records are kept so long, for a ledger that is restored from a backup.
  private static final Duration SAFETY_COPY = Duration.ofDays(3);

  /// Records after which it is noted how far an epoch has come. So many at most can be lost without
  /// a trace, when the last page of the outbox breaks.
  private static final int NOTED_EACH = 16;

  /// How often old records are looked for.
  private static final Duration PRUNING = Duration.ofHours(1);

  private final SqliteConnections connections;
  private final Watermarks marks;
  private final SqliteRecovery recovery;
  private final Supplier<Stamp> stamps;
  private long notedLast;
  private Optional<Long> prunedAtNanos = Optional.empty();

  SqliteTidying(SqliteConnections connections, SqliteRecovery recovery, Supplier<Stamp> stamps) {
    this.connections = connections;
    this.recovery = recovery;
    this.stamps = stamps;
    marks = connections.marks();
  }

  /// One part.
  ///
  /// @return whether there may be more
  boolean step() {
    return tidied() || (!connections.isBroken() && connections.keepBallast());
  }

  /// One part of what must not wait for the next start.
  ///
  /// @return whether there may be more
  boolean tidied() {
    if (connections.isBroken() || !noted()) {
      return false;
    }
    connections.measure();
    try {
      return recovery.step(connections.writing(), stamps.get()) || pruneNowAndThen();
    } catch (SQLException e) {
      // What was read and not taken is read again.
      recovery.again();
      connections.failed(e);
      return false;
    }
  }

  /// Writes acknowledgements down, and now and then how far this epoch has come.
  ///
  /// @return false if the card did not take it
  private boolean noted() {
    long last = marks.next() - 1;
    boolean due = last - notedLast >= NOTED_EACH;
    if (!marks.takeChanged() && !due) {
      return true;
    }
    SqliteWriting writing = connections.writing();
    try {
      writing.transaction(() -> writing.acknowledge(marks.all()));
      notedLast = last;
      return true;
    } catch (SQLException e) {
      marks.putBack();
      connections.failed(e);
      return false;
    }
  }

  /// @return whether there may be more to delete
  private boolean pruneNowAndThen() {
    Stamp now = stamps.get();
    boolean little = connections.room().isLittle();
    if (!little
        && prunedAtNanos.filter(at -> now.bootNanos() - at < PRUNING.toNanos()).isPresent()) {
      return false;
    }
    // Without a clock only the number counts, and without room nothing does.
    Instant before =
        now.quality() == Stamp.Quality.SYNCED ? now.wall().minus(SAFETY_COPY) : Instant.EPOCH;
    boolean more = prune(before, little ? 0 : SqliteWriting.KEPT) == SqliteWriting.PRUNED_AT_ONCE;
    prunedAtNanos = more ? Optional.empty() : Optional.of(now.bootNanos());
    return more;
  }

  /// See `VisitLog.prune`.
  int prune(Instant before) {
    return prune(before, SqliteWriting.KEPT);
  }

  private int prune(Instant before, int kept) {
    try {
      return connections.isBroken() || !noted()
          ? 0
          : connections.writing().prune(marks.all(), before, kept);
    } catch (SQLException e) {
      connections.failed(e);
      return 0;
    }
  }

  /// What was set aside just now is read out too.
  void again() {
    recovery.again();
  }

  void close() {
    recovery.close();
  }
}
