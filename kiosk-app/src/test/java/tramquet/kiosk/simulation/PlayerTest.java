package tramquet.kiosk.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.lane.LaneRules.Confirm;

class PlayerTest {
  private static final int COLUMNS = 80;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private Optional<Fault> fault = Optional.empty();

  private List<String> play(boolean colour, Optional<Guard> off, String... lines) {
    Player player =
        new Player(new PrintStream(written, true, UTF_8), new Paint(colour), Confirm.PASSAGE, off);
    fault = player.play(List.of(lines).iterator(), true);
    return written.toString(UTF_8).lines().toList();
  }

  private static boolean has(List<String> shown, String part) {
    return shown.stream().anyMatch(line -> line.contains(part));
  }

  @Test
  void effectsAreShownInTheOrderOfTheLine() {
    List<String> shown = play(false, Optional.empty(), "scan green");
    List<String> effects =
        shown.stream()
            .dropWhile(line -> !line.contains("a code was read"))
            .filter(line -> line.startsWith("            "))
            .map(line -> line.strip().split(" ", 2)[0])
            .toList();
    assertEquals(List.of("lamp", "judge", "write", "lamp", "gate", "screen", "inside"), effects);
  }

  @Test
  void aRecordIsFollowedToTheCentre() {
    List<String> shown =
        play(false, Optional.empty(), "link down", "scan green", "link deaf", "walk", "records");
    assertTrue(has(shown, "1 visit admit disk"));
    assertTrue(has(shown, "1 visit admit sent"));
    assertTrue(has(shown, "2   passage              1  yes      yes   no            1×"));
  }

  @Test
  void withoutPowerAllIsDark() {
    List<String> shown = play(false, Optional.empty(), "scan green", "cut");
    assertTrue(has(shown, "no power            lamp dark"));
  }

  @Test
  void aPowerCutThatIsToComeIsTold() {
    List<String> shown = play(false, Optional.empty(), "cut after 2 written 1", "scan green");
    assertTrue(has(shown, "the power goes after 2 effects more"));
    assertTrue(has(shown, "the power is gone"));
  }

  @Test
  void aFaultIsToldWithItsReason() {
    List<String> shown = play(false, Optional.of(Guard.COMMIT_FIRST), "scan green");
    assertTrue(has(shown, "FAULT  green only for whom a record admits"));
    assertTrue(fault.isPresent());
  }

  @Test
  void aLineThatIsNoActChangesNothing() {
    List<String> shown = play(false, Optional.empty(), "dance");
    assertTrue(has(shown, "not understood: dance"));
    assertEquals(Optional.empty(), fault);
  }

  @Test
  void colourOnlyWhereItIsWanted() {
    assertFalse(
        play(false, Optional.empty(), "scan green").stream().anyMatch(l -> l.contains("\033")));
    assertTrue(
        play(true, Optional.empty(), "scan green").stream().anyMatch(l -> l.contains("\033")));
  }

  @Test
  void everyLineFitsATerminal() {
    List<String> shown =
        play(
            false,
            Optional.empty(),
            "help",
            "scan green",
            "walk",
            "scan ill",
            "staff hold",
            "card stalls",
            "scan other",
            "force",
            "emergency on",
            "cut after 1 written 1",
            "emergency off",
            "power",
            "records");
    for (String line : shown) {
      assertTrue(line.length() <= COLUMNS, () -> line.length() + ": " + line);
    }
  }
}
