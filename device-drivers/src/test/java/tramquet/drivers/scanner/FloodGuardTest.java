package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Bytes;
import tramquet.drivers.Health;

class FloodGuardTest {
  private static final long SECOND = 1_000_000_000L;

  private FloodGuard guard = FloodGuard.open(0);
  private Discards discards = Discards.NONE;

  @Test
  void twentyFramesInASecondAreHeard() {
    for (int i = 0; i < 200; i++) {
      assertEquals(1, heard(1, 10, i * SECOND / 20 + 1), "frame " + i);
    }
    assertEquals(new Health.Online(), guard.health());
  }

  @Test
  void oneMoreMutesForTwoSeconds() {
    for (int i = 0; i < 20; i++) {
      assertEquals(1, heard(1, 10, i));
    }
    assertEquals(0, heard(1, 10, 20));
    assertInstanceOf(Health.Degraded.class, guard.health());
    assertEquals(0, heard(3, 30, 2 * SECOND + 19));
    assertEquals(Discards.flood(4), discards);
    assertEquals(1, heard(1, 10, 2 * SECOND + 20));
    assertEquals(new Health.Online(), guard.health());
  }

  @Test
  void bytesWithoutFramesAreAFloodToo() {
    assertEquals(0, heard(0, 50_000, 1));
    assertEquals(new Health.Online(), guard.health());
    assertEquals(0, heard(0, 1, 2));
    assertInstanceOf(Health.Degraded.class, guard.health());
  }

  @Test
  void silenceEndsTheMuting() {
    heard(0, 60_000, 1);
    heard(0, 0, 2 * SECOND + 1);
    assertEquals(new Health.Online(), guard.health());
  }

  @Test
  void aFloodThatGoesOnIsMutedAgain() {
    long passed = 0;
    for (int i = 0; i < 10_000; i++) {
      passed += heard(1, 10, i * SECOND / 1_000);
    }
    // Ten seconds at a thousand a second: each two seconds of silence let twenty through.
    assertEquals(5 * 20, passed);
    assertEquals(Discards.flood(10_000 - passed), discards);
  }

  private int heard(int frames, long bytes, long atNanos) {
    List<Frame> all = Collections.nCopies(frames, new Frame(Bytes.NONE, 0, 0));
    FloodGuard.Judged judged =
        guard.judge(new FrameSource.Came(bytes, all, Discards.NONE), atNanos);
    guard = judged.next();
    discards = discards.plus(judged.passed().discards());
    return judged.passed().frames().size();
  }
}
