package tramquet.kiosk.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// Tells what is being started, and how long it took.
///
/// Thread: one at a time.
final class Startup {
  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final Map<String, Duration> times = new LinkedHashMap<>();
  private long begunNanos;

  Startup(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
  }

  /// Something begins: `starting the centre`.
  void begins(String what) {
    begunNanos = nanoTime.getAsLong();
    out.print(what + " … ");
    out.flush();
  }

  /// It runs.
  ///
  /// @param name as the summary calls it
  void done(String name) {
    Duration took = Duration.ofNanos(nanoTime.getAsLong() - begunNanos);
    times.put(name, took);
    out.println(seconds(took));
  }

  /// All times, for the summary.
  String text() {
    return times.entrySet().stream()
        .map(e -> e.getKey() + " " + seconds(e.getValue()))
        .collect(Collectors.joining(" · "));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
