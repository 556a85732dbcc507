package tramquet.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tramquet.wire.RecordKind;
import tramquet.wire.Stamp;

final class ClockNotesTest {
  private static final UUID BOOT = new UUID(1, 1);
  private static final Instant NOON = Instant.parse("2026-10-05T05:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);

  private Stamp now = stamp(BOOT, 10, Instant.EPOCH, Stamp.Quality.UNSET);
  private final ClockNotes notes = new ClockNotes(Drafts.ORIGIN, () -> now, new Random(1));

  private static Stamp stamp(UUID boot, long seconds, Instant wall, Stamp.Quality quality) {
    return new Stamp(boot, Duration.ofSeconds(seconds).toNanos(), wall, quality);
  }

  @BeforeEach
  void theFirstOfABootIsOnRecord() {
    Draft first = notes.due().orElseThrow();
    assertEquals(RecordKind.CLOCK, first.kind());
    assertEquals(now, first.stamp());
    assertEquals(now, notes.due().orElseThrow().stamp(), "due until it is kept");
    notes.kept(first);
    nothingNew();
  }

  private void nothingNew() {
    assertEquals(Optional.empty(), notes.due());
  }

  private void isNews(Stamp stamp) {
    now = stamp;
    Draft note = notes.due().orElseThrow();
    assertEquals(stamp, note.stamp());
    notes.kept(note);
    nothingNew();
  }

  @Test
  void aClockThatBecomesKnownIsNewsOnce() {
    isNews(stamp(BOOT, 100, NOON, Stamp.Quality.SYNCED));
    now = stamp(BOOT, 3700, NOON.plusSeconds(3600), Stamp.Quality.SYNCED);
    nothingNew();
  }

  @Test
  void aTrustedClockThatJumpsIsNewsAndOneThatIsKeptRightIsNot() {
    isNews(stamp(BOOT, 100, NOON, Stamp.Quality.SYNCED));
    now = stamp(BOOT, 200, NOON.plusSeconds(101), Stamp.Quality.SYNCED);
    nothingNew();
    isNews(stamp(BOOT, 200, NOON.plusMillis(101_001), Stamp.Quality.SYNCED));
    isNews(stamp(BOOT, 300, NOON.minusSeconds(3400), Stamp.Quality.SYNCED));
    isNews(stamp(BOOT, 400, NOON.plusSeconds(300), Stamp.Quality.AUTHENTICATED));
  }

  @Test
  void aClockThatNobodyHasSetMayJump() {
    now = stamp(BOOT, 20, NOON.plus(YEAR), Stamp.Quality.RESTORED);
    nothingNew();
    now = stamp(BOOT, 30, NOON, Stamp.Quality.RESTORED);
    nothingNew();
  }

  @Test
  void anotherBootIsNewsWhateverItsClockSays() {
    isNews(stamp(new UUID(1, 2), 10, Instant.EPOCH, Stamp.Quality.UNSET));
  }

  @Test
  void aNoteSpeaksOfNobody() {
    now = stamp(BOOT, 100, NOON, Stamp.Quality.SYNCED);
    Draft note = notes.due().orElseThrow();
    assertTrue(note.subjectOf().isEmpty() && note.verdict().isEmpty());
    assertTrue(note.authority().person().isEmpty());
  }
}
