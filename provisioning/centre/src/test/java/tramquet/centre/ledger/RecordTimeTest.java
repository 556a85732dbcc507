package tramquet.centre.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tramquet.centre.Records;
import tramquet.centre.TestParts;
import tramquet.wire.RecordKind;
import tramquet.wire.Stamp;

/// Records of a kiosk whose clock is wrong, and when the ledger says that they happened.
class RecordTimeTest {
  private static final Instant NOON = Instant.parse("2026-10-05T05:00:00Z");
  private static final UUID FIRST = new UUID(1, 1);
  private static final UUID SECOND = new UUID(1, 2);
  private static final UUID THIRD = new UUID(1, 3);

  private static DataSource database;

  private final Records records = new Records(Records.newKiosk(), 12);
  private long seq;

  @BeforeAll
  static void start() {
    database = TestParts.ledgerDatabase();
  }

  /// What the ledger says of a record.
  private record Told(String basis, OptionalLong at, OptionalLong from, OptionalLong to) {
    static Told at(String basis, Instant instant) {
      return new Told(
          basis,
          OptionalLong.of(instant.toEpochMilli()),
          OptionalLong.empty(),
          OptionalLong.empty());
    }
  }

  private long wrote(
      RecordKind kind, UUID boot, Duration sinceBoot, Instant wall, Stamp.Quality quality) {
    Stamp stamp = new Stamp(boot, sinceBoot.toNanos(), wall, quality);
    new PostgresLedger(database).append(List.of(records.record(++seq, kind, stamp)));
    return seq;
  }

  private long visited(UUID boot, long seconds, Instant wall, Stamp.Quality quality) {
    return wrote(RecordKind.VISIT, boot, Duration.ofSeconds(seconds), wall, quality);
  }

  private long clock(UUID boot, long seconds, Instant wall, Stamp.Quality quality) {
    return wrote(RecordKind.CLOCK, boot, Duration.ofSeconds(seconds), wall, quality);
  }

  private Told told(long number) {
    Map<String, Object> row =
        new JdbcTemplate(database)
            .queryForMap(
                "SELECT basis, at_ms, not_before_ms, not_after_ms FROM record_time"
                    + " WHERE kiosk = ? AND epoch = ? AND seq = ?",
                records.kiosk().text(),
                records.epoch().value(),
                number);
    return new Told(
        String.valueOf(row.get("basis")),
        number(row, "at_ms"),
        number(row, "not_before_ms"),
        number(row, "not_after_ms"));
  }

  private static OptionalLong number(Map<String, Object> row, String column) {
    return Optional.ofNullable((Long) row.get(column))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  @Test
  void whatHappenedIn1970HappenedBeforeTheClockWasSet() {
    long visit = visited(FIRST, 10, Instant.EPOCH.plusSeconds(10), Stamp.Quality.UNSET);
    clock(FIRST, 70, NOON, Stamp.Quality.SYNCED);
    assertEquals(Told.at("anchor", NOON.minusSeconds(60)), told(visit));
  }

  @Test
  void aClockThatIsAYearAheadIsPutRight() {
    Instant ahead = NOON.plus(Duration.ofDays(365));
    clock(FIRST, 1, ahead, Stamp.Quality.RESTORED);
    long visit = visited(FIRST, 10, ahead.plusSeconds(9), Stamp.Quality.RESTORED);
    clock(FIRST, 100, NOON, Stamp.Quality.SYNCED);
    assertEquals(Told.at("anchor", NOON.minusSeconds(90)), told(visit));
  }

  @Test
  void aTrustedClockThatWasAnHourAheadWasSoUntilItJumped() {
    clock(FIRST, 10, NOON, Stamp.Quality.SYNCED);
    long early = visited(FIRST, 5, NOON, Stamp.Quality.RESTORED);
    long wrong = visited(FIRST, 20, NOON.plusSeconds(10), Stamp.Quality.SYNCED);
    clock(FIRST, 30, NOON.minusSeconds(3580), Stamp.Quality.SYNCED);
    long right = visited(FIRST, 40, NOON.minusSeconds(3570), Stamp.Quality.SYNCED);
    assertEquals(Told.at("anchor", NOON.minusSeconds(5)), told(early));
    assertEquals(Told.at("anchor", NOON.minusSeconds(3590)), told(wrong));
    assertEquals(Told.at("anchor", NOON.minusSeconds(3570)), told(right));
  }

  @Test
  void aBootThatNeverKnewTheTimeIsBetweenThoseThatDid() {
    clock(FIRST, 10, NOON, Stamp.Quality.SYNCED);
    visited(FIRST, 100, NOON.plusSeconds(90), Stamp.Quality.SYNCED);
    clock(SECOND, 5, Instant.EPOCH, Stamp.Quality.UNSET);
    visited(SECOND, 50, Instant.EPOCH, Stamp.Quality.UNSET);
    long visit = visited(SECOND, 60, Instant.EPOCH, Stamp.Quality.UNSET);
    clock(THIRD, 30, NOON.plusSeconds(7200), Stamp.Quality.SYNCED);
    assertEquals(
        new Told(
            "between",
            OptionalLong.empty(),
            OptionalLong.of(NOON.plusSeconds(90 + 60).toEpochMilli()),
            OptionalLong.of(NOON.plusSeconds(7170).toEpochMilli())),
        told(visit));
  }

  @Test
  void severalSuchBootsAreBetweenThoseThatDid() {
    clock(FIRST, 10, NOON, Stamp.Quality.SYNCED);
    clock(SECOND, 5, NOON, Stamp.Quality.RESTORED);
    visited(SECOND, 60, NOON, Stamp.Quality.RESTORED);
    clock(new UUID(1, 9), 5, NOON, Stamp.Quality.RESTORED);
    long visit = visited(new UUID(1, 9), 8, NOON, Stamp.Quality.RESTORED);
    clock(THIRD, 30, NOON.plusSeconds(7200), Stamp.Quality.SYNCED);
    assertEquals(OptionalLong.of(NOON.plusSeconds(8).toEpochMilli()), told(visit).from());
    assertEquals(OptionalLong.of(NOON.plusSeconds(7170).toEpochMilli()), told(visit).to());
  }

  @Test
  void aKioskThatNeverKnewTheTimeWasBeforeItsRecordsCame() {
    long visit = visited(FIRST, 10, NOON.plus(Duration.ofDays(3650)), Stamp.Quality.RESTORED);
    Told told = told(visit);
    assertEquals("between", told.basis());
    assertEquals(OptionalLong.empty(), told.from());
    long now = InstantSource.system().millis();
    assertTrue(told.to().orElseThrow() <= now && told.to().orElseThrow() > now - 600_000);
  }

  @Test
  void aTrustedStampHoldsWhereThePowerWentBeforeTheClocksWord() {
    long visit = visited(FIRST, 10, NOON, Stamp.Quality.SYNCED);
    assertEquals(Told.at("clock", NOON), told(visit));
  }

  @Test
  void numbersThatMakeNoSenseBreakNothing() {
    Instant last = Instant.ofEpochMilli(Long.MAX_VALUE);
    wrote(RecordKind.CLOCK, FIRST, Duration.ofNanos(0), last, Stamp.Quality.SYNCED);
    long visit =
        wrote(
            RecordKind.VISIT,
            FIRST,
            Duration.ofNanos(Long.MAX_VALUE),
            Instant.EPOCH,
            Stamp.Quality.UNSET);
    assertEquals(Told.at("anchor", last), told(visit));
  }
}
