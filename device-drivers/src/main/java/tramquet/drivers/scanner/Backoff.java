package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: 0.5 s, twice as long each time up to 15 s, give or take a
/// fifth so that forty lanes do not try in step.
///
/// Thread: immutable.
///
/// @param tries how many tries failed in a row
record Backoff(int tries) {

  /// A session this long proves that the device is stable again. A flapping cable never gets here.
  static final Duration STABLE = Duration.ofSeconds(30);

  static final Backoff FRESH = new Backoff(0);

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final int DOUBLINGS = 5;

  /// After one more failure.
  Backoff next() {
    return new Backoff(Math.min(tries + 1, DOUBLINGS));
  }

  /// After a session that lasted this long.
  Backoff afterSession(Duration lasted) {
    return lasted.compareTo(STABLE) >= 0 ? FRESH : this;
  }

  /// The pause before the next try.
  Duration delay(RandomGenerator random) {
    Duration doubled = FIRST.multipliedBy(1L << tries);
    Duration middle = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    double jitter = 0.8 + 0.4 * random.nextDouble();
    return Duration.ofNanos((long) (middle.toNanos() * jitter));
  }
}
