package tramquet.kiosk.visit;

import java.io.IOException;
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
/// again: what a failed sync has left on the card is unknown before. A file that turns out to be
/// damaged, at a start or then, is set aside and read out (`Quarantine`, `SqliteRecovery`).
public final class SqliteVisitLog implements VisitLog {
  private static final System.Logger LOG = System.getLogger("tramquet.visit");

  /// Records after which it is measured how much room is left, in a stream that never pauses.
  private static final int MEASURED_EACH = 64;

  private final Origin origin;
  private final Sealer sealer;
  private final Supplier<Stamp> stamps;
  private final RandomGenerator random;
  private final SqliteConnections connections;
  private final Watermarks marks;
  private final SqliteTidying tidying;

  private SqliteVisitLog(
      Origin origin,
      Sealer sealer,
      Supplier<Stamp> stamps,
      RandomGenerator random,
      SqliteConnections connections) {
    this.origin = origin;
    this.sealer = sealer;
    this.stamps = stamps;
    this.random = random;
    this.connections = connections;
    marks = connections.marks();
    tidying =
        new SqliteTidying(
            connections,
            new SqliteRecovery(connections.quarantine(), origin.kiosk(), marks),
            stamps);
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
      SqliteFile.Found found = SqliteConnections.find(file, limits, origin.kiosk());
      if (found instanceof SqliteFile.Found.Unfit(SqliteFile.Condition condition)) {
        return new Opening.Unfit(condition.text());
      }
      opened = Optional.of(((SqliteFile.Found.Whole) found).connection());
      return new Opening.Opened(
          new SqliteVisitLog(
              origin,
              sealer,
              stamps,
              random,
              new SqliteConnections(file, limits, origin.kiosk(), stamps, random, opened.get())));
    } catch (SQLException e) {
      opened.ifPresent(SqliteConnections::closeQuietly);
      return new Opening.Unfit("the visit log cannot be opened: " + SqliteFile.code(e));
    } catch (IOException e) {
      opened.ifPresent(SqliteConnections::closeQuietly);
      return new Opening.Unfit(
          "the folder of the visit log cannot be used: " + e.getClass().getSimpleName());
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
      if (connections.isBroken()) {
        if (!connections.reopen()) {
          return false;
        }
        tidying.again();
      }
      connections.writing().probe();
      return true;
    } catch (SQLException e) {
      connections.failed(e);
      return false;
    } catch (IOException e) {
      LOG.log(Level.ERROR, "visit log: {0}", e.getClass().getSimpleName());
      return false;
    }
  }

  @Override
  public Appended declareLoss(LossRange range, LossReason reason) {
    Draft draft =
        Draft.loss(origin, range, stamps.get(), new UUID(random.nextLong(), random.nextLong()));
    Appended answer = commit(List.of(draft), () -> connections.writing().lose(range, reason));
    if (answer instanceof Appended.Committed) {
      marks.lost(range);
    }
    return answer;
  }

  private Appended commit(List<Draft> drafts, SqliteWriting.Work before) {
    if (connections.isBroken()) {
      return new Appended.NotCommitted(Appended.Cause.FAILED);
    }
    SqliteWriting writing = connections.writing();
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
      return new Appended.NotCommitted(connections.failed(e));
    }
    if (rolls) {
      LOG.log(Level.WARNING, "The ledger has more than this log: a new epoch begins");
      marks.begin(epoch, 0, 0);
    }
    marks.committed(epoch, sealed.getLast().header().seq());
    connections.reached();
    if (sealed.getLast().header().seq() % MEASURED_EACH == 0) {
      connections.measure();
    }
    return new Appended.Committed(sealed.stream().map(SealedRecord::header).toList());
  }

  @Override
  public boolean settle() {
    declareFound();
    return tidying.step();
  }

  private void declareFound() {
    Map<LossRange, LossReason> found = marks.found();
    if (!found.isEmpty()) {
      // A record of an earlier loss may be among what is gone now: say those again.
      marks.lostUnacknowledged().forEach(range -> declareLoss(range, LossReason.MISSING));
      found.forEach(this::declareLoss);
    }
  }

  @Override
  public int prune(Instant before) {
    return tidying.prune(before);
  }

  @Override
  public List<SealedRecord> unacknowledged(Map<Epoch, Long> beyond, int limit) {
    return connections.reading().unacknowledged(beyond, limit);
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
    return connections.lastStamps();
  }

  @Override
  public long unsent() {
    return marks.unsent();
  }

  @Override
  public int taken() {
    return connections.room().taken();
  }

  @Override
  public long damaged() {
    return marks.foundRecords();
  }

  @Override
  public void close() {
    // What is acknowledged now need not be sent again after the next start.
    declareFound();
    boolean _ = tidying.tidied();
    tidying.close();
    connections.close();
  }
}
