package tramquet.kiosk.bench;

import java.time.Duration;
import java.util.List;
import tramquet.kiosk.LaneTimes;

/// From the edge of the emergency input to the lamp, while a commit stalls and while none does. In
/// this process, on the twin's pins, without the time that the contact may bounce.
final class EmergencyEdge {
  private static final int ROUNDS = 15;
  private static final double WANTED = 5;

  private EmergencyEdge() {}

  static List<Figure> run() throws InterruptedException {
    Spread free = new Spread(LaneTimes.emergencies(ROUNDS, Duration.ZERO));
    Spread stalled = new Spread(LaneTimes.emergencies(ROUNDS, LaneTimes.STALL));
    return List.of(
        figure("emergency-while-a-commit-stalls-p50", stalled, free, 50),
        figure("emergency-while-a-commit-stalls-max", stalled, free, 100));
  }

  private static Figure figure(String name, Spread stalled, Spread free, int percent) {
    double value = stalled.percentile(percent);
    return Figure.of(name, "ms", value, new Figure.Reference("no stall", free.percentile(percent)))
        .aiming(Figure.Aim.atMost(WANTED, value, "ms"));
  }
}
