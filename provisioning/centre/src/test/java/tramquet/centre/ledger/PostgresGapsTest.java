package tramquet.centre.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tramquet.centre.Records;
import tramquet.centre.TestParts;
import tramquet.centre.ledger.KioskGaps.EpochGaps;
import tramquet.centre.ledger.KioskGaps.Lost;
import tramquet.centre.ledger.KioskGaps.NotCome;
import tramquet.wire.LossRange;
import tramquet.wire.RecordKind;
import tramquet.wire.SealedRecord;

class PostgresGapsTest {
  private static final DataSource DATABASE = pool();

  private final PostgresLedger ledger = new PostgresLedger(DATABASE);
  private final PostgresGaps gaps = new PostgresGaps(DATABASE);
  private final Records records = new Records(Records.newKiosk(), 51);

  private static DataSource pool() {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(TestParts.ledgerDatabase());
    pool.setMaximumPoolSize(1);
    return pool;
  }

  private KioskGaps found() {
    return gaps.of(records.kiosk()).orElseThrow();
  }

  private EpochGaps epoch() {
    assertEquals(1, found().epochs().size());
    return found().epochs().getFirst();
  }

  private Instant came(long seq) {
    return new JdbcTemplate(DATABASE)
        .queryForObject(
            "SELECT received_at FROM record WHERE kiosk = ? AND seq = ?",
            (row, number) -> row.getTimestamp(1).toInstant(),
            records.kiosk().text(),
            seq);
  }

  @Test
  void ofAKioskThatIsKnownInFullNothingIsMissing() {
    ledger.append(records.visits(1, 9));
    assertEquals(new EpochGaps(records.epoch(), 9, List.of(), List.of()), epoch());
    assertEquals(9, epoch().upTo());
    assertFalse(found().waits());
  }

  @Test
  void ofAStrangerNothingIsKnown() {
    assertEquals(Optional.empty(), gaps.of(Records.newKiosk()));
  }

  @Test
  void everyGapIsToldWithWhenSomethingBehindItFirstCame() {
    ledger.append(records.visits(9, 10));
    ledger.append(records.visits(4, 5));
    assertEquals(
        List.of(new NotCome(1, 3, Optional.of(came(9))), new NotCome(6, 8, Optional.of(came(9)))),
        epoch().notCome());
    assertEquals(0, epoch().upTo());
    assertEquals(10, epoch().highest());
    assertTrue(found().waits());
  }

  @Test
  void whatIsToldToBeLostIsNoGapAndSaysWhatCameAllTheSame() {
    ledger.append(records.visits(1, 2));
    ledger.append(List.of(records.loss(9, 3, 7)));
    ledger.append(records.visits(5, 5));
    assertEquals(List.of(new NotCome(8, 8, Optional.of(came(9)))), epoch().notCome());
    assertEquals(List.of(new Lost(3, 7, Optional.of(came(9)), 1)), epoch().lost());
    assertEquals(7, epoch().upTo());
  }

  @Test
  void anEpochOfWhichOnlyALossIsKnownIsShown() {
    Records former = new Records(records.kiosk(), 52);
    ledger.append(records.visits(1, 1));
    ledger.append(List.of(records.loss(2, new LossRange(former.epoch(), 3, Long.MAX_VALUE))));
    EpochGaps other =
        found().epochs().stream()
            .filter(each -> each.epoch().equals(former.epoch()))
            .findFirst()
            .orElseThrow();
    assertEquals(List.of(new NotCome(1, 2, Optional.empty())), other.notCome());
    assertEquals(Long.MAX_VALUE, other.highest());
  }

  @Test
  void theGapsAreThoseOfTheModelForRandomArrivals() {
    for (long seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      Records some = new Records(Records.newKiosk(), seed);
      PrefixModel model = new PrefixModel();
      for (int step = 0; step < 10; step++) {
        long from = 1L + random.nextInt(30);
        long to = from + random.nextInt(4);
        if (random.nextInt(4) == 0) {
          ledger.append(List.of(some.loss(from, from, to)));
        } else {
          ledger.append(some.visits(from, to));
        }
        if (random.nextBoolean()) {
          Prefixes.of(ledger, some.kiosk());
        }
        model.add(from, to);
        EpochGaps seen = gaps.of(some.kiosk()).orElseThrow().epochs().getFirst();
        List<Long> missing = new ArrayList<>();
        for (NotCome gap : seen.notCome()) {
          for (long seq = gap.from(); seq <= gap.to(); seq++) {
            missing.add(seq);
          }
        }
        assertEquals(model.missing(), missing, "seed " + seed + ", step " + step);
        assertEquals(model.upTo(), seen.upTo());
      }
    }
  }

  @Test
  void whoWasAdmittedBetweenTwoPassagesAndNeverPassedIsOpen() {
    List<SealedRecord> visits = records.visits(1, 5);
    ledger.append(visits);
    assertEquals(0, found().openVisits(), "a lane that tells of no passages");
    ledger.append(List.of(records.about(6, RecordKind.PASSAGE, visits.getFirst())));
    SealedRecord open = records.visits(7, 7).getFirst();
    SealedRecord annulled = records.visits(8, 8).getFirst();
    SealedRecord passed = records.visits(10, 10).getFirst();
    ledger.append(
        List.of(open, annulled, records.about(9, RecordKind.ANNULMENT, annulled), passed));
    assertEquals(0, found().openVisits(), "perhaps still under way");
    ledger.append(List.of(records.about(11, RecordKind.PASSAGE, passed)));
    assertEquals(1, found().openVisits());
    ledger.append(List.of(records.about(12, RecordKind.TAILGATED, open)));
    assertEquals(1, found().openVisits(), "the body behind is not the one admitted");
    ledger.append(List.of(records.about(13, RecordKind.PASSAGE, open)));
    assertEquals(0, found().openVisits());
  }

  @Test
  void allKiosksAreThereInTheOrderOfTheirNames() {
    ledger.append(records.visits(1, 1));
    ledger.append(new Records(Records.newKiosk(), 53).visits(1, 1));
    List<String> names = gaps.all().stream().map(each -> each.kiosk().text()).toList();
    assertTrue(names.contains(records.kiosk().text()));
    assertEquals(names.stream().sorted().toList(), names);
  }
}
