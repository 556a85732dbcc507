package tramquet.kiosk.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import tramquet.kiosk.crash.Disk.Journal;

/// The real writer is recorded, and the power is cut in thousands of ways. Needs `strace`.
///
///     mvn -Pcampaign -Dit.test=CrashStatesCampaign -Dcrash.states=100000 -Dcrash.seed=7 verify
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class CrashStatesCampaign {
  private static final int STATES = Integer.getInteger("tramquet.crash.states", 10_000);
  private static final long SEED = Long.getLong("tramquet.crash.seed", 1);
  private static final int WRITERS = 4;

  /// Without the guard, so many are enough.
  private static final int FEW = 400;

  /// Loggers are forgotten when nobody holds them.
  private static final Logger VISITS = Logger.getLogger("tramquet.visit");

  @TempDir(factory = InMemory.class)
  Path work;

  /// Where there is memory to write in: nothing here asks a disk for anything.
  static final class InMemory implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
        throws IOException {
      Path memory = Path.of("/dev/shm");
      return Files.isWritable(memory)
          ? Files.createTempDirectory(memory, "tramquet-crash")
          : Files.createTempDirectory("tramquet-crash");
    }
  }

  private Verdicts cut(String what, List<Path> changed, int writers, int states) throws Exception {
    Recorder recorder = new Recorder(work.resolve(what), changed);
    VISITS.setLevel(Level.OFF);
    int each = Math.ceilDiv(states, writers * Journal.values().length);
    Verdicts all = new Verdicts();
    List<Future<Verdicts>> running = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (int i = 0; i < writers; i++) {
        long seed = SEED + i;
        running.add(threads.submit(() -> cutOne(recorder, seed, each)));
      }
    }
    for (Future<Verdicts> run : running) {
      all.add(run.get());
    }
    System.out.println("crash states, " + what + ": " + all);
    return all;
  }

  private static Verdicts cutOne(Recorder recorder, long seed, int states) throws Exception {
    List<Op> ops = recorder.record(seed);
    Verdicts all = new Verdicts();
    for (Journal journal : Journal.values()) {
      String name = "writer " + seed;
      Path own = recorder.work().resolve("state-" + seed);
      all.add(new Cuts(name, ops, journal, seed * states, own).run(states));
    }
    return all;
  }

  private Path synchronous(String instead) throws Exception {
    return Mutant.compile(
        "tramquet.kiosk.visit.SqliteFile",
        "\"synchronous=FULL\"",
        "\"synchronous=" + instead + "\"",
        work.resolve(instead));
  }

  @Test
  @Order(1)
  void withoutASyncAtEachCommitRecordsAreLost() throws Exception {
    for (String instead : List.of("OFF", "NORMAL")) {
      Verdicts verdicts = cut("synchronous " + instead, List.of(synchronous(instead)), 1, FEW);
      assertTrue(verdicts.losing() > 0, "nothing is lost with synchronous=" + instead);
    }
  }

  @Test
  @Order(2)
  void noPowerCutLosesARecordThatWasAnsweredFor() throws Exception {
    Verdicts verdicts = cut("as it is", List.of(), WRITERS, STATES);
    assertEquals(List.of(), verdicts.faults(), verdicts.toString());
    assertTrue(verdicts.states() >= STATES);
  }
}
