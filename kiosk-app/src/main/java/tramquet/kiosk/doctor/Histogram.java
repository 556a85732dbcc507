package tramquet.kiosk.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/// How long things took, counted by the millisecond. Takes 16 KiB however many there were.
///
/// Thread: any.
public final class Histogram {
  /// Longer ones are counted as this.
  private static final int MOST_MILLIS = 2_000;

  private final AtomicLongArray counts = new AtomicLongArray(MOST_MILLIS + 1);

  /// Nothing yet.
  public Histogram() {}

  /// One took so long; what began after it ended took no time.
  public void add(Duration time) {
    counts.incrementAndGet(Math.clamp(ceilMillis(time), 0, MOST_MILLIS));
  }

  private static long ceilMillis(Duration time) {
    return Math.ceilDiv(time.toNanos(), 1_000_000);
  }

  /// How many there were.
  public long count() {
    long all = 0;
    for (int i = 0; i <= MOST_MILLIS; i++) {
      all += counts.get(i);
    }
    return all;
  }

  /// How many took longer than `above` and no longer than `upTo`, both in whole milliseconds.
  public long between(int above, int upTo) {
    long some = 0;
    for (int i = Math.max(0, above + 1); i <= Math.min(upTo, MOST_MILLIS); i++) {
      some += counts.get(i);
    }
    return some;
  }

  /// Milliseconds that so many of a hundred did not exceed (nearest rank, rounded up), 2000 for all
  /// that took longer; 0 where there were none.
  ///
  /// @param percent above 0, up to 100
  public int percentile(int percent) {
    long rank = Math.max(1, Math.ceilDiv(percent * count(), 100L));
    long seen = 0;
    for (int i = 0; i <= MOST_MILLIS; i++) {
      seen += counts.get(i);
      if (seen >= rank) {
        return i;
      }
    }
    return 0;
  }

  /// The bars of a picture of it: up to 10, 20, 50, 100, 200, 500 ms, and longer.
  public List<Long> bars() {
    int[] bounds = {-1, 10, 20, 50, 100, 200, 500, MOST_MILLIS};
    List<Long> bars = new ArrayList<>();
    for (int i = 1; i < bounds.length; i++) {
      bars.add(between(bounds[i - 1], bounds[i]));
    }
    return List.copyOf(bars);
  }
}
