package tramquet.centre.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import tramquet.centre.ledger.KioskGaps;
import tramquet.centre.ledger.PostgresGaps;

/// The ledger's table, filled and compared with a bare one.
///
/// @param database the ledger's
record Table(DataSource database) {
  private static final int SAMPLE = 50_000;
  private static final int ROWS_PER_COMMIT = 500;

  /// Puts so many old records of the kiosks of the run into the ledger, which has some: half of
  /// them visits that look like one of those, half the passages of these. One in a thousand
  /// visitors is not known to have passed.
  void fill(long rows) throws SQLException {
    long perKiosk = rows / Visits.kiosks();
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("SET synchronous_commit = off");
      sql.execute("DROP INDEX record_by_id"); // made anew in one go
      sql.execute("DROP INDEX record_by_subject");
      for (int each = 0; each < Visits.kiosks(); each++) {
        sql.execute(
            String.format(
                Locale.ROOT,
                """
                INSERT INTO record
                SELECT '%1$s', 7, n, CASE WHEN n %% 2 = 1 THEN 'visit' ELSE 'passage' END,
                       md5('%1$s' || n)::uuid,
                       CASE WHEN n %% 2 = 0 AND n %% 2000 > 0 THEN md5('%1$s' || n - 1)::uuid END,
                       lane, direction, trip, CASE WHEN n %% 2 = 1 THEN verdict END, pack_version,
                       boot_id, n, wall_ms, clock_quality, key_id, sealed_authority, sealed_view,
                       sha256(n::text::bytea), received_at
                  FROM generate_series(1, %2$d) n, (SELECT * FROM record LIMIT 1) one
                """,
                Visits.kiosk(each),
                perKiosk));
        sql.execute(
            "INSERT INTO stream VALUES ('%s', 7, %d)".formatted(Visits.kiosk(each), perKiosk));
      }
      sql.execute("CREATE INDEX record_by_id ON record (kiosk, record_id)");
      sql.execute(
          "CREATE INDEX record_by_subject ON record (kiosk, subject_of)"
              + " WHERE subject_of IS NOT NULL");
      sql.execute("VACUUM ANALYZE record");
      sql.execute("CHECKPOINT");
    }
  }

  /// Milliseconds that it takes to find what the ledger misses of every kiosk.
  double gapsMillis() {
    long began = System.nanoTime();
    List<KioskGaps> found = new PostgresGaps(database).all();
    double millis = (System.nanoTime() - began) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    if (found.size() != Visits.kiosks()) {
      throw new IllegalStateException("all kiosks of the run have delivered");
    }
    return millis;
  }

  /// Milliseconds that it takes to read every row of the ledger once.
  double readMillis() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      long began = System.nanoTime();
      sql.execute("SELECT count(digest) FROM record");
      return (System.nanoTime() - began) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
  }

  /// Rows a second into a table of the same columns without a key or an index, by COPY, a commit
  /// per 500.
  double bareCopy() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("CREATE TABLE bare (LIKE record)");
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      byte[][] rows = new byte[SAMPLE][];
      CopyOut out = copy.copyOut("COPY (SELECT * FROM record LIMIT " + SAMPLE + ") TO STDOUT");
      int count = 0;
      for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
        rows[count++] = row;
      }
      long began = System.nanoTime();
      for (int from = 0; from < count; from += ROWS_PER_COMMIT) {
        var in = copy.copyIn("COPY bare FROM STDIN");
        for (int row = from; row < Math.min(count, from + ROWS_PER_COMMIT); row++) {
          in.writeToCopy(rows[row], 0, rows[row].length);
        }
        in.endCopy();
      }
      double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
      sql.execute("DROP TABLE bare");
      return count / seconds;
    }
  }
}
