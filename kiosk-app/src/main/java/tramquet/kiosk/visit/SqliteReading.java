package tramquet.kiosk.visit;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;
import tramquet.wire.LossRange;
import tramquet.wire.SealedRecord;

/// The connection that reads the visit log for delivery, and finds out what is damaged or gone.
///
/// Thread: the uplink's; `turnTo` and `close` by the writer's.
final class SqliteReading {
  private static final System.Logger LOG = System.getLogger("tramquet.visit");

  private static final String PAGE =
      "%sWHERE place > %s + ?2 AND place <= %2$s + ?3 ORDER BY place"
          .formatted(SqliteRow.ROWS, SqliteRow.BEFORE);

  private final KioskId kiosk;
  private final Watermarks marks;
  private Connection connection;
  private PreparedStatement page;
  private boolean failing;

  SqliteReading(Path file, SqliteLimits limits, KioskId kiosk, Watermarks marks)
      throws SQLException {
    this.kiosk = kiosk;
    this.marks = marks;
    connection = SqliteFile.reading(file, limits);
    page = connection.prepareStatement(PAGE);
  }

  /// Reads another file from now on: the one before was set aside.
  synchronized void turnTo(Path file, SqliteLimits limits) throws SQLException {
    connection = SqliteFile.reading(file, limits);
    page = connection.prepareStatement(PAGE);
  }

  /// Never throws: a page that cannot be read is told once and is an empty answer.
  synchronized List<SealedRecord> unacknowledged(Map<Epoch, Long> beyond, int limit) {
    List<SealedRecord> records = new ArrayList<>();
    try {
      for (Map.Entry<Epoch, Watermarks.Mark> entry : marks.all().entrySet()) {
        Watermarks.Mark mark = entry.getValue();
        long after = Math.max(mark.acked(), beyond.getOrDefault(entry.getKey(), 0L));
        if (records.size() < limit && after < mark.highest()) {
          read(entry.getKey(), after, mark.highest(), limit, records);
        }
      }
      failing = false;
    } catch (SQLException e) {
      if (!failing) {
        LOG.log(Level.ERROR, "The visit log cannot be read: {0}", SqliteFile.code(e));
      }
      failing = true;
    }
    return records;
  }

  private void read(Epoch epoch, long after, long highest, int limit, List<SealedRecord> records)
      throws SQLException {
    page.setLong(1, epoch.value());
    page.setLong(2, after);
    page.setLong(3, Math.min(highest, SqliteRow.LAST_SEQ));
    long expected = after + 1;
    try (ResultSet rows = page.executeQuery()) {
      while (records.size() < limit && rows.next()) {
        long seq = SqliteRow.seq(rows);
        report(epoch, expected, seq - 1, LossReason.MISSING);
        Optional<SealedRecord> row = SqliteRow.read(rows, kiosk);
        if (row.isEmpty()) {
          report(epoch, seq, seq, LossReason.DAMAGED);
        }
        row.filter(r -> !marks.isLost(epoch, seq)).ifPresent(records::add);
        expected = seq + 1;
      }
    }
    if (records.size() < limit && marks.isOver(epoch)) {
      report(epoch, expected, highest, LossReason.QUARANTINED);
    }
  }

  private void report(Epoch epoch, long from, long to, LossReason reason) {
    if (from <= to && !(marks.isLost(epoch, from) && marks.isLost(epoch, to))) {
      LOG.log(Level.ERROR, "{0} records of the visit log are {1}", to - from + 1, reason.text());
      marks.found(new LossRange(epoch, from, to), reason);
    }
  }

  synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "The visit log did not close cleanly: {0}", SqliteFile.code(e));
    }
  }
}
