package tramquet.kiosk.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Durations in order, and how they spread.
///
/// @param sorted shortest first
record Latencies(List<Duration> sorted) {
  private static final double NANOS_PER_MILLI = 1e6;

  /// Sorts a copy.
  Latencies {
    sorted = sorted.stream().sorted().toList();
  }

  /// The duration that so many of a hundred do not exceed (nearest rank).
  ///
  /// @param percent above 0, up to 100
  Duration percentile(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(Math.max(rank, 1) - 1);
  }

  /// One line for people.
  String text() {
    return sorted.isEmpty()
        ? "none measured"
        : String.format(
            Locale.ROOT,
            "p50 %.1f ms · p95 %.1f ms · p99 %.1f ms · max %.1f ms (%d lamps)",
            millis(percentile(50)),
            millis(percentile(95)),
            millis(percentile(99)),
            millis(sorted.getLast()),
            sorted.size());
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / NANOS_PER_MILLI;
  }
}
