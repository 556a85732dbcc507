package tramquet.kiosk.bench;

import java.util.List;
import tramquet.kiosk.simulation.SimulationTimes;

/// How many random sequences a lane is played in a second, in this process.
final class Simulations {
  private static final long SEQUENCES = 200_000;
  private static final int MET = 1_000;
  private static final int ROUNDS = 60;
  private static final int THREADS = 2;

  /// A million in two minutes.
  private static final double WANTED = 1_000_000 / 120.0;

  private Simulations() {}

  static List<Figure> run() {
    double alone = SimulationTimes.sequences(1, SEQUENCES / 2);
    double bare = SimulationTimes.bareSequences(MET, ROUNDS);
    double together = SimulationTimes.sequences(THREADS, SEQUENCES);
    Figure one =
        Figure.of(
            "simulated-sequences-one-thread",
            "per s",
            alone,
            new Figure.Reference("the machine alone", bare));
    Figure two =
        Figure.of(
                "simulated-sequences",
                "per s",
                together,
                new Figure.Reference(one.name(), one.value()))
            .aiming(new Figure.Aim("≥ " + Figure.number(WANTED) + " per s", together >= WANTED));
    return List.of(one, two);
  }
}
