package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Bytes;
import tramquet.drivers.indicator.Light;
import tramquet.kiosk.demo.Script;
import tramquet.kiosk.lane.Effect.Signal;
import tramquet.kiosk.simulation.Retold;
import tramquet.kiosk.simulation.Retold.Moment;
import tramquet.kiosk.simulation.Retold.Seen;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.wire.EntryTerms;

/// The simulation's lane and the real one are two interpreters of the same effects. Random
/// sequences are played by both; after each act the same lamps are lit, the same screen is shown,
/// the gate was asked the same, and the same records are on disk.
class ConformanceTest {
  private static final int SEQUENCES = 300;
  private static final int SEQUENCES_ON_DISK = 30;

  /// As the simulated world has it.
  private static final Duration SAME_VISIT = Duration.ofSeconds(10);

  private final Script script =
      new Script(
          Shift.MORNING,
          new EntryTerms(
              List.of(), OptionalInt.empty(), Optional.empty(), Optional.of(SAME_VISIT)));
  private final Map<String, Bytes> codes = codes(script);

  private static Map<String, Bytes> codes(Script script) {
    Script.Guest bare = script.welcome();
    return Map.of(
        "GREEN", script.welcome().well(),
        "OTHER", script.welcome().well(),
        "ILL", script.unwell().ill(),
        "BARE", bare.card(),
        "DECLARED", bare.well(),
        "PLACE", Bytes.of("https://qr.tokhaiyte.vn/?p=123".getBytes(UTF_8)),
        "NOISE", Bytes.of("noise".getBytes(UTF_8)),
        "CLAIM", Bytes.of("TQC1:ABCDEF".getBytes(UTF_8)));
  }

  @Test
  void theRealLaneDoesWhatTheSimulatedOneDoes() {
    for (long seed = 1; seed <= SEQUENCES; seed++) {
      conforms(seed, Shift::inMemory);
    }
  }

  @Test
  void withRecordsOnARealDiskToo(@TempDir Path folder) throws IOException {
    for (long seed = 1; seed <= SEQUENCES_ON_DISK; seed++) {
      // A folder holds one log.
      Path file = Files.createDirectory(folder.resolve(Long.toString(seed))).resolve("visits.db");
      conforms(
          SEQUENCES + seed,
          (origin, sealer, stamps) ->
              assertInstanceOf(
                      Opening.Opened.class,
                      SqliteVisitLog.open(
                          file,
                          origin,
                          sealer,
                          stamps,
                          new SecureRandom(),
                          new SqliteLimits(4096, Duration.ofSeconds(5), 0)))
                  .log());
    }
  }

  private void conforms(long seed, Shift.Shelf shelf) {
    Retold.Story story = Retold.of(seed);
    Moment start = story.moments().getFirst();
    StringBuilder acts = new StringBuilder("seed " + seed + ", " + story.rules().confirm());
    try (PlayedLane lane = new PlayedLane(story.rules(), start.endNanos(), script, codes, shelf)) {
      for (Moment each : story.moments()) {
        acts.append("; ").append(each.words());
        lane.play(each);
        same(each.seen(), lane, acts);
      }
    }
  }

  private static void same(Seen seen, PlayedLane lane, StringBuilder acts) {
    assertEquals(seen.records(), lane.records(), acts::toString);
    assertEquals(seen.screen(), lane.screen(), acts::toString);
    assertEquals(lamps(seen.signal().orElseThrow()), lane.lit(), acts::toString);
    assertEquals(
        List.of(seen.opened(), seen.held(), seen.released()), lane.gate().counts(), acts::toString);
    assertEquals(seen.kept(), lane.kept(), acts::toString);
    assertEquals(seen.dropped(), lane.dropped(), acts::toString);
  }

  /// Lit or blinking.
  private static Set<Light> lamps(Signal signal) {
    return switch (signal) {
      case READY, READING, UNREADABLE, HEARD, TRY_BUZZER -> Set.of();
      case STARTING, ASK, HELP, TRY_AMBER -> Set.of(Light.AMBER);
      case ADMIT, HELD, EMERGENCY, TRY_GREEN -> Set.of(Light.GREEN);
      case ADMIT_BY_STAFF -> Set.of(Light.GREEN, Light.AMBER);
      case REFUSE, ALARM, OUT_OF_ORDER, TRY_RED -> Set.of(Light.RED);
    };
  }
}
