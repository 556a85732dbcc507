package tramquet.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static tramquet.kiosk.visit.VisitLogContract.acknowledge;
import static tramquet.kiosk.visit.VisitLogContract.commit;
import static tramquet.kiosk.visit.VisitLogContract.waiting;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.wire.Epoch;
import tramquet.wire.LossRange;

/// Bits that fell over where no check value stands: in what is noted of an epoch, and in the place
/// of a row.
class GarbledNumbersTest {
  private static final long TOO_HIGH = 1L << 50;

  @TempDir Path folder;

  private VisitLog log;
  private Epoch first;

  /// Four records, two of them acknowledged, which is on disk.
  @BeforeEach
  void fill() {
    open();
    first = commit(log, 4);
    acknowledge(log, first, 2);
    settle();
  }

  @AfterEach
  void close() {
    log.close();
  }

  private Path file() {
    return folder.resolve("visits.db");
  }

  private void open() {
    log = Drafts.log(file(), new SqliteLimits(4096, Duration.ofMillis(20), 0));
  }

  private void settle() {
    while (log.settle()) {
      // A part more.
    }
  }

  private void garble(String... statements) {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private List<LossRange> losses() {
    var _ = log.unacknowledged(Map.of(), 100);
    settle();
    return log.unacknowledged(Map.of(), 100).stream()
        .flatMap(each -> each.header().loss().stream())
        .toList();
  }

  /// As the log itself writes it: the check value fits.
  private void noted(long acked, long highest) {
    long crc = SqliteRow.crc(first.value(), acked, highest);
    garble(
        "UPDATE ack SET acked_upto = %d, highest = %d, crc = %d WHERE epoch = %d"
            .formatted(acked, highest, crc, first.value()));
  }

  @Test
  void anEpochWhoseNumbersAreUsedUpIsFollowedByANewOne() {
    log.close();
    noted(2, TOO_HIGH);
    open();
    assertNotEquals(first, commit(log).epoch());
    assertEquals(List.of(3L, 4L, 1L), waiting(log));
    assertEquals(List.of(new LossRange(first, 5, TOO_HIGH)), losses());
  }

  @Test
  void whatIsNotedAndDoesNotFitSaysNothing() {
    log.close();
    garble("UPDATE ack SET acked_upto = acked_upto + 2", "UPDATE ack SET highest = " + TOO_HIGH);
    open();
    assertEquals(5, commit(log).seq());
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), waiting(log));
  }

  @Test
  void nothingIsDeletedBecauseOfWhatTheFileAloneSays() {
    noted(TOO_HIGH, TOO_HIGH);
    assertEquals(2, log.prune(Drafts.STAMP.wall().plusSeconds(1)));
    assertEquals(List.of(3L, 4L), waiting(log));
  }

  @Test
  void aRowAtThePlaceOfAnotherIsNotSent() {
    commit(log);
    garble(
        "DELETE FROM outbox WHERE seq = 4",
        "PRAGMA ignore_check_constraints = 1",
        "UPDATE outbox SET place = place - 1 WHERE seq = 5");
    assertEquals(List.of(3L), waiting(log));
    assertEquals(List.of(new LossRange(first, 4, 4)), losses());
  }
}
