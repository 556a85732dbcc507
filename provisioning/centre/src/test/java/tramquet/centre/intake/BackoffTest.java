package tramquet.centre.intake;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), new Random(1));

  private static void assertAbout(long millis, Duration wait) {
    assertTrue(
        wait.toMillis() >= millis * 3 / 4 && wait.toMillis() <= millis * 5 / 4, wait.toString());
  }

  @Test
  void theWaitDoublesUpToTheMostAndStartsAgain() {
    for (long millis : new long[] {100, 200, 400, 800, 1000, 1000}) {
      assertAbout(millis, backoff.next());
    }
    backoff.reset();
    assertAbout(100, backoff.next());
  }
}
