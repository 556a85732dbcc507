package tramquet.kiosk.visit;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.Epoch;
import tramquet.wire.HpkeSealer;
import tramquet.wire.KioskId;
import tramquet.wire.LossRange;
import tramquet.wire.Sealer;
import tramquet.wire.SealingKeys;
import tramquet.wire.Stamp;
import tramquet.wire.UnsealingKey;

final class SqliteVisitLogTest extends VisitLogContract {
  /// What a card writes whole.
  private static final int SECTOR = 512;

  private static final SqliteLimits LIMITS = new SqliteLimits(4096, Duration.ofMillis(20), 0);

  @TempDir Path folder;

  private final List<VisitLog> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(VisitLog::close);
  }

  private Path file() {
    return folder.resolve("visits.db");
  }

  private Opening open(Path file, Sealer sealer, SqliteLimits limits) {
    Opening opening =
        SqliteVisitLog.open(
            file, Drafts.ORIGIN, sealer, () -> Drafts.STAMP, new SecureRandom(), limits);
    if (opening instanceof Opening.Opened(VisitLog log)) {
      opened.add(log);
    }
    return opening;
  }

  private VisitLog ready(Opening opening) {
    return assertInstanceOf(Opening.Opened.class, opening).log();
  }

  @Override
  VisitLog log() {
    return ready(open(file(), Drafts.PLAIN, LIMITS));
  }

  @Override
  VisitLog reopen(VisitLog log) {
    log.close();
    opened.remove(log);
    return log();
  }

  @Override
  void spoil(VisitLog log, long seq) {
    execute(file(), "UPDATE outbox SET wall_ms = wall_ms + 1 WHERE seq = " + seq);
  }

  private static byte[] key() {
    return UnsealingKey.generate(new SecureRandom()).publicKey();
  }

  private static void execute(Path file, String sql) {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCommittedRecordIsInACopyOfTheFilesMadeAtOnce() throws IOException {
    VisitLog log = log();
    for (int i = 1; i <= 20; i++) {
      commit(log);
      Path copy = Files.createDirectories(folder.resolve("crash-" + i)).resolve("visits.db");
      Files.copy(file(), copy, REPLACE_EXISTING);
      Files.copy(folder.resolve("visits.db-wal"), copy.resolveSibling("visits.db-wal"));
      assertEquals(i, waiting(ready(open(copy, Drafts.PLAIN, LIMITS))).size());
    }
  }

  @Test
  void aPowerCutAnywhereInACommitLeavesTheVisitWithItsAlarmOrNeither() throws IOException {
    VisitLog log = log();
    commit(log);
    Path wal = folder.resolve("visits.db-wal");
    int before = Math.toIntExact(Files.size(wal));
    byte[] database = Files.readAllBytes(file());
    log.append(Drafts.alarmed());
    byte[] written = Files.readAllBytes(wal);
    assertTrue(Arrays.equals(database, Files.readAllBytes(file())), "only the WAL has grown");
    assertEquals(List.of(1L, 2L, 3L), afterPowerCut("whole", database, written));
    for (int at = before; at < written.length; at += SECTOR) {
      byte[] torn = written.clone();
      Arrays.fill(torn, at, Math.min(at + SECTOR, torn.length), (byte) 0x5A);
      assertEquals(List.of(1L), afterPowerCut("cut-" + at, database, Arrays.copyOf(written, at)));
      assertEquals(List.of(1L), afterPowerCut("torn-" + at, database, torn));
    }
  }

  /// What the next start finds.
  private List<Long> afterPowerCut(String name, byte[] database, byte[] wal) throws IOException {
    Path copy = Files.createDirectories(folder.resolve(name)).resolve("visits.db");
    Files.write(copy, database);
    Files.write(copy.resolveSibling("visits.db-wal"), wal);
    VisitLog left = ready(open(copy, Drafts.PLAIN, LIMITS));
    List<Long> found = waiting(left);
    assertEquals(found.size() + 1, commit(left).seq());
    left.close();
    opened.remove(left);
    return found;
  }

  @Test
  void aFullFileTakesAVisitWithItsAlarmOrNeither() {
    VisitLog log =
        ready(open(file(), Drafts.PLAIN, new SqliteLimits(20, Duration.ofMillis(20), 0)));
    int pairs = 0;
    while (log.append(Drafts.alarmed()) instanceof Appended.Committed && pairs < 1000) {
      pairs++;
    }
    assertTrue(pairs > 5);
    assertEquals(new Appended.NotCommitted(Appended.Cause.FULL), log.append(Drafts.alarmed()));
    assertEquals(2L * pairs, log.unsent());
    assertEquals(2 * pairs, reopen(log).unacknowledged(Map.of(), 1000).size());
  }

  @Test
  void aNewFileHasANewEpoch() {
    Epoch first = commit(log()).epoch();
    Path other = folder.resolve("other.db");
    assertNotEquals(first, commit(ready(open(other, Drafts.PLAIN, LIMITS))).epoch());
  }

  @Test
  void aLockedFileIsBusyAtOnceAndWorksAgainLater() throws SQLException {
    VisitLog log = log();
    commit(log);
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertEquals(new Appended.NotCommitted(Appended.Cause.BUSY), log.append(Drafts.visit()));
      assertEquals(List.of(1L), waiting(log));
      statement.execute("ROLLBACK");
    }
    assertEquals(2, commit(log).seq());
  }

  @Test
  void anAcknowledgementThatFoundTheFileLockedIsWrittenLater() throws SQLException {
    VisitLog log = log();
    Epoch epoch = commit(log, 2);
    acknowledge(log, epoch, 1);
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      log.settle();
      statement.execute("ROLLBACK");
    }
    assertEquals(List.of(2L), waiting(reopen(log)));
  }

  @Test
  void aFullFileSaysSoAndStillOffersWhatItHas() {
    VisitLog log =
        ready(open(file(), Drafts.PLAIN, new SqliteLimits(20, Duration.ofMillis(20), 0)));
    int committed = 0;
    Appended answer = log.append(Drafts.visit());
    while (answer instanceof Appended.Committed && committed < 1000) {
      committed++;
      answer = log.append(Drafts.visit());
    }
    assertEquals(new Appended.NotCommitted(Appended.Cause.FULL), answer);
    assertFalse(log.probe());
    assertTrue(committed > 10);
    assertEquals(committed, log.unsent());
    acknowledge(log, log.acknowledged().firstKey(), committed);
    assertTrue(log.prune(Drafts.STAMP.wall().plusSeconds(1)) > 0);
    assertTrue(log.probe());
    commit(log);
  }

  @Test
  void whenRoomIsLittleTheSafetyCopyGoesAndNothingThatIsNotAcknowledged() {
    VisitLog log =
        ready(open(file(), Drafts.PLAIN, new SqliteLimits(60, Duration.ofMillis(20), 0)));
    int committed = 0;
    while (log.taken() < 100 && committed < 2000) {
      if (log.append(Drafts.visit()) instanceof Appended.Committed) {
        committed++;
      }
    }
    assertTrue(committed > 64, committed + " fit in");
    assertEquals(100, log.taken());
    int unsent = committed / 10;
    acknowledge(log, log.acknowledged().firstKey(), committed - unsent);
    while (log.settle()) {
      // A part more.
    }
    assertTrue(log.taken() < 70, log.taken() + " %");
    assertTrue(rows() < committed - 100, rows() + " of " + committed);
    assertEquals(unsent, log.unacknowledged(Map.of(), 10_000).size());
    assertTrue(log.probe());
    commit(log);
    assertEquals(unsent + 1, log.unsent());
  }

  @Test
  void aCardErrorStopsWritingUntilAProbeHasOpenedTheFileAgain() {
    VisitLog log = log();
    commit(log);
    execute(file(), "ALTER TABLE outbox RENAME TO hidden");
    assertEquals(new Appended.NotCommitted(Appended.Cause.FAILED), log.append(Drafts.visit()));
    assertFalse(log.probe());
    execute(file(), "ALTER TABLE hidden RENAME TO outbox");
    assertEquals(new Appended.NotCommitted(Appended.Cause.FAILED), log.append(Drafts.visit()));
    assertTrue(log.probe());
    assertEquals(2, commit(log).seq());
  }

  @Test
  void theLogOfAnotherKioskIsNotOpened() {
    log();
    Origin other =
        new Origin(new KioskId("ben-xe-02"), Drafts.ORIGIN.lane(), Drafts.ORIGIN.direction());
    assertInstanceOf(
        Opening.Unfit.class,
        SqliteVisitLog.open(
            file(), other, Drafts.PLAIN, () -> Drafts.STAMP, new SecureRandom(), LIMITS));
    assertFalse(Files.exists(folder.resolve("quarantine")));
  }

  @Test
  void aRowThatIsGoneIsALossToo() {
    VisitLog log = log();
    commit(log, 4);
    execute(file(), "DELETE FROM outbox WHERE seq IN (2, 3)");
    assertEquals(List.of(1L, 4L), waiting(log));
    log.settle();
    assertEquals(List.of(1L, 4L, 5L), waiting(reopen(log)));
  }

  @Test
  void whatIsAcknowledgedGoesAfterThreeDaysOfAKnownClock() {
    Instant[] now = {Drafts.STAMP.wall()};
    Stamp.Quality[] quality = {Stamp.Quality.SYNCED};
    long[] bootNanos = {1};
    VisitLog log =
        ready(
            SqliteVisitLog.open(
                file(),
                Drafts.ORIGIN,
                Drafts.PLAIN,
                () -> new Stamp(new UUID(5, 6), bootNanos[0], now[0], quality[0]),
                new SecureRandom(),
                LIMITS));
    opened.add(log);
    Epoch epoch = commit(log, 5);
    acknowledge(log, epoch, 4);
    now[0] = now[0].plus(Duration.ofHours(71));
    assertFalse(log.settle());
    assertEquals(5, rows());
    now[0] = now[0].plus(Duration.ofHours(2));
    assertFalse(log.settle(), "within the hour nothing is looked for");
    assertEquals(5, rows());
    bootNanos[0] += Duration.ofHours(1).toNanos();
    quality[0] = Stamp.Quality.RESTORED;
    assertFalse(log.settle());
    assertEquals(5, rows(), "nobody knows whether three days are over");
    bootNanos[0] += Duration.ofHours(1).toNanos();
    quality[0] = Stamp.Quality.SYNCED;
    assertFalse(log.settle());
    assertEquals(1, rows(), "what is not acknowledged stays");
  }

  private int rows() {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      return Integer.parseInt(SqliteFile.text(other, "SELECT count(*) FROM outbox"));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void ofAWalThatIsGoneEveryRecordIsALossAndNoNumberIsUsedAgain() throws IOException {
    VisitLog log = log();
    Epoch epoch = commit(log, 20);
    acknowledge(log, epoch, 5);
    commit(log);
    isALoss(epoch, 6, 21, "nothing was in the database yet");
    VisitLog again = reopen(log);
    commit(again, 3);
    isALoss(epoch, 22, 24, "only the newest were not");
  }

  /// Without its WAL, the log goes on in a new epoch and knows what is gone.
  private void isALoss(Epoch epoch, long from, long to, String what) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("to-" + to)).resolve("visits.db");
    Files.copy(file(), copy);
    Files.copy(file().resolveSibling("reach"), copy.resolveSibling("reach"));
    VisitLog left = ready(open(copy, Drafts.PLAIN, LIMITS));
    assertNotEquals(epoch, commit(left).epoch(), what);
    var _ = left.unacknowledged(Map.of(), 1000);
    boolean _ = left.settle();
    List<LossRange> losses =
        left.unacknowledged(Map.of(), 1000).stream()
            .flatMap(each -> each.header().loss().stream())
            .toList();
    assertEquals(List.of(new LossRange(epoch, from, to)), losses, what);
    left.close();
    opened.remove(left);
    VisitLog later = ready(open(copy, Drafts.PLAIN, LIMITS));
    assertEquals(2, commit(later).seq() - 1, "told once: " + what);
  }

  @Test
  void whatAPowerCutLeavesOfTheReachSaysNothing() throws IOException {
    VisitLog log = log();
    Epoch epoch = commit(log, 20);
    Path reach = file().resolveSibling("reach");
    byte[] whole = Files.readAllBytes(reach);
    for (byte[] each : new byte[][] {{}, new byte[whole.length], Arrays.copyOf(whole, 9)}) {
      log.close();
      Files.write(reach, each);
      log = reopen(log);
      assertEquals(epoch, commit(log).epoch());
    }
  }

  @Test
  void anOldLibraryIsRefused() {
    assertThrows(IllegalStateException.class, () -> SqliteFile.requireSqlite("3.51.2"));
    SqliteFile.requireSqlite("3.51.3");
    SqliteFile.requireSqlite("4.0.0");
  }

  @Test
  void theConnectionsAreSetUpToKeepWhatTheyConfirm() throws SQLException {
    log();
    try (Connection writing = SqliteFile.writing(file(), LIMITS);
        Connection reading = SqliteFile.reading(file(), LIMITS)) {
      assertEquals("wal", SqliteFile.text(writing, "PRAGMA journal_mode"));
      assertEquals("250", SqliteFile.text(writing, "PRAGMA wal_autocheckpoint"));
      assertEquals("1", SqliteFile.text(writing, "PRAGMA secure_delete"));
      for (Connection each : List.of(writing, reading)) {
        assertEquals("2", SqliteFile.text(each, "PRAGMA synchronous"));
        assertEquals("1", SqliteFile.text(each, "PRAGMA cell_size_check"));
        assertEquals("1", SqliteFile.text(each, "PRAGMA foreign_keys"));
        assertEquals("0", SqliteFile.text(each, "PRAGMA trusted_schema"));
        assertEquals("2", SqliteFile.text(each, "PRAGMA temp_store"));
        assertEquals("20", SqliteFile.text(each, "PRAGMA busy_timeout"));
      }
    }
  }

  @Test
  void nothingOfAPersonIsReadableInAnyFile() throws IOException {
    ByteScan scan = new ByteScan(Drafts.NAME, Drafts.NUMBER);
    SealingKeys keys = new SealingKeys(key(), key());
    VisitLog sealed = ready(open(file(), new HpkeSealer(keys), LIMITS));
    commit(sealed, 30);
    sealed.append(Drafts.alarmed());
    waiting(sealed);
    assertEquals(List.of(), scan.findings(folder));

    Path other = Files.createDirectories(folder.resolve("plain"));
    commit(ready(open(other.resolve("visits.db"), Drafts.PLAIN, LIMITS)), 30);
    assertFalse(scan.findings(other).isEmpty(), "the scan finds what is not sealed");
  }
}
