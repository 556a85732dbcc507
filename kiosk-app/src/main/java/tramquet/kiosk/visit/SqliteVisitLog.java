package tramquet.kiosk.visit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.LossRange;
import tramquet.wire.SealedRecord;
import tramquet.wire.Sealer;
import tramquet.wire.Stamp;

/// The visit log in one SQLite file, in WAL mode with a sync at every commit: one connection writes
/// and checkpoints, one reads.
///
/// After an error of the card (`FAILED`) it writes no record until `probe` has opened the file
/// again: what a failed sync has left on the card is unknown before. A file that turns out to be
/// damaged, at a start or then, is set aside and read out (`Quarantine`, `SqliteRecovery`).
public final class SqliteVisitLog implements VisitLog {
  private static final System.Logger LOG = System.getLogger("tramquet.visit");

  /// The part of a result code that says what failed; the rest says where.
  private static final int PRIMARY = 0xFF;

  /// Acknowledged records are kept so long, for a ledger that is restored from a backup.
  private static final Duration SAFETY_COPY = Duration.ofDays(3);

  /// Records after which it is noted how far an epoch has come. So many at most can be lost without
  /// a trace, when the last page of the outbox breaks.
  private static final int NOTED_EACH = 16;

  /// Records after which it is measured how much room is left, in a stream that never pauses.
  private static final int MEASURED_EACH = 64;

  /// How often old records are looked for.
  private static final Duration PRUNING = Duration.ofHours(1);

  private final Path file;
  private final SqliteLimits limits;
  private final Origin origin;
  private final Sealer sealer;
  private final Supplier<Stamp> stamps;
  private final RandomGenerator random;
  private final Watermarks marks;
  private final List<Stamp> lastStamps;
  private final Quarantine quarantine;
  private final SqliteRecovery recovery;
  private SqliteWriting writing;
  private final SqliteReading reading;
  private boolean broken;
  private final Room room = new Room();
  private long notedLast;
  private Optional<Long> prunedAtNanos = Optional.empty();

  private SqliteVisitLog(
      Path file,
      SqliteLimits limits,
      Origin origin,
      Sealer sealer,
      Supplier<Stamp> stamps,
      RandomGenerator random,
      SqliteWriting writing)
      throws SQLException {
    this.file = file;
    this.limits = limits;
    this.origin = origin;
    this.sealer = sealer;
    this.stamps = stamps;
    this.random = random;
    this.writing = writing;
    marks = writing.load();
    lastStamps = writing.lastStamps(origin.kiosk(), marks);
    if (marks.all().isEmpty()) {
      beginAnew();
    }
    reading = new SqliteReading(file, limits, origin.kiosk(), marks);
    quarantine = new Quarantine(file);
    recovery = new SqliteRecovery(quarantine, origin.kiosk(), marks);
    room.is(writing.taken());
  }

  /// Opens a log, or makes one with a new epoch. The folder exists. A file that is damaged is set
  /// aside, and a new one begins at once; what can be read of the old one comes back by and by, and
  /// the rest is a loss.
  ///
  /// @param stamps the time now, for what the log itself has to say
  /// @param random for epochs and record ids: a `SecureRandom` outside of tests
  public static Opening open(
      Path file,
      Origin origin,
      Sealer sealer,
      Supplier<Stamp> stamps,
      RandomGenerator random,
      SqliteLimits limits) {
    Optional<Connection> opened = Optional.empty();
    try {
      SqliteFile.Found found = found(file, limits, origin.kiosk());
      if (found instanceof SqliteFile.Found.Unfit(SqliteFile.Condition condition)) {
        return new Opening.Unfit(condition.text());
      }
      opened = Optional.of(((SqliteFile.Found.Whole) found).connection());
      return new Opening.Opened(
          new SqliteVisitLog(
              file, limits, origin, sealer, stamps, random, new SqliteWriting(opened.get())));
    } catch (SQLException e) {
      opened.ifPresent(SqliteVisitLog::closeQuietly);
      return new Opening.Unfit("the visit log cannot be opened: " + code(e));
    } catch (IOException e) {
      return new Opening.Unfit(
          "the damaged visit log cannot be set aside: " + e.getClass().getSimpleName());
    }
  }

  /// What is there, after a damaged file was set aside.
  private static SqliteFile.Found found(Path file, SqliteLimits limits, KioskId kiosk)
      throws SQLException, IOException {
    SqliteFile.Found found = SqliteFile.find(file, limits, kiosk);
    if (found instanceof SqliteFile.Found.Unfit(SqliteFile.Condition condition)
        && condition.isUseless()) {
      new Quarantine(file).setAside();
      return SqliteFile.find(file, limits, kiosk);
    }
    return found;
  }

  @Override
  public Appended append(List<Draft> drafts) {
    Draft.requireOrdinary(drafts);
    return commit(drafts, () -> {});
  }

  @Override
  public boolean probe() {
    try {
      if (broken) {
        reopen();
      }
      writing.probe();
      return true;
    } catch (SQLException e) {
      cause(e);
      return false;
    } catch (IOException e) {
      LOG.log(Level.ERROR, "quarantine: {0}", e.getClass().getSimpleName());
      return false;
    }
  }

  private void reopen() throws SQLException, IOException {
    // Both, so that nothing is left in memory of a file that may have changed.
    reading.close();
    writing.connection().close();
    if (SqliteFile.find(file, limits, origin.kiosk())
        instanceof SqliteFile.Found.Whole(Connection connection)) {
      resume(connection);
      return;
    }
    // Whatever it is now, it was ours: the records that are in memory say so.
    quarantine.setAside();
    if (SqliteFile.find(file, limits, origin.kiosk())
        instanceof SqliteFile.Found.Whole(Connection connection)) {
      resume(connection);
      recovery.again();
    } else {
      throw new SQLException("no new file can be made");
    }
  }

  private void resume(Connection connection) throws SQLException {
    try {
      writing = new SqliteWriting(connection);
    } catch (SQLException e) {
      closeQuietly(connection);
      throw e;
    }
    Watermarks disk = writing.load();
    if (disk.all().isEmpty()) {
      beginAnew();
    } else {
      marks.recover(disk);
    }
    reading.turnTo(file, limits);
    broken = false;
  }

  /// A new file. The epochs of the one before, if there was one, are carried over.
  private void beginAnew() throws SQLException {
    Epoch fresh = new Epoch(random.nextLong());
    Stamp now = stamps.get();
    List<Map.Entry<Epoch, Watermarks.Mark>> before = List.copyOf(marks.all().entrySet());
    writing.transaction(() -> {
      // Each goes before those that are there.
      for (Map.Entry<Epoch, Watermarks.Mark> each : before.reversed()) {
        writing.adopt(each.getKey(), each.getValue(), now);
      }
      writing.begin(fresh, now);
    });
    marks.begin(fresh, 0, 0);
  }

  @Override
  public Appended declareLoss(LossRange range, LossReason reason) {
    Draft draft =
        Draft.loss(origin, range, stamps.get(), new UUID(random.nextLong(), random.nextLong()));
    Appended answer = commit(List.of(draft), () -> writing.lose(range, reason));
    if (answer instanceof Appended.Committed) {
      marks.lost(range);
    }
    return answer;
  }

  private Appended commit(List<Draft> drafts, SqliteWriting.Work before) {
    if (broken) {
      return new Appended.NotCommitted(Appended.Cause.FAILED);
    }
    boolean rolls = marks.overtaken();
    Epoch epoch = rolls ? new Epoch(random.nextLong()) : marks.current();
    List<SealedRecord> sealed =
        Draft.seal(drafts, sealer, origin.kiosk(), epoch, rolls ? 1 : marks.next());
    boolean acks = marks.takeChanged();
    try {
      writing.transaction(() -> {
        if (rolls) {
          writing.begin(epoch, drafts.getFirst().stamp());
        }
        if (acks) {
          writing.acknowledge(marks.all());
        }
        before.run();
        for (SealedRecord each : sealed) {
          writing.insert(each);
        }
      });
    } catch (SQLException e) {
      if (acks) {
        marks.putBack();
      }
      return new Appended.NotCommitted(cause(e));
    }
    if (rolls) {
      LOG.log(Level.WARNING, "The ledger has more than this log: a new epoch begins");
      marks.begin(epoch, 0, 0);
    }
    marks.committed(epoch, sealed.getLast().header().seq());
    if (sealed.getLast().header().seq() % MEASURED_EACH == 0) {
      measure();
    }
    return new Appended.Committed(sealed.stream().map(SealedRecord::header).toList());
  }

  @Override
  public boolean settle() {
    declareFound();
    if (broken || !noted()) {
      return false;
    }
    measure();
    try {
      return recovery.step(writing, stamps.get()) || pruneNowAndThen();
    } catch (SQLException e) {
      // What was read and not taken is read again.
      recovery.again();
      cause(e);
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
    try {
      writing.transaction(() -> writing.acknowledge(marks.all()));
      notedLast = last;
      return true;
    } catch (SQLException e) {
      marks.putBack();
      cause(e);
      return false;
    }
  }

  private void measure() {
    try {
      room.is(writing.taken());
    } catch (SQLException e) {
      cause(e);
    }
  }

  private void declareFound() {
    Map<LossRange, LossReason> found = marks.found();
    if (!found.isEmpty()) {
      // A record of an earlier loss may be among what is gone now: say those again.
      marks.lostUnacknowledged().forEach(range -> declareLoss(range, LossReason.MISSING));
      found.forEach(this::declareLoss);
    }
  }

  /// @return whether there may be more to delete
  private boolean pruneNowAndThen() {
    Stamp now = stamps.get();
    if (!room.isLittle()
        && prunedAtNanos.filter(at -> now.bootNanos() - at < PRUNING.toNanos()).isPresent()) {
      return false;
    }
    // Without a clock only the number counts, and without room nothing does.
    Instant before =
        now.quality() == Stamp.Quality.SYNCED ? now.wall().minus(SAFETY_COPY) : Instant.EPOCH;
    int kept = room.isLittle() ? 0 : SqliteWriting.KEPT;
    boolean more = prune(before, kept) == SqliteWriting.PRUNED_AT_ONCE;
    prunedAtNanos = more ? Optional.empty() : Optional.of(now.bootNanos());
    return more;
  }

  @Override
  public int prune(Instant before) {
    return prune(before, SqliteWriting.KEPT);
  }

  private int prune(Instant before, int kept) {
    try {
      return broken || !noted() ? 0 : writing.prune(before, kept);
    } catch (SQLException e) {
      cause(e);
      return 0;
    }
  }

  @Override
  public List<SealedRecord> unacknowledged(Map<Epoch, Long> beyond, int limit) {
    return reading.unacknowledged(beyond, limit);
  }

  @Override
  public void acknowledge(Acknowledgement acknowledgement) {
    marks.acknowledge(acknowledgement);
  }

  @Override
  public SortedMap<Epoch, Long> acknowledged() {
    return marks.acknowledged();
  }

  @Override
  public List<Stamp> lastStamps() {
    return lastStamps;
  }

  @Override
  public long unsent() {
    return marks.unsent();
  }

  @Override
  public int taken() {
    return room.taken();
  }

  @Override
  public long damaged() {
    return marks.foundRecords();
  }

  @Override
  public void close() {
    // What is acknowledged now need not be sent again after the next start.
    boolean _ = settle();
    recovery.close();
    // The writing connection last: only it may checkpoint and remove the WAL.
    reading.close();
    closeQuietly(writing.connection());
  }

  private Appended.Cause cause(SQLException failure) {
    Appended.Cause cause =
        switch (primary(failure)) {
          case SQLITE_FULL -> {
            room.is(100);
            yield Appended.Cause.FULL;
          }
          case SQLITE_BUSY, SQLITE_LOCKED -> Appended.Cause.BUSY;
          default -> Appended.Cause.FAILED;
        };
    if (cause == Appended.Cause.FAILED) {
      broken = true;
      LOG.log(Level.ERROR, "The visit log cannot write: {0}", code(failure));
    }
    return cause;
  }

  /// What failed, without where.
  static SQLiteErrorCode primary(SQLException failure) {
    return SQLiteErrorCode.getErrorCode(code(failure).code & PRIMARY);
  }

  /// Only the code: SQLite's own message can quote what it was given.
  static SQLiteErrorCode code(SQLException failure) {
    return failure instanceof SQLiteException sqlite
        ? sqlite.getResultCode()
        : SQLiteErrorCode.getErrorCode(failure.getErrorCode());
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "The visit log did not close cleanly: {0}", code(e));
    }
  }
}
