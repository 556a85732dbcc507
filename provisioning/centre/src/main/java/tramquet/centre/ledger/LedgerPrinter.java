package tramquet.centre.ledger;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tramquet.wire.Acknowledgement;
import tramquet.wire.KioskId;

/// Prints the ledger as JSON lines: every record ordered by kiosk, epoch, number, then how far each
/// epoch is acknowledged. What is sealed stays sealed (base64).
public final class LedgerPrinter {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int ROWS_AT_ONCE = 500;

  private final DataSource database;

  /// @param database holds the tables of the ledger
  public LedgerPrinter(DataSource database) {
    this.database = database;
  }

  /// Prints everything.
  public void print(PrintStream out) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.setFetchSize(ROWS_AT_ONCE);
    jdbc.query(
        """
        SELECT kiosk, lpad(to_hex(epoch), 16, '0') AS epoch_text, seq, kind, record_id, subject_of,
               lane, direction, trip, verdict, pack_version, boot_id, boot_nanos, wall_ms,
               clock_quality, basis, at_ms, not_before_ms, not_after_ms, received_at, key_id,
               translate(encode(sealed_authority, 'base64'), E'\\n', '') AS authority,
               translate(encode(sealed_view, 'base64'), E'\\n', '') AS view
          FROM record JOIN record_time USING (kiosk, epoch, seq) ORDER BY kiosk, epoch_text, seq
        """,
        (RowCallbackHandler)
            row -> {
              ObjectNode line = JSON.createObjectNode();
              line.put("kiosk", row.getString("kiosk"));
              line.put("epoch", row.getString("epoch_text"));
              line.put("seq", row.getLong("seq"));
              line.put("kind", row.getString("kind"));
              line.put("id", row.getString("record_id"));
              line.put("subjectOf", row.getString("subject_of"));
              line.put("lane", row.getString("lane"));
              line.put("direction", row.getString("direction"));
              line.put("trip", row.getString("trip"));
              line.put("verdict", row.getString("verdict"));
              line.put("packVersion", row.getLong("pack_version"));
              line.put("bootId", row.getString("boot_id"));
              line.put("bootNanos", row.getLong("boot_nanos"));
              line.put("wall", Instant.ofEpochMilli(row.getLong("wall_ms")).toString());
              line.put("clockQuality", row.getString("clock_quality"));
              line.put("basis", row.getString("basis"));
              line.put("at", instant(row, "at_ms"));
              line.put("notBefore", instant(row, "not_before_ms"));
              line.put("notAfter", instant(row, "not_after_ms"));
              line.put("receivedAt", row.getTimestamp("received_at").toInstant().toString());
              line.put("keyId", row.getString("key_id"));
              line.put("sealedAuthority", row.getString("authority"));
              line.put("sealedView", row.getString("view"));
              out.println(JSON.writeValueAsString(line));
            });
    printPrefixes(out);
    out.flush();
  }

  private static @Nullable String instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis).toString();
  }

  private void printPrefixes(PrintStream out) {
    PostgresLedger ledger = new PostgresLedger(database);
    Map<KioskId, Acknowledgement> known = new TreeMap<>(Comparator.comparing(KioskId::text));
    known.putAll(ledger.acknowledgements(ledger.kiosks()));
    known.forEach((kiosk, acknowledgement) ->
        acknowledgement
            .upTo()
            .forEach((epoch, upTo) -> {
              ObjectNode line = JSON.createObjectNode();
              line.put("kiosk", kiosk.text());
              line.put("epoch", epoch.text());
              line.put("upTo", upTo);
              out.println(JSON.writeValueAsString(line));
            }));
  }
}
