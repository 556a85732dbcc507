package tramquet.kiosk.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.lane.LaneRules.Confirm;
import tramquet.wire.Direction;
import tramquet.wire.KioskId;
import tramquet.wire.PlaceKey;
import tramquet.wire.Tally;

final class TallyFileTest {
  private static final KioskId KIOSK = new KioskId("gate-1");
  private static final Tally NONE = Tally.zero(KIOSK, Tally.NO_DAY);
  private static final Tally TALLY = new Tally(KIOSK, LocalDate.of(2026, 10, 5), 31, 4);

  @TempDir private Path folder;
  private long nanos;

  private TallyFile file() {
    return new TallyFile(folder.resolve("tally"));
  }

  @Test
  void whatWasSavedIsThereAfterARestart() throws Exception {
    file().save(TALLY.plus(Direction.ENTRY));
    file().save(TALLY);
    assertEquals(TALLY, file().load(KIOSK));
    assertEquals("2026-10-05 31 4\n", Files.readString(folder.resolve("tally")));
  }

  @Test
  void withoutAFileNobodyIsCounted() {
    assertEquals(NONE, file().load(KIOSK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-10-05 31", "2026-10-05 31 4 5", "today 1 2", "2026-10-05 -1 2"})
  void aFileThatCannotBeReadCountsNobody(String text) throws Exception {
    Files.writeString(folder.resolve("tally"), text);
    assertEquals(NONE, file().load(KIOSK));
  }

  @Test
  void aFolderThatIsGoneDoesNotStopTheLane() {
    TallyFile nowhere = new TallyFile(folder.resolve("gone").resolve("tally"));
    nowhere.save(TALLY);
    assertEquals(NONE, nowhere.load(KIOSK));
  }

  @Test
  void aChangeIsSavedAtOnceAndTheNextFiveSecondsLater() {
    PlaceHistory history =
        new PlaceHistory(
            PlaceKey.alone(new Random(1)),
            Direction.ENTRY,
            Confirm.VERDICT,
            TALLY,
            () -> new WallTime(Instant.parse("2026-10-05T06:00:00Z"), true),
            () -> nanos);
    TallyKeeping keeping = new TallyKeeping(history, file(), () -> nanos);
    assertTrue(keeping.turn() > Duration.ofSeconds(5).toNanos());
    history.admitted(new UUID(1, 1), Optional.empty());
    nanos += Duration.ofSeconds(1).toNanos();
    assertEquals(Duration.ofSeconds(4).toNanos(), keeping.turn());
    assertEquals(TALLY, file().load(KIOSK));
    nanos += Duration.ofSeconds(4).toNanos();
    assertTrue(keeping.turn() > Duration.ofSeconds(5).toNanos());
    assertEquals(TALLY.plus(Direction.ENTRY), file().load(KIOSK));
    history.admitted(new UUID(1, 2), Optional.empty());
    keeping.leave();
    assertEquals(32 + 1, file().load(KIOSK).entries());
  }
}
