package tramquet.centre.intake;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: doubling from `first` to `most`, a quarter more or less at
/// random, so that many do not come back together.
///
/// Thread: one.
final class Backoff {
  private static final double SPREAD = 0.25;

  private final Duration first;
  private final Duration most;
  private final RandomGenerator random;
  private Duration next;

  Backoff(Duration first, Duration most, RandomGenerator random) {
    this.first = first;
    this.most = most;
    this.random = random;
    this.next = first;
  }

  /// The wait before the next try.
  Duration next() {
    Duration base = next;
    Duration doubled = base.multipliedBy(2);
    next = doubled.compareTo(most) < 0 ? doubled : most;
    double factor = 1 + SPREAD * (2 * random.nextDouble() - 1);
    return Duration.ofNanos((long) (base.toNanos() * factor));
  }

  /// The last try went well.
  void reset() {
    next = first;
  }
}
