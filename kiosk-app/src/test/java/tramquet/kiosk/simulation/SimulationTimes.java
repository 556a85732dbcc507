package tramquet.kiosk.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneMachine;
import tramquet.kiosk.lane.Step;

/// How fast a lane is simulated, for the benchmarks.
///
/// Thread: any.
public final class SimulationTimes {
  private static final long FIRST = 1;
  private static final int WARM_UP = 20_000;
  private static final double NANOS_PER_SECOND = 1e9;

  private SimulationTimes() {}

  /// An event, and the lane that it met.
  private record Met(LaneMachine machine, Lane lane, Event event) {}

  /// Random sequences with all their world and all that is watched, a second.
  public static double sequences(int threads, long sequences) {
    Campaign.Outcome _ = new Campaign(FIRST, WARM_UP, threads, Optional.empty()).run(_ -> {});
    long begun = System.nanoTime();
    long played = new Campaign(FIRST, sequences, threads, Optional.empty()).run(_ -> {}).played();
    return played * NANOS_PER_SECOND / (System.nanoTime() - begun);
  }

  /// The same sequences a second on one thread, if nothing is done but what the machine does: each
  /// event that it met is given to it again.
  public static double bareSequences(int sequences, int rounds) {
    List<Met> all = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + sequences; seed++) {
      meet(Generator.sequence(seed), all);
    }
    long effects = 0;
    long begun = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      if (round == rounds / 2) {
        // What came before warmed the compiler.
        begun = System.nanoTime();
      }
      for (Met met : all) {
        effects += met.machine().next(met.lane(), met.event()).effects().size();
      }
    }
    double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
    if (effects == 0) {
      throw new IllegalStateException("the machine has done nothing");
    }
    return (rounds - rounds / 2) * (double) sequences / seconds;
  }

  private static void meet(Sequence sequence, List<Met> all) {
    LaneMachine machine = new LaneMachine(Sequence.rules(sequence.confirm()));
    World world = new World(Sequence.rules(sequence.confirm()), Optional.empty());
    world.watch(
        new Watcher() {
          @Override
          public void stepped(Lane before, Event event, Step step) {
            all.add(new Met(machine, before, event));
          }
        });
    world.begin();
    sequence.acts().forEach(world::happen);
    world.end();
  }
}
