package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tramquet.kiosk.demo.Script;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Draft;
import tramquet.kiosk.visit.Opening;
import tramquet.kiosk.visit.SqliteLimits;
import tramquet.kiosk.visit.SqliteVisitLog;
import tramquet.kiosk.visit.VisitLog;

/// A shift on a card that stalls with every commit.
final class StallingDiskCampaign {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Script script = new Script(Shift.MORNING);
  private final CountDownLatch began = new CountDownLatch(1);

  @TempDir Path folder;

  /// Says when it is asked for the first time.
  private record Telling(VisitLog log, CountDownLatch began) implements ForwardingLog {
    @Override
    public Appended append(List<Draft> drafts) {
      began.countDown();
      return log.append(drafts);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {15, 700})
  void theLaneAnswersWhileACommitStallsAndAnEmergencyDoesNotWait(long millis) throws Exception {
    Shift.Shelf shelf =
        (origin, sealer, stamps) ->
            new Telling(
                new StallingLog(
                    assertInstanceOf(
                            Opening.Opened.class,
                            SqliteVisitLog.open(
                                folder.resolve("visits.db"),
                                origin,
                                sealer,
                                stamps,
                                new SecureRandom(),
                                SqliteLimits.DEFAULT))
                        .log(),
                    Duration.ofMillis(millis)),
                began);
    try (Shift shift = new Shift(script, shelf, LedgerTwin.Guards.ALL)) {
      shift.shows(script.welcome().well());
      assertTrue(began.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
      shift
          .cutsTheLoop()
          .seesInAnyOrder(
              "lamp green",
              "screen emergency",
              "committed",
              "committed annulment",
              "committed emergency-began");
      shift.mendsTheLoop().seesInAnyOrder("screen idle", "committed emergency-ended");
      shift.shows(script.welcome().well());
      shift.sees("committed", "lamp green", "gate", "screen admitted").nextPlease();
      assertEquals(List.of(), shift.delivers().differences());
    }
  }
}
