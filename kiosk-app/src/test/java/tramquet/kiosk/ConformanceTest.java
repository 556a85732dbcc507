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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tramquet.drivers.Bytes;
import tramquet.drivers.indicator.Light;
import tramquet.kiosk.demo.Script;
import tramquet.kiosk.lane.Effect.Signal;
import tramquet.kiosk.lane.StaffPage;
import tramquet.kiosk.simulation.Retold;
import tramquet.kiosk.simulation.Retold.Moment;
import tramquet.kiosk.simulation.Retold.Seen;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.wire.EntryTerms;

/// The simulation's lane and the real one are two interpreters of the same effects. Random
/// sequences are played by both; after each act the same lamps are lit, the same screen is shown,
/// the gate was asked the same, the same orders are answered, and the same records are on disk.
///
/// Staff and technicians at the screen are among them: PINs and badges, what they touch, the
/// self-test, claim codes, and times that are over. What stands before the lane there has threads
/// and tests of its own, and is told here as the simulation tells it: whether a PIN counts
/// (`PinDesk`) or a badge (`OrderDesk`), how every part is (`Doctor`; only that it was asked, and
/// that the answer is shown, is the lane's), and what becomes of a claim code that was handed on
/// (`Enrolment`).
class ConformanceTest {
  private static final int SEQUENCES = 300;
  private static final int SEQUENCES_ON_DISK = 30;
  private static final int ATTENDED = 150;
  private static final long ATTENDED_FROM = 1_000;
  private static final long ATTENDED_TO = 11_000;

  /// To its end: at random that is too rare.
  private static final String SELF_TEST =
      "lane verdict; sign-in technician; touch selftest; touch yes; wait 3s; touch no; scan green";

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
      conforms(seed, Retold.of(seed), Shift::inMemory);
    }
  }

  /// The first sequences with somebody at the screen, and then those that show a page which no
  /// other has shown.
  @Test
  void withStaffAndTechniciansAtTheScreenToo() {
    Retold.Story selfTest = Retold.of(SELF_TEST);
    conforms(0, selfTest, Shift::inMemory);
    Set<String> pages = new TreeSet<>(pages(selfTest));
    int played = 0;
    for (long seed = ATTENDED_FROM; seed < ATTENDED_TO; seed++) {
      Retold.Story story = Retold.of(seed);
      Set<String> shown = pages(story);
      if (played < ATTENDED ? !shown.isEmpty() : !pages.containsAll(shown)) {
        conforms(seed, story, Shift::inMemory);
        pages.addAll(shown);
        played++;
      }
    }
    assertEquals(
        Stream.of(StaffPage.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new)),
        pages,
        "a page that no sequence has shown was not compared");
  }

  private static Set<String> pages(Retold.Story story) {
    return story.moments().stream()
        .flatMap(each -> Retold.page(each.seen().screen()).stream())
        .collect(Collectors.toSet());
  }

  @Test
  void withRecordsOnARealDiskToo(@TempDir Path folder) throws IOException {
    for (long seed = 1; seed <= SEQUENCES_ON_DISK; seed++) {
      // A folder holds one log.
      Path file = Files.createDirectory(folder.resolve(Long.toString(seed))).resolve("visits.db");
      conforms(
          SEQUENCES + seed,
          Retold.of(SEQUENCES + seed),
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

  private void conforms(long seed, Retold.Story story, Shift.Shelf shelf) {
    Moment start = story.moments().getFirst();
    StringBuilder acts = new StringBuilder("seed " + seed + ", " + story.rules().confirm());
    try (PlayedLane lane = new PlayedLane(story, start.endNanos(), script, codes, shelf)) {
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
    assertEquals(seen.answered(), lane.answered(), acts::toString);
    assertEquals(seen.claimed(), lane.claimed(), acts::toString);
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
