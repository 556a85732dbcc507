package tramquet.kiosk.visit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.Stamp;

/// The file under the visit log while it is open: the connection that writes, the one that reads,
/// and whether what they said last can be relied on. Opens the file, and again after an error of
/// the card; sets a damaged one aside.
///
/// On a full disk the ballast goes, and from then on the file does not grow until the ballast is
/// there again: its room is for deleting, not for more records. New ones go where old ones were.
///
/// Thread: the writer's, but for `reading`.
final class SqliteConnections {
  private static final System.Logger LOG = System.getLogger("tramquet.visit");

  private final Path file;
  private final SqliteLimits limits;
  private final KioskId kiosk;
  private final Supplier<Stamp> stamps;
  private final RandomGenerator random;
  private final Quarantine quarantine;
  private final Ballast ballast;
  private final Reach reach;
  private final Home home;
  private final Watermarks marks;
  private final List<Stamp> lastStamps;
  private final SqliteReading reading;
  private final Room room = new Room();
  private SqliteWriting writing;
  private boolean broken;
  private boolean growing = true;
  private boolean unballasted;

  /// @param connection writes to the file, which is whole
  SqliteConnections(
      Path file,
      SqliteLimits limits,
      KioskId kiosk,
      Supplier<Stamp> stamps,
      RandomGenerator random,
      Connection connection)
      throws SQLException, IOException {
    this.file = file;
    this.limits = limits;
    this.kiosk = kiosk;
    this.stamps = stamps;
    this.random = random;
    quarantine = new Quarantine(file);
    ballast = Ballast.of(file, limits.ballast());
    reach = new Reach(file);
    home = Home.of(file, random);
    writing = new SqliteWriting(connection);
    marks = writing.load();
    lastStamps = writing.lastStamps(kiosk, marks);
    if (!goesOn(marks)) {
      beginAnew();
    }
    recall();
    reading = new SqliteReading(file, limits, kiosk, marks);
    stopGrowingWithoutBallast();
    room.is(writing.taken());
  }

  /// What is there, after a damaged file was set aside. On a full disk the ballast goes for it.
  static SqliteFile.Found find(Path file, SqliteLimits limits, KioskId kiosk)
      throws SQLException, IOException {
    try {
      return whole(file, limits, kiosk);
    } catch (SQLException e) {
      Ballast ballast = Ballast.of(file, limits.ballast());
      if (ballast.isNeeded() && ballast.giveUp()) {
        return whole(file, limits, kiosk);
      }
      throw e;
    }
  }

  private static SqliteFile.Found whole(Path file, SqliteLimits limits, KioskId kiosk)
      throws SQLException, IOException {
    SqliteFile.Found found = SqliteFile.find(file, limits, kiosk);
    if (found instanceof SqliteFile.Found.Unfit(SqliteFile.Condition condition)
        && condition.isUseless()) {
      new Quarantine(file).setAside();
      return SqliteFile.find(file, limits, kiosk);
    }
    return found;
  }

  Watermarks marks() {
    return marks;
  }

  List<Stamp> lastStamps() {
    return lastStamps;
  }

  SqliteWriting writing() {
    return writing;
  }

  SqliteReading reading() {
    return reading;
  }

  Quarantine quarantine() {
    return quarantine;
  }

  Room room() {
    return room;
  }

  /// Whether nothing may be written before `reopen`.
  boolean isBroken() {
    return broken;
  }

  /// Opens the file again, where its folder is there.
  ///
  /// @return whether it is
  boolean reopen() throws SQLException, IOException {
    // All, so that nothing is left in memory of a file that may have changed.
    reach.close();
    reading.close();
    writing.connection().close();
    if (!home.isThere()) {
      return false;
    }
    Optional<Connection> found = found();
    if (found.isEmpty()) {
      // Whatever it is now, it was ours: the records that are in memory say so.
      quarantine.setAside();
      found = found();
    }
    resume(found.orElseThrow(() -> new SQLException("no new file can be made")));
    return true;
  }

  private Optional<Connection> found() throws SQLException {
    return SqliteFile.find(file, limits, kiosk) instanceof SqliteFile.Found.Whole(Connection open)
        ? Optional.of(open)
        : Optional.empty();
  }

  private void resume(Connection connection) throws SQLException, IOException {
    try {
      writing = new SqliteWriting(connection);
    } catch (SQLException e) {
      closeQuietly(connection);
      throw e;
    }
    Watermarks disk = writing.load();
    if (!goesOn(disk)) {
      beginAnew();
    } else {
      marks.recover(disk);
    }
    reading.turnTo(file, limits);
    stopGrowingWithoutBallast();
    broken = false;
  }

  /// Whether there is an epoch that has numbers left: a bit that fell over in what is noted of one
  /// can have used them up.
  private static boolean goesOn(Watermarks marks) {
    return !marks.all().isEmpty() && marks.next() <= SqliteRow.LAST_SEQ;
  }

  /// A new epoch. Those of the file before, if there was one, are carried over.
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

  /// Records that were confirmed and are not there: their numbers are not used again, and reading
  /// will find them missing. Of a file that was set aside, reading it out says more.
  private void recall() throws SQLException {
    Optional<Reach.Point> last = reach.read();
    if (last.isEmpty() || !quarantine.waiting().isEmpty()) {
      return;
    }
    Reach.Point point = last.get();
    Watermarks.Mark there = marks.all().getOrDefault(point.epoch(), new Watermarks.Mark(0, 0));
    if (point.seq() <= there.highest()) {
      return;
    }
    long gone = point.seq() - there.highest();
    LOG.log(Level.ERROR, "The visit log has forgotten {0} records that it had confirmed", gone);
    Watermarks.Mark mark = new Watermarks.Mark(point.seq(), Math.max(there.acked(), point.acked()));
    boolean rolls = point.epoch().equals(marks.current());
    Epoch fresh = new Epoch(random.nextLong());
    Stamp now = stamps.get();
    writing.transaction(() -> {
      writing.adopt(point.epoch(), mark, now);
      if (rolls) {
        writing.begin(fresh, now);
      }
    });
    if (rolls) {
      marks.begin(fresh, 0, 0);
    }
    marks.adopt(point.epoch(), mark);
  }

  /// Notes how far the log has come.
  void reached() {
    Epoch epoch = marks.current();
    Watermarks.Mark mark = marks.all().getOrDefault(epoch, new Watermarks.Mark(0, 0));
    reach.write(new Reach.Point(epoch, mark.highest(), mark.acked()));
  }

  private void stopGrowingWithoutBallast() throws SQLException, IOException {
    growing = ballast.isWhole() || ballast.hasRoom();
    writing.limit(growing ? limits.pages() : 1);
  }

  /// Measures how much room is left.
  void measure() {
    try {
      room.is(writing.taken());
    } catch (SQLException e) {
      failed(e);
    }
  }

  /// What a failure of the card means.
  Appended.Cause failed(SQLException failure) {
    Appended.Cause cause =
        switch (SqliteFile.primary(failure)) {
          case SQLITE_FULL -> Appended.Cause.FULL;
          case SQLITE_BUSY, SQLITE_LOCKED -> Appended.Cause.BUSY;
          default -> Appended.Cause.FAILED;
        };
    if (cause == Appended.Cause.FULL) {
      room.is(100);
      giveUpBallast();
    } else if (cause == Appended.Cause.FAILED) {
      broken = true;
      LOG.log(Level.ERROR, "The visit log cannot write: {0}", SqliteFile.code(failure));
    }
    return cause;
  }

  private void giveUpBallast() {
    try {
      if (ballast.isNeeded() && ballast.giveUp()) {
        stopGrowingWithoutBallast();
      }
    } catch (IOException e) {
      LOG.log(Level.ERROR, "ballast: {0}", e.getClass().getSimpleName());
    } catch (SQLException e) {
      broken = true;
      LOG.log(Level.ERROR, "The visit log cannot write: {0}", SqliteFile.code(e));
    }
  }

  /// Makes a part of the ballast, if some of it is missing and there is room.
  ///
  /// @return whether there is more to make
  boolean keepBallast() {
    try {
      boolean whole = ballast.isWhole();
      if (!whole && !ballast.hasRoom()) {
        return false;
      }
      whole = whole || ballast.grow();
      if (whole && !growing) {
        stopGrowingWithoutBallast();
      }
      unballasted = false;
      return !whole;
    } catch (SQLException e) {
      failed(e);
    } catch (IOException e) {
      if (!unballasted) {
        LOG.log(Level.WARNING, "ballast: {0}", e.getClass().getSimpleName());
      }
      unballasted = true;
    }
    return false;
  }

  void close() {
    reach.close();
    // The writing connection last: only it may checkpoint and remove the WAL.
    reading.close();
    closeQuietly(writing.connection());
  }

  static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "The visit log did not close cleanly: {0}", SqliteFile.code(e));
    }
  }
}
