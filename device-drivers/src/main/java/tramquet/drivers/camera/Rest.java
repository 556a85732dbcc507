package tramquet.drivers.camera;

import java.time.Duration;
import java.util.function.LongSupplier;

/// When a camera may rest, as far as it is known from the times before; it outlives a camera that
/// is unplugged. A cheap camera hangs after it was opened often enough, so it is opened seldom:
/// what moves and holds no code makes the next wait twice as long, up to an hour.
///
/// Thread: confined.
final class Rest {
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Duration first;
  private final LongSupplier nanoTime;
  private Duration wait;
  private boolean possible = true;
  private boolean told;
  private long sinceNanos;

  /// Extra time before the next try, once it failed.
  private Duration refused = Duration.ZERO;

  /// @param first how long nothing has moved before it rests
  Rest(Duration first, LongSupplier nanoTime) {
    this.first = first;
    this.nanoTime = nanoTime;
    wait = first;
    sinceNanos = nanoTime.getAsLong();
  }

  /// Whether it is time to.
  ///
  /// @param movedNanos when something moved last
  boolean isDue(long movedNanos) {
    long now = nanoTime.getAsLong();
    return possible && now - movedNanos >= wait.toNanos() && now - sinceNanos >= refused.toNanos();
  }

  /// Something moved before a camera that rested.
  void woken() {
    Duration doubled = wait.multipliedBy(2);
    wait = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }

  /// What moved before it was somebody with a code.
  void codeRead() {
    wait = first;
  }

  /// It did not start for that.
  ///
  /// @return whether that is new
  boolean failed() {
    refused = LONGEST;
    sinceNanos = nanoTime.getAsLong();
    return isNew();
  }

  /// It never can.
  ///
  /// @return whether that is new
  boolean impossible() {
    possible = false;
    return isNew();
  }

  private boolean isNew() {
    boolean before = told;
    told = true;
    return !before;
  }
}
