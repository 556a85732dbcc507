package tramquet.centre;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what other threads and processes do.
public final class Eventually {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private Eventually() {}

  /// Waits until the condition holds; fails after a minute.
  public static void await(String what, BooleanSupplier condition) {
    if (!within(DEADLINE, condition)) {
      throw new AssertionError("after " + DEADLINE + " still not: " + what);
    }
  }

  /// Whether the condition came to hold in time.
  public static boolean within(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return true;
  }
}
