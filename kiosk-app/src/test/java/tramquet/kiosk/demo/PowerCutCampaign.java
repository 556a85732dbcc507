package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tramquet.kiosk.crash.Mutant;
import tramquet.kiosk.visit.LoopDisk;

/// The whole kiosk on a card whose every sync stalls for 700 ms, and the power goes in the middle
/// of it: what the card was not given is gone. Needs root, loop devices and `strace`.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PowerCutCampaign {
  private static final int MEBIBYTES = 64;
  private static final int CUTS = 3;
  private static final int SEED = 3;

  private static final List<String> STALLING =
      List.of(
          "strace",
          "-D",
          "-f",
          "--seccomp-bpf",
          "-o",
          "/dev/null",
          "-e",
          "trace=fsync,fdatasync",
          "-e",
          "inject=fsync,fdatasync:delay_enter=700000");

  @TempDir Path folder;

  private KillChapter.Outcome play(String options) throws Exception {
    Path own = Files.createDirectories(folder.resolve("card"));
    try (Stage stage = new Stage(folder);
        LoopDisk card = new LoopDisk(own, MEBIBYTES);
        LiveKiosk kiosk =
            stage.kiosk("kiosk", stage.centre().broker(), toml -> onto(toml, card.root()))) {
      kiosk.under(STALLING);
      kiosk.options(options);
      return new KillChapter(stage.keys(), SEED)
          .play(stage, kiosk, CUTS, each -> powerGoes(each, card));
    }
  }

  private static String onto(String toml, Path data) {
    return toml.replaceFirst("(?m)^data = .*$", "data = \"" + data + "\"");
  }

  private static void powerGoes(LiveKiosk kiosk, LoopDisk card)
      throws InterruptedException, IOException {
    kiosk.kill();
    card.cut();
  }

  private static void report(String what, KillChapter.Outcome outcome) {
    System.out.printf(
        "power cut %d times while the card stalls, %s: %d visitors, %d saw a lamp, %d of them lost"
            + " or twice%n",
        CUTS, what, outcome.visitors(), outcome.lit(), outcome.lost().size());
  }

  @Test
  @Order(1)
  void whereTheLampDoesNotWaitForTheCardVisitsAreLost() throws Exception {
    Path classes =
        Mutant.compile(
            "tramquet.kiosk.visit.SqliteWriting",
            """
                  prepared.commit.execute();
            """,
            """
                  new Thread(
                          () -> {
                            try (Statement own = connection.createStatement()) {
                              own.execute("COMMIT");
                            } catch (SQLException late) {
                              // The power is gone.
                            }
                          })
                      .start();
            """,
            folder.resolve("off"));
    KillChapter.Outcome outcome = play("--patch-module=tramquet.kiosk=" + classes);
    report("the lamp does not wait", outcome);
    assertFalse(outcome.lost().isEmpty(), "nobody is missed");
  }

  @Test
  @Order(2)
  void whoeverSawALampIsInTheDatabaseOnce() throws Exception {
    KillChapter.Outcome outcome = play("");
    report("as it is", outcome);
    assertEquals(List.of(), outcome.lost());
    assertTrue(outcome.lit() > 0, "nobody saw a lamp");
  }
}
