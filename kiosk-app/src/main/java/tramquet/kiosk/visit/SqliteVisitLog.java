package tramquet.kiosk.visit;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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
import tramquet.wire.LossRange;
import tramquet.wire.SealedRecord;
import tramquet.wire.Sealer;
import tramquet.wire.Stamp;

/// The visit log in one SQLite file, in WAL mode with a sync at every commit: one connection writes
/// and checkpoints, one reads.
///
/// After an error of the card (`FAILED`) it writes no record until `probe` has opened the file
/// again: what a failed sync has left on the card is unknown before.
public final class SqliteVisitLog implements VisitLog {
  private static final System.Logger LOG = System.getLogger("tramquet.visit");

  /// The part of a result code that says what failed; the rest says where.
  private static final int PRIMARY = 0xFF;

  private final Path file;
  private final SqliteLimits limits;
  private final Origin origin;
  private final Sealer sealer;
  private final Supplier<Stamp> stamps;
  private final RandomGenerator random;
  private final Watermarks marks;
  private final List<Stamp> lastStamps;
  private SqliteWriting writing;
  private final SqliteReading reading;
  private boolean broken;

  private SqliteVisitLog(
      Path file,
      SqliteLimits limits,
      Origin origin,
      Sealer sealer,
      Supplier<Stamp> stamps,
      RandomGenerator random,
      Watermarks marks,
      List<Stamp> lastStamps,
      SqliteWriting writing,
      SqliteReading reading) {
    this.file = file;
    this.limits = limits;
    this.origin = origin;
    this.sealer = sealer;
    this.stamps = stamps;
    this.random = random;
    this.marks = marks;
    this.lastStamps = lastStamps;
    this.writing = writing;
    this.reading = reading;
  }

  /// Opens a log, or makes one with a new epoch. The folder exists.
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
      Connection connection = SqliteFile.writing(file, limits);
      opened = Optional.of(connection);
      Optional<String> damage = SqliteFile.adopt(connection, origin.kiosk());
      if (damage.isPresent()) {
        connection.close();
        return new Opening.Damaged(damage.get());
      }
      SqliteWriting writing = new SqliteWriting(connection);
      Watermarks marks = writing.load();
      List<Stamp> lastStamps = writing.lastStamps(origin.kiosk(), marks);
      if (marks.all().isEmpty()) {
        Epoch first = new Epoch(random.nextLong());
        writing.transaction(() -> writing.begin(first, stamps.get()));
        marks.begin(first, 0, 0);
      }
      SqliteReading reading = new SqliteReading(file, limits, origin.kiosk(), marks);
      return new Opening.Opened(
          new SqliteVisitLog(
              file, limits, origin, sealer, stamps, random, marks, lastStamps, writing, reading));
    } catch (SQLException e) {
      opened.ifPresent(SqliteVisitLog::closeQuietly);
      return new Opening.Damaged("the visit log cannot be opened: " + code(e));
    }
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
        writing = writing.reopened(file, limits, origin.kiosk());
        marks.recover(writing.load());
        broken = false;
      }
      writing.probe();
      return true;
    } catch (SQLException e) {
      cause(e);
      return false;
    }
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
          writing.acknowledge(marks.acknowledged());
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
    return new Appended.Committed(sealed.stream().map(SealedRecord::header).toList());
  }

  @Override
  public void settle() {
    Map<LossRange, LossReason> found = marks.found();
    if (!found.isEmpty()) {
      // A record of an earlier loss may be among what is gone now: say those again.
      marks.lostUnacknowledged().forEach(range -> declareLoss(range, LossReason.MISSING));
      found.forEach(this::declareLoss);
    }
    if (!broken && marks.takeChanged()) {
      try {
        writing.transaction(() -> writing.acknowledge(marks.acknowledged()));
      } catch (SQLException e) {
        marks.putBack();
        cause(e);
      }
    }
  }

  @Override
  public int prune(Instant before) {
    settle();
    try {
      return broken ? 0 : writing.prune(before);
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
  public long damaged() {
    return marks.foundRecords();
  }

  @Override
  public void close() {
    settle();
    // The writing connection last: only it may checkpoint and remove the WAL.
    reading.close();
    closeQuietly(writing.connection());
  }

  private Appended.Cause cause(SQLException failure) {
    Appended.Cause cause =
        switch (SQLiteErrorCode.getErrorCode(code(failure).code & PRIMARY)) {
          case SQLITE_FULL -> Appended.Cause.FULL;
          case SQLITE_BUSY, SQLITE_LOCKED -> Appended.Cause.BUSY;
          default -> Appended.Cause.FAILED;
        };
    if (cause == Appended.Cause.FAILED) {
      broken = true;
      LOG.log(Level.ERROR, "The visit log cannot write: {0}", code(failure));
    }
    return cause;
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
