package tramquet.kiosk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.crash.Mutant;

/// Whoever saw a lamp is in PostgreSQL once, however often the kiosk is killed. Fifty times make a chapter with a seed and a centre of its own; a
/// chapter that passed is kept in `target/kill` and not played again with the same program.
///
///     mvn -Pkill verify
///     mvn -Pkill -Dkill.times=5000 -Dkill.seed=1 verify
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class KilledKioskCampaign {
  private static final int TIMES = Integer.getInteger("tramquet.kill.times", 100);
  private static final long SEED = Long.getLong("tramquet.kill.seed", 1);
  private static final int CHAPTER = 50;

  /// Without the guard, so many are enough.
  private static final int FEW = 5;

  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();

  @TempDir Path folder;

  private static KillChapter.Outcome play(long seed, Path in, int kills, String options)
      throws Exception {
    try (Stage stage = new Stage(in);
        LiveKiosk kiosk = stage.kiosk("kiosk")) {
      kiosk.options(options);
      return new KillChapter(stage.keys(), seed).play(stage, kiosk, kills, LiveKiosk::kill);
    }
  }

  @Test
  @Order(1)
  void whereALampComesBeforeTheCommitVisitsAreLost() throws Exception {
    Path classes =
        Mutant.compile(
            "tramquet.kiosk.visit.SqliteWriting",
            """
                  prepared.open.execute();
                  work.run();
                  prepared.commit.execute();
            """,
            """
                  try (Statement late = connection.createStatement()) {
                    late.execute("COMMIT");
                  } catch (SQLException first) {
                    // Nothing to commit yet.
                  }
                  prepared.open.execute();
                  work.run();
            """,
            folder);
    KillChapter.Outcome outcome =
        play(SEED, folder.resolve("off"), FEW, "--patch-module=tramquet.kiosk=" + classes);
    report("a lamp before its commit", FEW, outcome);
    assertFalse(outcome.lost().isEmpty(), "nobody is missed");
  }

  @Test
  @Order(2)
  void whoeverSawALampIsInTheDatabaseOnce() throws Exception {
    Path passed = Files.createDirectories(root.resolve("kiosk-app/target/kill"));
    String program = Long.toHexString(program());
    for (int i = 0; i < Math.ceilDiv(TIMES, CHAPTER); i++) {
      long seed = SEED + i;
      int kills = Math.min(CHAPTER, TIMES - i * CHAPTER);
      Path file = passed.resolve("%s-seed-%d-times-%d".formatted(program, seed, kills));
      if (Files.exists(file)) {
        System.out.println("killed, seed " + seed + ": has passed before");
        continue;
      }
      KillChapter.Outcome outcome = play(seed, folder.resolve("seed-" + seed), kills, "");
      report("seed " + seed, kills, outcome);
      assertEquals(List.of(), outcome.lost(), "seed " + seed);
      assertTrue(outcome.lit() > kills / 2, "hardly anybody saw a lamp");
      Files.writeString(file, outcome.toString(), UTF_8);
    }
  }

  private static void report(String what, int kills, KillChapter.Outcome outcome) {
    System.out.printf(
        "killed %d times, %s: %d visitors, %d saw a lamp, %d of them lost or twice%n",
        kills, what, outcome.visitors(), outcome.lit(), outcome.lost().size());
  }

  /// Of all classes of the kiosk: those of another program have to pass anew.
  private long program() throws IOException {
    CRC32C sum = new CRC32C();
    try (Stream<Path> all = Files.walk(root.resolve("kiosk-app/target/classes"))) {
      for (Path each : all.filter(path -> path.toString().endsWith(".class")).sorted().toList()) {
        sum.update(Files.readAllBytes(each));
      }
    }
    return sum.getValue();
  }
}
