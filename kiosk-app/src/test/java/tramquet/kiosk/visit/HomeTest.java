package tramquet.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tramquet.kiosk.visit.VisitLogContract.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.Epoch;

/// The folder of the log goes away under its name, as that of a card does that was pulled out.
final class HomeTest {
  private static final SqliteLimits LIMITS = new SqliteLimits(4096, Duration.ofMillis(20), 0);
  private static final int RECORDS = 20;

  @TempDir Path folder;

  private Path data;
  private VisitLog log;
  private Epoch epoch;

  @BeforeEach
  void open() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    log = opened();
    epoch = commit(log, RECORDS);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private VisitLog opened() {
    return Drafts.log(data.resolve("visits.db"), LIMITS);
  }

  /// The file cannot be written any more, and is whole again when somebody looks.
  private void fails() throws SQLException {
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("visits.db"));
        Statement statement = other.createStatement()) {
      statement.execute("ALTER TABLE outbox RENAME TO hidden");
      assertEquals(new Appended.NotCommitted(Appended.Cause.FAILED), log.append(Drafts.visit()));
      statement.execute("ALTER TABLE hidden RENAME TO outbox");
    }
  }

  private void goesOnWhereItWas() {
    assertTrue(log.probe());
    assertEquals(epoch, commit(log).epoch());
    assertEquals(RECORDS + 1, log.unacknowledged(Map.of(), 1000).size());
  }

  @Test
  void noLogBeginsInAFolderThatOnlyHasTheName() throws Exception {
    fails();
    Path away = Files.move(data, folder.resolve("away"));
    Files.createDirectory(data);
    assertFalse(log.probe());
    assertFalse(log.probe());
    assertEquals(new Appended.NotCommitted(Appended.Cause.FAILED), log.append(Drafts.visit()));
    try (var there = Files.list(data)) {
      assertEquals(0, there.count());
    }
    Files.delete(data);
    assertFalse(log.probe(), "no folder at all");
    Files.move(away, data);
    goesOnWhereItWas();
  }

  @Test
  void anotherLogInItsPlaceIsNotTaken() throws Exception {
    fails();
    Path away = Files.move(data, folder.resolve("away"));
    Files.createDirectory(data);
    VisitLog other = opened();
    commit(other, 1);
    other.close();
    assertFalse(log.probe());
    Files.move(data, folder.resolve("other"));
    Files.move(away, data);
    goesOnWhereItWas();
  }

  @Test
  void aLogThatIsGoneFromItsOwnFolderIsMadeAnew() throws Exception {
    fails();
    for (String each : new String[] {"visits.db", "visits.db-wal", "visits.db-shm"}) {
      boolean _ = Files.deleteIfExists(data.resolve(each));
    }
    assertTrue(log.probe());
    commit(log);
  }

  @Test
  void aMarkThatAPowerCutHasTornIsMadeAnew() throws IOException {
    Path mark = data.resolve("home");
    for (byte[] torn : new byte[][] {{}, new byte[16], {'1', '2'}}) {
      log.close();
      Files.write(mark, torn);
      log = opened();
      assertEquals(16, Files.size(mark));
      commit(log);
    }
  }

  @Test
  void aFolderKeepsItsMark() throws IOException {
    Path mark = data.resolve("home");
    String before = Files.readString(mark);
    log.close();
    log = opened();
    assertEquals(before, Files.readString(mark));
    assertTrue(Home.of(data.resolve("visits.db"), new Random(1)).isThere());
  }

  @Test
  void aFolderThatCannotBeMarkedIsTakenForItself() throws IOException {
    Path mark = data.resolve("home");
    Files.delete(mark);
    // Nobody can write there, root neither.
    Files.createDirectory(mark);
    Home home = Home.of(data.resolve("visits.db"), new Random(1));
    assertTrue(home.isThere());
  }
}
