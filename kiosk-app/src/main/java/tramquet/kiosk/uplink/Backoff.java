package tramquet.kiosk.uplink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Waits between attempts: doubling from the first to the longest, each shifted by up to a quarter,
/// so that the kiosks of a terminal do not come back all at once.
///
/// Thread: one.
public final class Backoff {
  private static final double JITTER = 0.25;

  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration next;

  /// @param first after the first failure
  /// @param longest the most, before jitter
  public Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
    next = first;
  }

  /// How long to wait after this failure, in nanoseconds.
  public long failedNanos() {
    Duration wait = next;
    next = next.multipliedBy(2).compareTo(longest) > 0 ? longest : next.multipliedBy(2);
    return (long) (wait.toNanos() * (1 - JITTER + 2 * JITTER * random.nextDouble()));
  }

  /// The next failure is the first again.
  public void succeeded() {
    next = first;
  }
}
