package tramquet.kiosk.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Random sequences, 300,000 of them in every build and the same each time: `-Dsimulate.seed=N`
/// begins elsewhere, `-Dsimulate.sequences=N` plays more or fewer, `-Psimulate` plays twenty
/// million and no other test.
class SimulationTest {
  private static final int THREADS = 2;

  @Test
  void whateverHappensNothingIsSeenThatMustNeverBe() {
    long seed = Long.getLong("tramquet.simulate.seed", 1);
    long sequences = Long.getLong("tramquet.simulate.sequences", 300_000);
    Campaign.Outcome outcome =
        new Campaign(seed, sequences, THREADS, Optional.empty()).run(_ -> {});
    assertEquals(
        "",
        outcome
            .found()
            .map(found -> String.join("\n", Report.of(found, Optional.empty())))
            .orElse(""));
    assertEquals(sequences, outcome.played());
  }
}
