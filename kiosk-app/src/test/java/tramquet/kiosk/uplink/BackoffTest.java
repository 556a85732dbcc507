package tramquet.kiosk.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final List<Integer> SECONDS = List.of(1, 2, 4, 8, 16, 32, 64, 120, 120, 120);

  private static Backoff backoff(long seed) {
    return new Backoff(
        UplinkSettings.DEFAULT.firstBackoff(),
        UplinkSettings.DEFAULT.longestBackoff(),
        new Random(seed));
  }

  @Test
  void waitsDoubleFromOneSecondToTwoMinutesAndAreShiftedByAQuarterAtMost() {
    double least = 2;
    double most = 0;
    for (long seed = 0; seed < 200; seed++) {
      Backoff backoff = backoff(seed);
      for (int seconds : SECONDS) {
        double share = backoff.failedNanos() / (double) (seconds * SECOND);
        least = Math.min(least, share);
        most = Math.max(most, share);
      }
    }
    assertTrue(least >= 0.75 && least < 0.76, "least " + least);
    assertTrue(most <= 1.25 && most > 1.24, "most " + most);
  }

  @Test
  void aSuccessBeginsAgain() {
    Backoff backoff = backoff(1);
    backoff.failedNanos();
    backoff.failedNanos();
    backoff.succeeded();
    assertEquals(1.0, backoff.failedNanos() / (double) SECOND, 0.25);
  }
}
