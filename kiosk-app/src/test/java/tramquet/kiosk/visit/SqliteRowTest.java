package tramquet.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What kiosks have on their cards stays readable.
final class SqliteRowTest {
  /// Of the row that this test writes, as the first version summed it up.
  private static final String PROMISED = "2948846158";

  @TempDir Path folder;

  @Test
  void theCheckOfARowIsAsEverBefore() throws SQLException {
    Path file = folder.resolve("visits.db");
    // Whatever else is drawn before it, the epoch is the same.
    long drawn = new Random(1).nextLong();
    try (VisitLog log =
        assertInstanceOf(
                Opening.Opened.class,
                SqliteVisitLog.open(
                    file,
                    Drafts.ORIGIN,
                    Drafts.PLAIN,
                    () -> Drafts.STAMP,
                    () -> drawn,
                    SqliteLimits.DEFAULT))
            .log()) {
      assertInstanceOf(Appended.Committed.class, log.append(Drafts.visit(new UUID(1, 2))));
    }
    try (Connection card = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      assertEquals(PROMISED, SqliteFile.text(card, "SELECT crc FROM outbox"));
    }
  }
}
