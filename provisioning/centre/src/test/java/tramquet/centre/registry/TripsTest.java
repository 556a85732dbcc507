package tramquet.centre.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tramquet.centre.Records;
import tramquet.centre.TestParts;
import tramquet.centre.ledger.PostgresLedger;
import tramquet.centre.registry.Trips.Counts;
import tramquet.centre.registry.Trips.TripRow;
import tramquet.wire.Direction;
import tramquet.wire.RecordKind;
import tramquet.wire.SealedRecord;
import tramquet.wire.Stamp;
import tramquet.wire.Verdict;

/// What a kiosk on a ferry has written, a minute between two records, and which trips the centre
/// makes of it.
class TripsTest {
  private static final Instant SEVEN = Instant.parse("2026-11-26T00:00:00Z");
  private static final UUID BOOT = new UUID(1, 1);
  private static final Counts NOBODY = new Counts(0, 0, 0, 0);

  private static final DataSource DATABASE = withAnArea();

  private final Records records = new Records(Records.newKiosk(), 61);
  private final String place = records.kiosk().text();
  private final List<SealedRecord> written = new ArrayList<>();
  private final Trips trips = new Trips(DATABASE, () -> SEVEN.plus(Duration.ofHours(12)));
  private Optional<String> running = Optional.empty();
  private Stamp.Quality clock = Stamp.Quality.SYNCED;
  private long seq;

  private static DataSource withAnArea() {
    DataSource fresh = TestParts.ledgerDatabase();
    new JdbcTemplate(fresh)
        .update("INSERT INTO area VALUES (2026, '48', 'province', 'Thành phố Đà Nẵng')");
    return fresh;
  }

  @BeforeEach
  void register() {
    vehicle(place, "ferry");
    kiosk(records);
  }

  private static void vehicle(String id, String kind) {
    JdbcTemplate sql = new JdbcTemplate(DATABASE);
    sql.update(
        "INSERT INTO place (id, kind, name, area_list, area, opened)"
            + " VALUES (?, ?, 'Phà', 2026, '48', now())",
        id,
        kind);
    sql.update("INSERT INTO lane VALUES (?, '1', 'entry')", id);
  }

  private void kiosk(Records of) {
    new JdbcTemplate(DATABASE)
        .update(
            "INSERT INTO kiosk (id, place, lane, state, since) VALUES (?, ?, '1', 'active', now())",
            of.kiosk().text(),
            place);
  }

  private static Instant minute(long number) {
    return SEVEN.plus(Duration.ofMinutes(number));
  }

  private static Optional<String> text(Instant at) {
    return Optional.of(at.toString());
  }

  private void write(RecordKind kind, Direction way, Optional<Verdict> verdict) {
    seq++;
    Duration sinceBoot = Duration.ofMinutes(seq);
    Instant wall = clock.isTrusted() ? minute(seq) : Instant.EPOCH.plus(sinceBoot);
    Stamp stamp = new Stamp(BOOT, sinceBoot.toNanos(), wall, clock);
    written.add(records.aboard(seq, kind, way, running, verdict, stamp));
  }

  private void write(RecordKind kind) {
    write(kind, Direction.ENTRY, Optional.empty());
  }

  private void begin(String trip) {
    running = Optional.of(trip);
    write(RecordKind.TRIP);
  }

  private void end() {
    write(RecordKind.TRIP_END);
    running = Optional.empty();
  }

  private void admit(Direction way) {
    write(RecordKind.VISIT, way, Optional.of(Verdict.ADMIT));
    write(RecordKind.PASSAGE, way, Optional.empty());
  }

  private void admit() {
    admit(Direction.ENTRY);
  }

  /// Gives what was written to the ledger, without some of it.
  private void deliver(long... without) {
    List<Long> gone = Arrays.stream(without).boxed().toList();
    new PostgresLedger(DATABASE)
        .append(written.stream().filter(record -> !gone.contains(record.header().seq())).toList());
    written.clear();
  }

  private List<TripRow> found(Instant since, Instant until) {
    return trips.list(place, text(since), text(until));
  }

  private List<TripRow> all() {
    return found(SEVEN, minute(600));
  }

  private TripRow only() {
    List<TripRow> all = all();
    assertEquals(1, all.size(), all::toString);
    return all.getFirst();
  }

  private List<String> names(Instant since, Instant until) {
    return found(since, until).stream().map(TripRow::trip).toList();
  }

  private static Instant at(Trips.When when) {
    return when.at().orElseThrow();
  }

  private void refused(int status, String words, Runnable call) {
    Refused why = assertThrows(Refused.class, call::run);
    assertEquals(status, why.status());
    assertTrue(String.valueOf(why.getMessage()).contains(words), why::getMessage);
  }

  @Test
  void aTripIsCountedFromItsBeginningToItsEnd() {
    write(RecordKind.CLOCK);
    begin("pha-0715");
    admit();
    admit();
    write(RecordKind.VISIT, Direction.ENTRY, Optional.of(Verdict.REFUSE));
    write(RecordKind.ALARM, Direction.ENTRY, Optional.of(Verdict.REFUSE));
    write(RecordKind.STAFF_ACT, Direction.ENTRY, Optional.of(Verdict.ADMIT));
    write(RecordKind.ANNULMENT);
    admit(Direction.EXIT);
    end();
    write(RecordKind.VISIT, Direction.ENTRY, Optional.of(Verdict.ADMIT));
    deliver();
    TripRow trip = only();
    assertEquals("pha-0715", trip.trip());
    assertEquals(records.kiosk().text(), trip.kiosk());
    assertEquals("lane-1", trip.lane());
    assertTrue(trip.begun());
    assertEquals(minute(2), at(trip.first()));
    assertEquals("ended", trip.state());
    assertEquals(minute(13), at(trip.last()));
    assertEquals(new Counts(3, 1, 1, 2), trip.entry());
    assertEquals(new Counts(1, 0, 0, 1), trip.exit());
    assertEquals(0, trip.missing());
  }

  @Test
  void aTripThatHasNotEndedIsRunning() {
    begin("pha-0715");
    admit();
    deliver();
    TripRow trip = only();
    assertEquals("running", trip.state());
    assertEquals(minute(3), at(trip.last()));
    assertEquals(new Counts(1, 0, 0, 1), trip.entry());
  }

  @Test
  void aTripWhoseEndIsNotToldRunsNoMoreWhenAnotherBegins() {
    begin("pha-0715");
    admit();
    end();
    begin("pha-0745");
    deliver(4);
    List<TripRow> all = all();
    assertEquals(List.of("unknown", "running"), all.stream().map(TripRow::state).toList());
    assertEquals(minute(3), at(all.getFirst().last()));
  }

  @Test
  void aTripOfAKioskThatIsRevokedRunsNoMore() {
    begin("pha-0715");
    deliver();
    new JdbcTemplate(DATABASE).update("UPDATE kiosk SET state = 'revoked' WHERE id = ?", place);
    assertEquals("unknown", only().state());
  }

  @Test
  void aTripOfAFormerRecordFileRunsNoMore() {
    begin("pha-0715");
    deliver();
    Records next = new Records(records.kiosk(), 62);
    new PostgresLedger(DATABASE).append(next.visits(1, 1));
    assertEquals("unknown", all().getFirst().state());
  }

  @Test
  void aTripWhoseBeginningHasNotComeIsCountedFromWhatIsKnown() {
    begin("pha-0715");
    admit();
    admit();
    end();
    deliver(1, 3);
    TripRow trip = only();
    assertFalse(trip.begun());
    assertEquals(minute(2), at(trip.first()));
    assertEquals(new Counts(2, 0, 0, 1), trip.entry());
    assertEquals(1, trip.missing());
    begin("pha-0715");
    deliver();
    assertEquals(List.of(false, true), all().stream().map(TripRow::begun).toList());
  }

  @Test
  void aTripOfWhichOnlyTheEndHasComeIsThere() {
    begin("pha-0715");
    admit();
    end();
    deliver(1, 2, 3);
    assertEquals(NOBODY, only().entry());
    assertEquals("ended", only().state());
    assertFalse(only().begun());
  }

  @Test
  void aNameThatComesAgainIsAnotherTrip() {
    for (int day = 0; day < 3; day++) {
      begin("pha-0715");
      admit();
      end();
    }
    deliver();
    assertEquals(
        List.of(minute(1), minute(5), minute(9)),
        all().stream().map(trip -> at(trip.first())).toList());
    assertEquals(
        Collections.nCopies(3, new Counts(1, 0, 0, 1)),
        all().stream().map(TripRow::entry).toList());
  }

  @Test
  void whoPassesAfterTheEndBeginsNoTrip() {
    begin("pha-0715");
    write(RecordKind.VISIT, Direction.ENTRY, Optional.of(Verdict.ADMIT));
    end();
    running = Optional.of("pha-0715");
    write(RecordKind.PASSAGE);
    deliver();
    assertEquals(new Counts(1, 0, 0, 1), only().entry());
    assertEquals(minute(3), at(only().last()), "the end is told, whatever comes after");
  }

  @Test
  void aKioskThatCountsUnderOneNameAlwaysHasThatTrip() {
    running = Optional.of("xe-51B");
    admit();
    begin("pha-0715");
    end();
    running = Optional.of("xe-51B");
    admit();
    deliver();
    assertEquals(
        List.of("xe-51B false unknown", "pha-0715 true ended", "xe-51B false running"),
        all().stream().map(trip -> trip.trip() + " " + trip.begun() + " " + trip.state()).toList());
  }

  @Test
  void aWindowHasWhatWasUnderWayInIt() {
    for (int hour = 0; hour < 5; hour++) {
      begin("pha-" + hour);
      admit();
      write(RecordKind.CLOCK);
      admit();
      end();
    }
    deliver();
    assertEquals(List.of("pha-1", "pha-2"), names(minute(10), minute(16)));
    TripRow cut = found(minute(10), minute(10)).getFirst();
    assertEquals(new Counts(2, 0, 0, 2), cut.entry(), "counted whole, wherever the window ends");
    assertEquals("ended", cut.state());
    assertEquals(List.of("pha-0"), names(SEVEN, minute(7)));
    assertEquals(List.of("pha-4"), names(minute(34), minute(90)));
    assertEquals(List.of(), names(SEVEN.minusSeconds(60), SEVEN));
    assertEquals(List.of(), names(minute(36), minute(90)));
  }

  @Test
  void aTripThatRunsIsInEveryWindowAfterItsBeginning() {
    begin("pha-0715");
    deliver();
    assertEquals(List.of("pha-0715"), names(minute(500), minute(600)));
    assertEquals(List.of("pha-0715"), names(minute(1), minute(2)));
    assertEquals(List.of(), names(SEVEN.minusSeconds(3600), SEVEN));
  }

  @Test
  void aWindowFindsWhatAModelFindsWhateverHasCome() {
    Random random = new Random(17);
    for (int trip = 0; trip < 40; trip++) {
      if (random.nextInt(4) == 0) {
        write(RecordKind.CLOCK);
      }
      begin("pha-" + trip);
      for (int visitors = random.nextInt(3); visitors > 0; visitors--) {
        admit();
      }
      end();
    }
    List<SealedRecord> all = List.copyOf(written);
    deliver();
    for (int look = 0; look < 50; look++) {
      long since = random.nextLong(seq + 10);
      long until = since + random.nextLong(30);
      assertEquals(
          all.stream()
              .filter(record -> record.header().kind() == RecordKind.TRIP)
              .filter(record -> record.header().seq() <= until)
              .filter(record ->
                  all.stream()
                      .filter(end -> end.header().kind() == RecordKind.TRIP_END)
                      .anyMatch(end ->
                          end.header().trip().equals(record.header().trip())
                              && end.header().seq() >= since))
              .map(record -> record.header().trip().orElseThrow())
              .toList(),
          names(minute(since), minute(until)),
          since + " to " + until);
    }
  }

  @Test
  void aClockThatNobodyHasSetIsDatedByTheWordThatComesLater() {
    clock = Stamp.Quality.UNSET;
    begin("pha-0715");
    deliver();
    TripRow unproven = only();
    assertEquals("between", unproven.first().basis());
    assertEquals(Optional.empty(), unproven.first().at());
    assertTrue(unproven.first().notAfter().isPresent());
    assertEquals(Instant.EPOCH.plusSeconds(60), unproven.first().wall());
    assertEquals("unset", unproven.first().clockQuality());
    clock = Stamp.Quality.SYNCED;
    write(RecordKind.CLOCK);
    deliver();
    assertEquals("anchor", only().first().basis());
    assertEquals(minute(1), at(only().first()));
  }

  @Test
  void everyKioskOfTheVehicleIsThere() {
    begin("pha-0715");
    deliver();
    Records door = new Records(Records.newKiosk(), 63);
    kiosk(door);
    new PostgresLedger(DATABASE)
        .append(
            List.of(
                door.aboard(
                    1,
                    RecordKind.TRIP,
                    Direction.ENTRY,
                    Optional.of("pha-0715"),
                    Optional.empty(),
                    new Stamp(BOOT, 1, minute(5), Stamp.Quality.SYNCED))));
    assertEquals(List.of(place, door.kiosk().text()), all().stream().map(TripRow::kiosk).toList());
  }

  @Test
  void withoutAWordTheWindowIsTheLastDay() {
    begin("pha-0715");
    end();
    deliver();
    assertEquals(1, trips.list(place, Optional.empty(), Optional.empty()).size());
    Trips later = new Trips(DATABASE, () -> SEVEN.plus(Duration.ofHours(25)));
    assertEquals(0, later.list(place, Optional.empty(), Optional.empty()).size());
  }

  @Test
  void whatIsWronglyAskedIsRefused() {
    vehicle(place + "-x", "market");
    refused(
        409,
        "is no vehicle (bus, ferry) but a market",
        () -> trips.list(place + "-x", Optional.empty(), Optional.empty()));
    refused(404, "not known", () -> trips.list("no'place", Optional.empty(), Optional.empty()));
    for (String bad : List.of("yesterday", "1969-12-31T23:59:59Z", "+200000-01-01T00:00:00Z")) {
      refused(400, "since: an instant", () -> trips.list(place, Optional.of(bad), text(SEVEN)));
      refused(400, "until: an instant", () -> trips.list(place, text(SEVEN), Optional.of(bad)));
    }
    refused(400, "before until", () -> found(SEVEN, SEVEN.minusMillis(1)));
    refused(
        400, "at most 31 days", () -> found(SEVEN, SEVEN.plus(Duration.ofDays(31)).plusMillis(1)));
    assertEquals(List.of(), found(SEVEN, SEVEN.plus(Duration.ofDays(31))));
  }
}
