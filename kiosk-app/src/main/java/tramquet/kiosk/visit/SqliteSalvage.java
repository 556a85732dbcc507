package tramquet.kiosk.visit;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.SealedRecord;

/// Reads a damaged visit log out, a part at a time: every row whose path through the file is whole
/// and whose check value fits. Around a broken page it feels its way number by number.
///
/// Thread: the writer's.
final class SqliteSalvage implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.visit");

  /// Rows or numbers in one part: some milliseconds of a slow card.
  static final int PART = 200;

  private final Connection connection;
  private final KioskId kiosk;
  private final Deque<Life> lives;

  private static final long UNKNOWN = -1;

  /// How far to feel where the last number cannot be read.
  private static final int AS_FAR = 10_000;

  /// What is to be read of one epoch.
  ///
  /// @param before the place before its first row
  /// @param acked the centre has everything up to here; `UNKNOWN`: it will say so itself
  /// @param from the next number
  /// @param end the last number to try
  /// @param highest the highest number that is known to have been used
  private record Life(Epoch epoch, long before, long acked, long from, long end, long highest) {
    Life after(long read, List<SealedRecord> records) {
      long seen = records.stream().mapToLong(each -> each.header().seq()).max().orElse(0);
      return new Life(epoch, before, acked, read + 1, end, Math.max(highest, seen));
    }
  }

  /// A part of what was read.
  ///
  /// @param highest the last number of the epoch, as far as is known by now
  /// @param acked the centre seems to have everything up to here
  record Part(Epoch epoch, long highest, long acked, List<SealedRecord> records) {}

  private SqliteSalvage(Connection connection, KioskId kiosk, Deque<Life> lives) {
    this.connection = connection;
    this.kiosk = kiosk;
    this.lives = lives;
  }

  /// Opens what can be opened; a file of which not even the epochs can be read has no parts.
  static SqliteSalvage open(Path file, KioskId kiosk) throws SQLException {
    Connection connection = SqliteFile.writing(file, SqliteLimits.DEFAULT);
    Deque<Life> lives = new ArrayDeque<>();
    for (long[] stream : streams(connection)) {
      lives.add(life(connection, stream[0], stream[1]));
    }
    return new SqliteSalvage(connection, kiosk, lives);
  }

  private static Life life(Connection connection, long epoch, long position) {
    Optional<Watermarks.Mark> noted = noted(connection, epoch);
    long acked = noted.map(Watermarks.Mark::acked).orElse(UNKNOWN);
    long from = Math.max(acked, 0) + 1;
    long highest = Math.max(from - 1, noted.map(Watermarks.Mark::highest).orElse(0L));
    long before = position * (SqliteRow.LAST_SEQ + 1);
    try (Statement statement = connection.createStatement();
        ResultSet last =
            statement.executeQuery(
                "SELECT place FROM outbox WHERE place > %d AND place <= %d ORDER BY place DESC LIMIT 1"
                    .formatted(before, before + SqliteRow.LAST_SEQ))) {
      // In a damaged file anything can stand there, and is 0 then.
      long end = last.next() ? Math.max(highest, last.getLong(1) & SqliteRow.LAST_SEQ) : highest;
      return new Life(new Epoch(epoch), before, acked, from, end, end);
    } catch (SQLException e) {
      return new Life(new Epoch(epoch), before, acked, from, highest + AS_FAR, highest);
    }
  }

  private static Optional<Watermarks.Mark> noted(Connection connection, long epoch) {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT acked_upto, highest, crc FROM ack WHERE epoch = " + epoch)) {
      return rows.next() ? SqliteRow.mark(new Epoch(epoch), rows, 1) : Optional.empty();
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  /// Epoch and position of each.
  private static List<long[]> streams(Connection connection) {
    List<long[]> found = pairs(connection, "SELECT epoch, position FROM stream ORDER BY position");
    return found.isEmpty()
        ? pairs(connection, "SELECT DISTINCT epoch, place >> 40 FROM outbox")
        : found;
  }

  /// The next part, which may have no records; empty at the end.
  Optional<Part> next() {
    if (lives.isEmpty()) {
      return Optional.empty();
    }
    Life life = lives.removeFirst();
    List<SealedRecord> records = new ArrayList<>();
    long read = inOneGo(life, records).orElseGet(() -> oneByOne(life, records));
    Life rest = life.after(read, records);
    if (read < life.end()) {
      lives.addFirst(rest);
    }
    return Optional.of(new Part(life.epoch(), rest.highest(), acked(life, records), records));
  }

  /// What is before the first one that is there was deleted because it was acknowledged, or is
  /// lost: the centre knows, and tells.
  private static long acked(Life life, List<SealedRecord> records) {
    return life.acked() != UNKNOWN
        ? life.acked()
        : records.stream().mapToLong(each -> each.header().seq() - 1).min().orElse(0);
  }

  /// @return the last number that was read; empty if something is broken there
  private Optional<Long> inOneGo(Life life, List<SealedRecord> records) {
    try (PreparedStatement rows =
        connection.prepareStatement(
            SqliteRow.ROWS + "WHERE place >= ? AND place <= ? ORDER BY place LIMIT " + PART)) {
      rows.setLong(1, life.before() + life.from());
      rows.setLong(2, life.before() + SqliteRow.LAST_SEQ);
      long last = life.end();
      int read = 0;
      try (ResultSet found = rows.executeQuery()) {
        while (found.next()) {
          last = SqliteRow.seq(found);
          read++;
          SqliteRow.read(found, kiosk).ifPresent(records::add);
        }
      }
      return Optional.of(read < PART ? life.end() : last);
    } catch (SQLException e) {
      records.clear();
      return Optional.empty();
    }
  }

  private long oneByOne(Life life, List<SealedRecord> records) {
    long end = Math.min(life.end(), life.from() + PART - 1);
    try {
      for (long seq = life.from(); seq <= end; seq++) {
        // Each with its own: a statement that has met a broken page cannot be used again.
        try (PreparedStatement row =
            connection.prepareStatement(SqliteRow.ROWS + "WHERE place = ?")) {
          row.setLong(1, life.before() + seq);
          one(row, records);
        }
      }
    } catch (SQLException e) {
      // Not even asking works: there is no table any more.
      return life.end();
    }
    return end;
  }

  /// That one is missing, on a broken page, is found by reading the log.
  private void one(PreparedStatement row, List<SealedRecord> records) {
    try (ResultSet found = row.executeQuery()) {
      if (found.next()) {
        SqliteRow.read(found, kiosk).ifPresent(records::add);
      }
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "a page is broken: {0}", SqliteFile.code(e));
    }
  }

  /// What can be read of two columns of numbers, up to the first broken page.
  private static List<long[]> pairs(Connection connection, String query) {
    List<long[]> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        long first = rows.getLong(1);
        boolean whole = !rows.wasNull();
        long second = rows.getLong(2);
        if (whole && !rows.wasNull()) {
          all.add(new long[] {first, second});
        }
      }
    } catch (SQLException e) {
      return all;
    }
    return all;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
