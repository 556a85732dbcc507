package tramquet.centre.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tramquet.centre.Eventually;
import tramquet.centre.Records;
import tramquet.centre.TestParts;
import tramquet.centre.ledger.Ledger.Appended;
import tramquet.wire.SealedRecord;

class PostgresLedgerTest {
  private static DataSource database;
  private static PostgresLedger ledger;

  private final Records records = new Records(Records.newKiosk(), 11);

  @BeforeAll
  static void start() {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(TestParts.ledgerDatabase());
    pool.setMaximumPoolSize(1);
    database = pool;
    ledger = new PostgresLedger(database);
  }

  private long upTo() {
    return Prefixes.of(ledger, records.kiosk()).upTo(records.epoch());
  }

  @Test
  void recordsAreAddedOnceAndCountedWhenRepeated() {
    List<SealedRecord> all = records.visits(1, 40);
    assertEquals(new Appended(40, 0, 0, 0), ledger.append(all));
    assertEquals(new Appended(0, 40, 0, 0), ledger.append(all));
    assertEquals(40, upTo());
  }

  @Test
  void aRecordThatIsTwiceInOneCallIsAddedOnce() {
    List<SealedRecord> one = records.visits(1, 1);
    assertEquals(new Appended(1, 1, 0, 0), ledger.append(List.of(one.getFirst(), one.getFirst())));
  }

  @Test
  void anotherContentUnderTheSameNumberIsReportedOnceAndKeptBeside() {
    SealedRecord first = records.visit(1, UUID.randomUUID());
    SealedRecord second = records.visit(1, UUID.randomUUID());
    ledger.append(List.of(first));
    assertEquals(new Appended(0, 1, 1, 0), ledger.append(List.of(second)));
    assertEquals(new Appended(0, 1, 0, 0), ledger.append(List.of(second)));
    assertEquals(new Appended(0, 1, 0, 0), ledger.append(List.of(first)));
    assertEquals(first.header().id(), theId("record"));
    assertEquals(second.header().id(), theId("second_card"));
  }

  private UUID theId(String table) {
    return new JdbcTemplate(database)
        .queryForList(
            "SELECT record_id FROM " + table + " WHERE kiosk = ?",
            UUID.class,
            records.kiosk().text())
        .getFirst();
  }

  @Test
  void twoRecordsOfOneIdAreBothKeptAndReported() {
    UUID id = UUID.randomUUID();
    ledger.append(List.of(records.visit(1, id)));
    assertEquals(new Appended(1, 0, 0, 1), ledger.append(List.of(records.visit(2, id))));
    assertEquals(2, upTo());
  }

  @Test
  void aGapHoldsThePrefixUntilItIsFilled() {
    List<SealedRecord> all = records.visits(1, 9);
    ledger.append(all.subList(0, 3));
    ledger.append(all.subList(4, 9));
    assertEquals(3, upTo());
    ledger.append(all.subList(3, 4));
    assertEquals(9, upTo());
  }

  @Test
  void aToldLossCountsAsKnown() {
    ledger.append(records.visits(1, 2));
    ledger.append(records.visits(8, 9));
    assertEquals(2, upTo());
    ledger.append(List.of(records.loss(10, 3, 7)));
    assertEquals(10, upTo());
  }

  @Test
  void aLossOfEverythingThereCanBeBreaksNothing() {
    ledger.append(List.of(records.loss(Long.MAX_VALUE, 1, Long.MAX_VALUE)));
    assertEquals(Long.MAX_VALUE, upTo());
    assertEquals(new Appended(1, 0, 0, 0), ledger.append(records.visits(5, 5)));
  }

  @Test
  void anUnknownKioskHasNothing() {
    assertEquals(0, Prefixes.of(ledger, Records.newKiosk()).upTo().size());
  }

  @Test
  void thePrefixInSqlIsThatOfTheModelForRandomArrivals() {
    for (long seed = 1; seed <= 15; seed++) {
      Random random = new Random(seed);
      Records some = new Records(Records.newKiosk(), seed);
      PrefixModel model = new PrefixModel();
      for (int step = 0; step < 12; step++) {
        long from = 1L + random.nextInt(30);
        long to = from + random.nextInt(6);
        if (random.nextInt(4) == 0) {
          long seq = 1L + random.nextInt(36);
          ledger.append(List.of(some.loss(seq, from, to)));
          model.add(seq, seq);
        } else {
          ledger.append(some.visits(from, to));
        }
        model.add(from, to);
        assertEquals(
            model.upTo(),
            Prefixes.of(ledger, some.kiosk()).upTo(some.epoch()),
            "seed " + seed + ", step " + step);
      }
    }
  }

  /// The question before decides only which way is tried first.
  @Test
  void theKeyDecidesWhereAllIsTakenForNew() {
    PostgresLedger credulous = new PostgresLedger(database, Statements.believingAllNew());
    credulous.append(records.visits(1, 9));
    List<SealedRecord> overlapping = records.visits(5, 12);
    assertEquals(new Appended(3, 5, 5, 0), credulous.append(overlapping));
    assertEquals(12, upTo());
  }

  @Test
  void whatAnotherNodeHasUnderWayIsWaitedForAndFoundRepeated() {
    List<SealedRecord> all = records.visits(1, 5);
    DataSource faster = TestParts.ledgerDatabase();
    PGSimpleDataSource later = new PGSimpleDataSource();
    later.setUrl(TestParts.url(faster));
    CompletableFuture<Appended> appended = new CompletableFuture<>();
    new TransactionTemplate(new JdbcTransactionManager(faster))
        .executeWithoutResult(status -> {
          new PostgresLedger(faster).append(all.subList(2, 3));
          appended.completeAsync(() -> new PostgresLedger(later).append(all));
          Eventually.await("it waits for the other", () -> waiting(later) == 1);
        });
    assertEquals(new Appended(4, 1, 0, 0), appended.join());
  }

  private static int waiting(DataSource server) {
    return Objects.requireNonNull(
        new JdbcTemplate(server)
            .queryForObject(
                """
                SELECT count(*) FROM pg_stat_activity
                 WHERE datname = current_database() AND wait_event_type = 'Lock'
                """,
                Integer.class));
  }

  @Test
  void withoutTheConflictClauseARepeatedRecordStopsTheOthers() {
    PostgresLedger strict = new PostgresLedger(database, Statements.with(""));
    strict.append(records.visits(1, 2));
    assertThrows(DuplicateKeyException.class, () -> strict.append(records.visits(2, 3)));
  }
}
