package tramquet.kiosk.visit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.LossRange;
import tramquet.wire.SealedRecord;
import tramquet.wire.Stamp;

/// The one connection that writes the visit log, with its statements prepared.
///
/// Thread: the writer's.
final class SqliteWriting {
  /// Acknowledged records that stay however old they are: a safety copy for a ledger that is
  /// restored from a backup.
  static final int KEPT = 20_000;

  /// Records of an epoch that are looked at for their stamps.
  private static final int LOOKED_AT = 200;

  static final int PRUNED_AT_ONCE = 500;

  private final Connection connection;
  private Prepared prepared;

  /// Something to do in a transaction.
  interface Work {
    void run() throws SQLException;
  }

  SqliteWriting(Connection connection) throws SQLException {
    this.connection = connection;
    // Transactions are begun by hand: the driver would hold the file from one commit to the next.
    prepared = new Prepared(connection);
  }

  /// The statements. One that has failed cannot be bound again, so that a failure makes them anew.
  private static final class Prepared {
    private final PreparedStatement open;
    private final PreparedStatement commit;
    private final PreparedStatement insert;
    private final PreparedStatement putBack;
    private final PreparedStatement acknowledge;
    private final PreparedStatement lose;
    private final PreparedStatement begin;
    private final PreparedStatement prune;

    Prepared(Connection connection) throws SQLException {
      open = connection.prepareStatement("BEGIN IMMEDIATE");
      commit = connection.prepareStatement("COMMIT");
      insert = connection.prepareStatement("INSERT " + SqliteRow.ROW);
      putBack = connection.prepareStatement("INSERT OR IGNORE " + SqliteRow.ROW);
      acknowledge = connection.prepareStatement("INSERT OR REPLACE INTO ack VALUES (?, ?, ?, ?)");
      lose = connection.prepareStatement("INSERT OR IGNORE INTO loss VALUES (?, ?, ?, ?)");
      begin =
          connection.prepareStatement(
              "INSERT INTO stream (epoch, created_at_mono, boot_id, closed) VALUES (?, ?, ?, 0)");
      prune =
          connection.prepareStatement(
              // What comes before a record that is old for certain is old, whatever its clock said.
              """
              WITH past AS MATERIALIZED (
                SELECT a.before, a.acked,
                  (SELECT max(place) FROM outbox
                    WHERE place > a.before AND place <= a.before + ?4) AS newest,
                  (SELECT place FROM outbox
                    WHERE place > a.before AND place <= a.acked AND wall_ms < ?1
                      AND clock_quality IN ('synced', 'authenticated')
                    ORDER BY place DESC LIMIT 1) AS old
                FROM (
                  SELECT position << 40 AS before, (position << 40) + min(acked_upto, ?4) AS acked
                  FROM ack JOIN stream USING (epoch)) a)
              DELETE FROM outbox WHERE place IN (
                SELECT o.place FROM past p JOIN outbox o
                  ON o.place > p.before AND o.place <= p.acked
                WHERE o.place < p.newest AND (o.place <= p.old OR o.place < p.acked - ?2)
                LIMIT ?3)
              """);
    }

    void close() throws SQLException {
      open.close();
      commit.close();
      insert.close();
      putBack.close();
      acknowledge.close();
      lose.close();
      begin.close();
      prune.close();
    }
  }

  Connection connection() {
    return connection;
  }

  /// Needs as much new room as a large record, gives it back, and commits.
  void probe() throws SQLException {
    transaction(() -> {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(
            "INSERT OR REPLACE INTO meta VALUES ('probe', hex(zeroblob(2048)))");
        statement.executeUpdate("UPDATE meta SET value = hex(randomblob(4)) WHERE name = 'probe'");
      }
    });
  }

  /// Percent of the most pages that a file may have, free ones inside it not counted.
  int taken() throws SQLException {
    long pages = Long.parseLong(SqliteFile.text(connection, "PRAGMA page_count"));
    long free = Long.parseLong(SqliteFile.text(connection, "PRAGMA freelist_count"));
    long most = Long.parseLong(SqliteFile.text(connection, "PRAGMA max_page_count"));
    return Math.toIntExact(Math.min(100, (pages - free) * 100 / most));
  }

  /// From now on the file has so many pages of 4 KiB at most, but never fewer than it has.
  void limit(int pages) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA max_page_count=" + pages);
    }
  }

  /// Runs the work and commits: when this returns, the card says that it has it.
  void transaction(Work work) throws SQLException {
    try {
      prepared.open.execute();
      work.run();
      prepared.commit.execute();
    } catch (SQLException e) {
      rollBack(e);
      throw e;
    }
  }

  /// Some failures have rolled back already, or never began.
  private void rollBack(SQLException cause) {
    try {
      prepared.close();
      prepared = new Prepared(connection);
    } catch (SQLException second) {
      cause.addSuppressed(second);
    }
    try (Statement control = connection.createStatement()) {
      control.execute("ROLLBACK");
    } catch (SQLException second) {
      cause.addSuppressed(second);
    }
  }

  Watermarks load() throws SQLException {
    Watermarks marks = new Watermarks();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              """
              SELECT s.epoch, acked_upto, highest, crc,
                (SELECT max(place) FROM outbox
                  WHERE place > s.position << 40 AND place < (s.position + 1) << 40)
                - (s.position << 40)
              FROM stream s LEFT JOIN ack a ON a.epoch = s.epoch ORDER BY s.position
              """)) {
        while (rows.next()) {
          Epoch epoch = new Epoch(rows.getLong(1));
          // What was noted and does not fit says nothing: the ledger will say it again.
          Watermarks.Mark noted = SqliteRow.mark(epoch, rows, 2).orElse(new Watermarks.Mark(0, 0));
          marks.begin(epoch, Math.max(noted.highest(), rows.getLong(5)), noted.acked());
        }
      }
      try (ResultSet rows = statement.executeQuery("SELECT epoch, from_seq, to_seq FROM loss")) {
        while (rows.next()) {
          marks.lost(new LossRange(new Epoch(rows.getLong(1)), rows.getLong(2), rows.getLong(3)));
        }
      }
    }
    return marks;
  }

  /// See `VisitLog.lastStamps`.
  List<Stamp> lastStamps(KioskId kiosk, Watermarks marks) throws SQLException {
    LastStamps last = new LastStamps();
    try (PreparedStatement newest =
        connection.prepareStatement(
            "%sWHERE place > %s AND place <= %2$s + %d ORDER BY place DESC LIMIT %d"
                .formatted(SqliteRow.ROWS, SqliteRow.BEFORE, SqliteRow.LAST_SEQ, LOOKED_AT))) {
      for (Epoch epoch : marks.all().sequencedKeySet().reversed()) {
        newest.setLong(1, epoch.value());
        try (ResultSet rows = newest.executeQuery()) {
          while (rows.next()) {
            SqliteRow.read(rows, kiosk).ifPresent(row -> last.add(row.header()));
          }
        }
      }
    }
    return last.oldestFirst();
  }

  void begin(Epoch epoch, Stamp stamp) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE stream SET closed = 1 WHERE closed = 0");
    }
    prepared.begin.setLong(1, epoch.value());
    prepared.begin.setLong(2, stamp.bootNanos());
    prepared.begin.setBytes(3, SqliteRow.bytes(stamp.bootId()));
    prepared.begin.executeUpdate();
  }

  /// Carries an epoch over from a file that was set aside, before those that are here.
  void adopt(Epoch epoch, Watermarks.Mark mark, Stamp stamp) throws SQLException {
    try (PreparedStatement known =
        connection.prepareStatement(
            """
            INSERT OR IGNORE INTO stream
            VALUES ((SELECT coalesce(min(position), 1) FROM stream) - 1, ?, ?, ?, 1)
            """)) {
      known.setLong(1, epoch.value());
      known.setLong(2, stamp.bootNanos());
      known.setBytes(3, SqliteRow.bytes(stamp.bootId()));
      known.executeUpdate();
    }
    acknowledge(Map.of(epoch, mark));
  }

  /// A record of a file that was set aside; without effect if it is here already.
  void putBack(SealedRecord sealedRecord) throws SQLException {
    SqliteRow.bind(prepared.putBack, sealedRecord);
    prepared.putBack.executeUpdate();
  }

  void insert(SealedRecord sealedRecord) throws SQLException {
    SqliteRow.bind(prepared.insert, sealedRecord);
    prepared.insert.executeUpdate();
  }

  /// How far the ledger has epochs, and how far they have come.
  void acknowledge(Map<Epoch, Watermarks.Mark> marks) throws SQLException {
    for (Map.Entry<Epoch, Watermarks.Mark> entry : marks.entrySet()) {
      long epoch = entry.getKey().value();
      Watermarks.Mark mark = entry.getValue();
      prepared.acknowledge.setLong(1, epoch);
      prepared.acknowledge.setLong(2, mark.acked());
      prepared.acknowledge.setLong(3, mark.highest());
      prepared.acknowledge.setLong(4, SqliteRow.crc(epoch, mark.acked(), mark.highest()));
      prepared.acknowledge.executeUpdate();
    }
  }

  void lose(LossRange range, LossReason reason) throws SQLException {
    prepared.lose.setLong(1, range.epoch().value());
    prepared.lose.setLong(2, range.from());
    prepared.lose.setLong(3, range.to());
    prepared.lose.setString(4, reason.text());
    prepared.lose.executeUpdate();
  }

  /// Deletes acknowledged records.
  ///
  /// @param marks how far they are acknowledged, which is written down with it
  /// @param before those of a trusted clock that are older
  /// @param kept of the others, all but so many
  int prune(Map<Epoch, Watermarks.Mark> marks, Instant before, int kept) throws SQLException {
    prepared.prune.setLong(1, before.toEpochMilli());
    prepared.prune.setInt(2, kept);
    prepared.prune.setInt(3, PRUNED_AT_ONCE);
    prepared.prune.setLong(4, SqliteRow.LAST_SEQ);
    int[] gone = {0};
    transaction(() -> {
      acknowledge(marks);
      gone[0] = prepared.prune.executeUpdate();
    });
    return gone[0];
  }
}
