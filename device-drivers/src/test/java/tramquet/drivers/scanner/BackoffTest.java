package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void delaysDoubleUpToFifteenSecondsGiveOrTakeAFifth() {
    Random random = new Random(1);
    double[] seconds = {0.5, 1, 2, 4, 8, 15, 15, 15};
    Backoff backoff = Backoff.FRESH;
    for (double middle : seconds) {
      double delay = backoff.delay(random).toNanos() / 1e9;
      assertTrue(delay >= middle * 0.8 && delay <= middle * 1.2, delay + " for " + middle);
      backoff = backoff.next();
    }
  }

  @Test
  void onlyAStableSessionResets() {
    Backoff tried = Stream.iterate(Backoff.FRESH, Backoff::next).skip(4).findFirst().orElseThrow();
    assertEquals(tried, tried.afterSession(Duration.ofSeconds(29)));
    assertEquals(Backoff.FRESH, tried.afterSession(Duration.ofSeconds(30)));
  }
}
