package tramquet.kiosk.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random input, guided by coverage. What it finds goes below `src/test/resources/fuzz`, into the
/// folder of the reader, where each build tries it again.
class FuzzIT {
  private static final long SECONDS = Long.getLong("tramquet.fuzz.seconds", 0);

  /// Short, and the same in every build.
  @Test
  void aFixedRunBreaksNoReader(@TempDir Path folder) throws Exception {
    assertEquals(
        Optional.empty(),
        new Jazzer(folder).run(Fuzzing.EVERY, FuzzTarget.all(), List.of("-seed=1", "-runs=1000")));
  }

  /// Each reader by itself, from another seed each time, for as long as the profile `fuzz` says.
  @Test
  void aLongRunBreaksNoReader(@TempDir Path folder) throws Exception {
    assumeTrue(SECONDS > 0, "without the profile fuzz");
    Jazzer jazzer = new Jazzer(folder);
    List<String> limits = List.of("-max_total_time=" + SECONDS);
    List<Future<Optional<String>>> runs = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (FuzzTarget target : FuzzTarget.all()) {
        runs.add(threads.submit(() -> jazzer.run(target.name(), List.of(target), limits)));
      }
    }
    List<String> broken = new ArrayList<>();
    for (Future<Optional<String>> run : runs) {
      run.get().ifPresent(broken::add);
    }
    assertEquals("", String.join("\n\n", broken));
  }
}
