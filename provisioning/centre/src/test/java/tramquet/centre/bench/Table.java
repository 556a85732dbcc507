package tramquet.centre.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/// The ledger's table, filled and compared with a bare one.
///
/// @param database the ledger's
record Table(DataSource database) {
  private static final int SAMPLE = 50_000;
  private static final int ROWS_PER_COMMIT = 500;

  /// Puts so many old visits of the kiosks of the run into the ledger, which has some: they look
  /// like one of them.
  void fill(long rows) throws SQLException {
    long perKiosk = rows / Visits.kiosks();
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("SET synchronous_commit = off");
      sql.execute("DROP INDEX record_by_id"); // made anew in one go
      for (int each = 0; each < Visits.kiosks(); each++) {
        sql.execute(
            String.format(
                Locale.ROOT,
                """
                INSERT INTO record SELECT '%s', 7, n, kind, gen_random_uuid(), NULL, lane, direction,
                       trip, verdict, pack_version, boot_id, n, wall_ms, clock_quality, key_id,
                       sealed_authority, sealed_view, sha256(n::text::bytea), received_at
                  FROM generate_series(1, %d) n, (SELECT * FROM record LIMIT 1) one
                """,
                Visits.kiosk(each),
                perKiosk));
        sql.execute(
            "INSERT INTO stream VALUES ('%s', 7, %d)".formatted(Visits.kiosk(each), perKiosk));
      }
      sql.execute("CREATE INDEX record_by_id ON record (kiosk, record_id)");
      sql.execute("VACUUM ANALYZE record");
      sql.execute("CHECKPOINT");
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
