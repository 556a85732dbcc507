package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.demo.Script;
import tramquet.kiosk.demo.Script.Guest;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.wire.HpkeSealer;
import tramquet.wire.Sealer;

/// The same shift with the visit log on disk: disk full, file locked, and what the files say of
/// people.
final class StorageJourneyTest {
  private static final Duration IMPATIENT = Duration.ofMillis(20);

  private final Script script = new Script(Shift.MORNING);

  @TempDir Path folder;

  private Shift.Shelf onDisk(int pages) {
    return (origin, sealer, stamps) ->
        assertInstanceOf(
                Opening.Opened.class,
                SqliteVisitLog.open(
                    file(),
                    origin,
                    sealer,
                    stamps,
                    new SecureRandom(),
                    new SqliteLimits(pages, IMPATIENT, 0)))
            .log();
  }

  private Path file() {
    return folder.resolve("visits.db");
  }

  private Shift shift(Sealer sealer, int pages) {
    return new Shift(script, sealer, onDisk(pages), LedgerTwin.Guards.ALL);
  }

  private Shift sealedShift() {
    return shift(new HpkeSealer(script.sealing()), 4096);
  }

  private void isRefusedForHealth(Shift shift) {
    shift
        .shows(script.unwell().ill())
        .sees("committed with alarm", "lamp red", "screen refused")
        .nextPlease();
  }

  private static void isAdmitted(Shift shift, Guest guest) {
    shift
        .shows(guest.well())
        .sees("committed", "lamp green", "gate", "screen admitted")
        .nextPlease();
  }

  @Test
  void aLockedDatabaseClosesTheLaneUntilItIsFree() throws SQLException {
    try (Shift shift = sealedShift()) {
      isAdmitted(shift, script.welcome());
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        shift
            .shows(script.passerBy().well())
            .sees("not committed", "lamp red", "screen out of order: storage failed");
        statement.execute("ROLLBACK");
      }
      shift.waitsFor("screen idle");
      isAdmitted(shift, script.welcome());
      assertEquals(List.of(), shift.delivers().differences());
    }
  }

  @Test
  void aFullDiskClosesTheLaneAndNothingCommittedIsLost() {
    try (Shift shift = shift(new HpkeSealer(script.sealing()), 20)) {
      int admitted = 0;
      Guest guest = script.welcome();
      while (shift.shows(guest.well()).seesNext().equals("committed")) {
        shift.sees("lamp green", "gate", "screen admitted").nextPlease();
        admitted++;
        guest = script.welcome();
      }
      script.isTurnedAway();
      shift.sees("lamp red", "screen out of order: storage full");
      assertTrue(admitted > 5);
      assertEquals(List.of(), shift.delivers().differences());
    }
  }

  @Test
  void onAFullDiskAnAlarmIsThereWithItsVisitOrNeitherIs() {
    try (Shift shift = shift(new HpkeSealer(script.sealing()), 20)) {
      int refused = 0;
      Guest guest = script.unwell();
      while (shift.shows(guest.ill()).seesNext().equals("committed with alarm")) {
        shift.sees("lamp red", "screen refused").nextPlease();
        refused++;
        guest = script.unwell();
      }
      script.isTurnedAway();
      shift.sees("lamp red", "screen out of order: storage full");
      assertTrue(refused > 2);
      assertEquals(List.of(), shift.delivers().differences());
      assertEquals(2 * refused, shift.ledger().rows().size());
    }
  }

  @Test
  void withSealingTheFilesSayNothingOfAnybody() throws IOException {
    try (Shift shift = sealedShift()) {
      isAdmitted(shift, script.welcome());
      isRefusedForHealth(shift);
      shift.delivers();
      assertEquals(List.of(), script.scan().findings(folder));
    }
    assertEquals(List.of(), script.scan().findings(folder));
  }

  @Test
  void withSealingOffTheScanFindsEverybody() throws IOException {
    Sealer off = tramquet.kiosk.visit.Drafts.PLAIN;
    try (Shift shift = shift(off, 4096)) {
      isAdmitted(shift, script.welcome());
      isAdmitted(shift, script.welcome());
    }
    assertTrue(Files.exists(file()));
    assertFalse(script.scan().findings(folder).isEmpty());
  }
}
