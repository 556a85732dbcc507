package tramquet.kiosk.bench;

import java.time.Duration;
import java.util.List;
import tramquet.kiosk.LaneTimes;

/// From a reader's last write to the lamp while each commit takes as long as on a slow card. In
/// this process, a pseudo-terminal and the twin's pins.
final class SlowCard {
  private static final int ROUNDS = 40;
  private static final Duration SLOW = Duration.ofMillis(15);

  private SlowCard() {}

  static List<Figure> run() throws InterruptedException {
    Spread free = new Spread(LaneTimes.scans(ROUNDS, Duration.ZERO));
    Spread slow = new Spread(LaneTimes.scans(ROUNDS, SLOW));
    return List.of(
        figure("slow-card-p50", slow, free, 50), figure("slow-card-p95", slow, free, 95));
  }

  private static Figure figure(String name, Spread slow, Spread free, int percent) {
    return Figure.of(
        name,
        "ms",
        slow.percentile(percent),
        new Figure.Reference("no stall", free.percentile(percent)));
  }
}
