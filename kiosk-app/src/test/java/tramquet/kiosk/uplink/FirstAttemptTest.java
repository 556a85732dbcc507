package tramquet.kiosk.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.wire.Stamp;

final class FirstAttemptTest {
  private static final UUID THIS = new UUID(1, 1);
  private static final UUID BEFORE = new UUID(2, 2);

  private static Stamp stamp(UUID boot, Duration since) {
    return new Stamp(boot, since.toNanos(), Instant.EPOCH, Stamp.Quality.UNSET);
  }

  private static Duration after(Duration sinceBoot, List<Stamp> before, long seed) {
    return FirstAttempt.after(stamp(THIS, sinceBoot), before, new Random(seed));
  }

  @Test
  void afterPowerHasReturnedTheKiosksOfATerminalSpreadOverHalfAMinute() {
    List<Stamp> before = List.of(stamp(BEFORE, Duration.ofHours(3)));
    Duration sum = Duration.ZERO;
    for (long seed = 0; seed < 1000; seed++) {
      Duration wait = after(Duration.ofSeconds(25), before, seed);
      assertTrue(!wait.isNegative() && wait.compareTo(Duration.ofSeconds(30)) <= 0, "" + wait);
      sum = sum.plus(wait);
    }
    long mean = sum.dividedBy(1000).toSeconds();
    assertTrue(mean >= 13 && mean <= 16, "mean " + mean + " s");
  }

  @Test
  void aProgramThatIsStartedAgainDoesNotWait() {
    List<Stamp> before = List.of(stamp(BEFORE, Duration.ZERO), stamp(THIS, Duration.ofSeconds(20)));
    assertEquals(Duration.ZERO, after(Duration.ofSeconds(40), before, 1));
    List<Stamp> older = List.of(stamp(BEFORE, Duration.ZERO));
    assertEquals(Duration.ZERO, after(Duration.ofMinutes(2), older, 1));
  }

  @Test
  void aKioskThatIsBeingSetUpDoesNotWait() {
    assertEquals(Duration.ZERO, after(Duration.ofSeconds(25), List.of(), 1));
  }
}
