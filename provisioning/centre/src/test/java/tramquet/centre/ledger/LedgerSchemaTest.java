package tramquet.centre.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import tramquet.centre.Records;
import tramquet.centre.TestParts;
import tramquet.centre.ledger.Ledger.Appended;
import tramquet.wire.Acknowledgement;
import tramquet.wire.SealedRecord;

/// From one version of the tables to the next, and what the partitions must not change.
class LedgerSchemaTest {
  private final DataSource database = TestParts.emptyDatabase();
  private final JdbcTemplate sql = new JdbcTemplate(database);
  private final PostgresLedger ledger = new PostgresLedger(database);
  private final List<Records> kiosks =
      List.of(
          new Records(Records.newKiosk(), 1),
          new Records(Records.newKiosk(), 2),
          new Records(Records.newKiosk(), 3));

  /// Everything of a table, as text.
  private List<String> all(String table, String columns) {
    return sql.queryForList(
        "SELECT t::text FROM (SELECT %s FROM %s) t ORDER BY 1".formatted(columns, table),
        String.class);
  }

  private List<Acknowledgement> acknowledgements() {
    return kiosks.stream().map(each -> Prefixes.of(ledger, each.kiosk())).toList();
  }

  @Test
  void aLedgerOfTheFirstVersionIsCarriedOver() {
    Flyway.configure().dataSource(database).target("1").load().migrate();
    UUID id = UUID.randomUUID();
    for (Records kiosk : kiosks) {
      ledger.append(kiosk.visits(1, 20));
      ledger.append(List.of(kiosk.visit(21, id), kiosk.visit(22, id)));
      ledger.append(List.of(kiosk.loss(40, 23, 30)));
    }
    List<Acknowledgement> acknowledged = acknowledgements();
    List<String> records = all("record", "*");
    List<String> losses = all("loss", "kiosk, epoch, from_seq, to_seq");
    List<String> streams = all("stream", "*");
    assertEquals(3 * 23, records.size());
    assertEquals(30, acknowledged.getFirst().upTo(kiosks.getFirst().epoch()));

    LedgerSchema.migrate(database);

    assertEquals(records, all("record", "*"));
    assertEquals(losses, all("loss", "kiosk, epoch, from_seq, to_seq"));
    assertEquals(streams, all("stream", "*"));
    assertEquals(acknowledged, acknowledgements());
    Records kiosk = kiosks.getFirst();
    assertEquals(new Appended(1, 0, 0, 2), ledger.append(List.of(kiosk.visit(31, id))));
    assertEquals(31, Prefixes.of(ledger, kiosk.kiosk()).upTo(kiosk.epoch()));
  }

  @Test
  void aRecordIsInOnePartitionOnceWhateverItSaysOfItsTime() {
    LedgerSchema.migrate(database);
    SealedRecord first = kiosks.getFirst().visit(1, UUID.randomUUID());
    ledger.append(List.of(first));
    assertEquals(
        16,
        sql.queryForObject(
            "SELECT count(*) FROM pg_inherits WHERE inhparent = 'record'::regclass",
            Integer.class));
    String again =
        """
        INSERT INTO record SELECT (r).* FROM (
          SELECT json_populate_record(record, '{"wall_ms": 1, "received_at": "2030-01-01"}') AS r
            FROM record) corrected
        """;
    assertThrows(DuplicateKeyException.class, () -> sql.execute(again));
  }

  @Test
  void theChecksLookIntoOnePartitionOfAKiosk() {
    LedgerSchema.migrate(database);
    kiosks.forEach(kiosk -> ledger.append(kiosk.visits(1, 50)));
    List<SealedRecord> asked = kiosks.getFirst().visits(1, 9);
    for (String check :
        List.of(
            "twins/" + Statements.IDEMPOTENT.twins(),
            "seconds/" + Statements.IDEMPOTENT.keepSeconds())) {
      RecordColumns columns = check.startsWith("twins") ? RecordColumns.ID : RecordColumns.ALL;
      String explain = "EXPLAIN (ANALYZE) " + check.substring(check.indexOf('/') + 1);
      PreparedStatementCallback<Set<String>> partitions =
          statement -> {
            columns.bind(statement, asked);
            return executed(statement);
          };
      assertEquals(1, sql.execute(explain, partitions).size(), check);
    }
  }

  /// The partitions that the plan looked into.
  private static Set<String> executed(PreparedStatement explain) throws java.sql.SQLException {
    List<String> plan = new ArrayList<>();
    try (var lines = explain.executeQuery()) {
      while (lines.next()) {
        plan.add(lines.getString(1));
      }
    }
    Set<String> partitions = new TreeSet<>();
    Pattern name = Pattern.compile("\\brecord_\\d\\d\\b");
    plan.stream()
        .filter(line -> !line.contains("never executed"))
        .forEach(line -> {
          var found = name.matcher(line);
          while (found.find()) {
            partitions.add(found.group());
          }
        });
    return partitions;
  }
}
