package tramquet.centre.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
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
    return ledger.acknowledgement(records.kiosk()).upTo(records.epoch());
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
  void anotherContentUnderTheSameNumberIsReportedAndTheFirstStays() {
    SealedRecord first = records.visit(1, UUID.randomUUID());
    SealedRecord second = records.visit(1, UUID.randomUUID());
    ledger.append(List.of(first));
    assertEquals(new Appended(0, 1, 1, 0), ledger.append(List.of(second)));
    assertEquals(
        first.header().id(),
        new JdbcTemplate(database)
            .queryForObject(
                "SELECT record_id FROM record WHERE kiosk = ?",
                UUID.class,
                records.kiosk().text()));
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
    assertEquals(0, ledger.acknowledgement(Records.newKiosk()).upTo().size());
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
            ledger.acknowledgement(some.kiosk()).upTo(some.epoch()),
            "seed " + seed + ", step " + step);
      }
    }
  }

  @Test
  void withoutTheConflictClauseARepeatedRecordStopsTheOthers() {
    PostgresLedger strict = new PostgresLedger(database, Statements.with(""));
    strict.append(records.visits(1, 2));
    assertThrows(DuplicateKeyException.class, () -> strict.append(records.visits(2, 3)));
  }
}
