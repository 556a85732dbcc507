package tramquet.kiosk.bench;

import java.util.Arrays;

/// Durations, and how they spread.
final class Spread {
  private static final double NANOS_PER_MILLI = 1e6;

  private final long[] sorted;

  /// Sorts a copy.
  ///
  /// @param nanos at least one
  Spread(long[] nanos) {
    sorted = nanos.clone();
    Arrays.sort(sorted);
  }

  /// What so many of a hundred do not exceed (nearest rank), in milliseconds.
  double percentile(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
    return sorted[Math.max(rank, 1) - 1] / NANOS_PER_MILLI;
  }

  double median() {
    return percentile(50);
  }

  double max() {
    return percentile(100);
  }
}
