package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.twin.ChipTwin;
import tramquet.drivers.twin.KernelTwin;

@Timeout(30)
class PinsCommandTest {
  private static final String WIRED =
      """
      red = 17
      gate = 24
      passage = 25
      gate_pulse = "200 ms"
      """;

  @TempDir private Path folder;

  private final KernelTwin kernel = new KernelTwin(System::nanoTime);
  private final ChipTwin chip = kernel.plug(0, "pinctrl-rp1", 54);
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Runnable meanwhile = () -> {};
  private Duration waited = Duration.ZERO;
  private Optional<String> answer = Optional.empty();
  private int asked;

  @AfterEach
  void nothingIsHeldAnyMore() {
    assertEquals(0, kernel.openDescriptors());
  }

  private int execute(String pins, String... arguments) throws Exception {
    Path file = folder.resolve("kiosk.toml");
    Files.writeString(
        file,
        """
        kiosk.id = "kiosk-1"
        kiosk.data = "data"
        scanner.port = "tty"
        keys.authority = "a"
        keys.view = "v"
        [pins]
        """
            + pins);
    CommandLine command =
        new CommandLine(
            new PinsCommand(
                kernel,
                time -> {
                  waited = time;
                  meanwhile.run();
                },
                () -> {
                  asked++;
                  return answer;
                }));
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--config";
    all[arguments.length + 1] = file.toString();
    return command.execute(all);
  }

  private static String kernel(String pins) {
    return "provider = \"kernel\"\n" + pins;
  }

  @Test
  void listShowsEachPinWithItsPlaceOnTheHeader() throws Exception {
    chip.touch(25, Level.HIGH);
    assertEquals(0, execute(kernel(WIRED), "list"));
    assertEquals(
        """
        gpiochip0 "pinctrl-rp1", 54 lines
          name       BCM  header  works   rests  now        held by
          red         17  pin 11  output  low    low, off   nobody
          gate        24  pin 18  output  low    low, off   nobody
          passage     25  pin 22  input   low    high, ON   nobody

        note: passage (BCM 25, header pin 22) is ON: somebody is in it
        """,
        out.toString());
  }

  @Test
  void aRunningKioskIsToldFromAnotherProgram() throws Exception {
    chip.hold(17, "tramquet-kiosk");
    assertEquals(0, execute(kernel(WIRED), "list"));
    assertTrue(out.toString().contains("?          tramquet-kiosk\n"), out.toString());
    assertTrue(out.toString().contains("systemctl stop tramquet-kiosk"), out.toString());
    chip.hold(24, "fan");
    assertEquals(1, execute(kernel(WIRED), "list"));
    assertTrue(out.toString().contains("?          fan\n"), out.toString());
  }

  @Test
  void pinsThatAreOnBeforeTheKioskStartsAreWarnedOf() throws Exception {
    assertEquals(0, execute(kernel("gate = 4\nred = 14"), "list"));
    assertTrue(
        out.toString()
            .contains(
                "warning: gate (BCM 4, header pin 7) rests low, but the board pulls"
                    + " it high from power-on until the kiosk starts: use 16 to 27"),
        out.toString());
    assertTrue(out.toString().contains("red (BCM 14, header pin 8) is a pin of the serial port"));
  }

  @Test
  void anOutputThatIsOnAtRestIsNoted() throws Exception {
    chip.touch(24, Level.HIGH);
    assertEquals(0, execute(kernel(WIRED), "list"));
    assertTrue(
        out.toString().contains("note: gate (BCM 24, header pin 18) is on though nobody drives it"),
        out.toString());
  }

  @Test
  void listIsJsonToo() throws Exception {
    chip.hold(17, "tramquet-kiosk");
    assertEquals(0, execute(kernel(WIRED), "list", "--json"));
    JsonNode node = JsonMapper.shared().readTree(out.toString());
    assertEquals("pinctrl-rp1", node.at("/chip/label").asString());
    assertEquals("tramquet-kiosk", node.at("/pins/0/heldBy").asString());
    assertTrue(node.at("/pins/0/level").isMissingNode());
    assertEquals("low", node.at("/pins/1/level").asString());
    assertEquals(18, node.at("/pins/1/header").asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", "yes", " Yes "})
  void aGateOpensForWhoeverSaysYes(String yes) throws Exception {
    answer = Optional.of(yes);
    assertEquals(0, execute(kernel(WIRED), "try", "gate"));
    assertTrue(out.toString().contains("Open it? [y/N] "), out.toString());
    assertEquals(List.of(Level.LOW, Level.HIGH, Level.LOW), chip.trace(24));
    assertEquals(Duration.ofMillis(200), waited);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n", "no", "yess", "ja", "y y"})
  void aGateStaysShutForAnythingElse(String no) throws Exception {
    answer = Optional.of(no);
    staysShut();
  }

  @Test
  void aGateStaysShutWhereNobodyAnswers() throws Exception {
    staysShut();
  }

  private void staysShut() throws Exception {
    assertEquals(2, execute(kernel(WIRED), "try", "gate"));
    assertTrue(
        out.toString().endsWith("[y/N] not opened; --yes opens it without asking\n"),
        out.toString());
    assertEquals(1, asked);
    assertEquals(List.of(), chip.trace(24));
  }

  @Test
  void withJsonTheQuestionIsBesideTheAnswer() throws Exception {
    answer = Optional.of("y");
    assertEquals(0, execute(kernel(WIRED), "try", "gate", "--json"));
    assertTrue(err.toString().contains("Open it? [y/N] "), err.toString());
    assertEquals("gate", JsonMapper.shared().readTree(out.toString()).at("/name").asString());
  }

  @Test
  void nobodyIsAskedAboutALamp() throws Exception {
    assertEquals(0, execute(kernel(WIRED), "try", "red"));
    assertEquals(0, execute(kernel(WIRED), "try", "gate", "--yes"));
    assertEquals(0, asked);
  }

  @Test
  void aBoardInMemoryIsListedAsSuch() throws Exception {
    assertEquals(0, execute(WIRED, "list"));
    assertTrue(out.toString().startsWith("pins in memory"), out.toString());
  }

  @Test
  void aChipThatIsNotThereSaysWhichAre() throws Exception {
    assertEquals(1, execute(kernel("chip = \"other\"\n" + WIRED), "list"));
    assertEquals(
        "pins: no GPIO chip is labelled \"other\"; there are: \"pinctrl-rp1\"\n", err.toString());
  }

  @Test
  void chipsAreListedWithTheirLines() throws Exception {
    kernel.plug(1, "expander", 1);
    chip.name(17, "GPIO17");
    chip.hold(17, "tramquet-kiosk");
    assertEquals(0, execute(WIRED, "list", "--chips"));
    assertTrue(out.toString().contains("gpiochip0 \"pinctrl-rp1\", 54 lines: the 40-pin header\n"));
    assertTrue(
        out.toString().contains("   17  GPIO17           input   held by tramquet-kiosk\n"),
        out.toString());
    assertTrue(out.toString().contains("gpiochip1 \"expander\", 1 lines\n    0  -  "));
  }

  @Test
  void aChipThatMayNotBeOpenedNamesTheGroup() throws Exception {
    chip.forbid();
    assertEquals(1, execute(WIRED, "list", "--chips"));
    assertEquals(1, execute(kernel(WIRED), "list"));
    assertEquals(2, err.toString().split("group gpio", -1).length - 1, err.toString());
  }

  @Test
  void aLampIsTriedForASecondAndRests() throws Exception {
    assertEquals(0, execute(kernel(WIRED), "try", "red"));
    assertEquals(Duration.ofSeconds(1), waited);
    assertEquals(List.of(Level.LOW, Level.HIGH, Level.LOW), chip.trace(17));
    assertEquals(
        """
        red (BCM 17, header pin 11) goes high for 1000 ms: the red lamp lights
        done: the wire went high and is low again
        """,
        out.toString());
  }

  @Test
  void theGateOpensForItsPulseOnceItIsAgreed() throws Exception {
    assertEquals(0, execute(kernel(WIRED), "try", "gate", "--yes"));
    assertEquals(Duration.ofMillis(200), waited);
    assertTrue(out.toString().contains("the gate lets one person through"), out.toString());
    assertEquals(List.of(Level.LOW, Level.HIGH, Level.LOW), chip.trace(24));
  }

  @Test
  void aContactThatIsClosedAtRestSaysWhatAnOpenOneMeans() throws Exception {
    assertEquals(0, execute(kernel("emergency = 13\ngate = 24"), "list"));
    assertTrue(
        out.toString()
            .contains(
                "note: emergency (BCM 13, header pin 33) is ON: emergency, or the loop is cut"),
        out.toString());
  }

  @Test
  void aGateThatIsHeldIsTriedForItsHold() throws Exception {
    assertEquals(
        0,
        execute(
            kernel("gate = 24\ngate_kind = \"barrier\"\ngate_hold = \"2 s\""),
            "try",
            "gate",
            "-y"));
    assertEquals(Duration.ofSeconds(2), waited);
    assertTrue(out.toString().contains("stands open"), out.toString());
  }

  @Test
  void aWireThatDoesNotFollowIsAFailure() throws Exception {
    chip.shortCircuit(17, Level.LOW);
    assertEquals(1, execute(kernel(WIRED), "try", "red"));
    assertTrue(out.toString().contains("the wire does not follow: it did not go high"));
  }

  @Test
  void onlyOutputsAreTried() throws Exception {
    assertEquals(2, execute(kernel(WIRED), "try", "passage"));
    assertEquals("no output is called \"passage\"; there are: red, gate\n", err.toString());
  }

  @Test
  void aPinThatTheKioskHasIsNotTried() throws Exception {
    chip.hold(17, "tramquet-kiosk");
    assertEquals(1, execute(kernel(WIRED), "try", "red"));
    assertEquals(
        "pins: line 17 of gpiochip0 is held by tramquet-kiosk: stop that, or choose another pin\n",
        err.toString());
  }

  @Test
  void edgesAreShownAsTheyCome() throws Exception {
    meanwhile =
        () -> {
          chip.touch(25, Level.HIGH);
          awaitLines(2);
          chip.touch(25, Level.LOW);
          awaitLines(3);
        };
    assertEquals(0, execute(kernel(WIRED), "watch", "--for", "3"));
    assertEquals(Duration.ofSeconds(3), waited);
    List<String> lines = out.toString().lines().toList();
    assertEquals(4, lines.size(), out.toString());
    assertTrue(lines.getFirst().endsWith("passage   BCM 25  low   off"), lines.getFirst());
    assertTrue(
        lines.get(1).endsWith("passage   BCM 25  high  ON: somebody is in it"), lines.get(1));
    assertEquals("2 edges, 0 missed", lines.getLast());
  }

  /// The command prints on the thread of the pins.
  private void awaitLines(int lines) {
    long startNanos = System.nanoTime();
    while (out.toString().lines().count() < lines) {
      assertTrue(System.nanoTime() - startNanos < TimeUnit.SECONDS.toNanos(10), out::toString);
      Thread.onSpinWait();
    }
  }

  @Test
  void aLostChipEndsAWatchBadly() throws Exception {
    meanwhile =
        () -> {
          chip.unplug();
          long startNanos = System.nanoTime();
          while (err.toString().isEmpty()
              && System.nanoTime() - startNanos < TimeUnit.SECONDS.toNanos(10)) {
            Thread.onSpinWait();
          }
        };
    assertEquals(1, execute(kernel(WIRED), "watch", "--for", "1"));
    assertTrue(err.toString().startsWith("lost: gpiochip0 is gone"), err.toString());
  }

  @Test
  void withoutInputsThereIsNothingToWatch() throws Exception {
    assertEquals(2, execute(kernel("red = 17"), "watch"));
    assertEquals("the section [pins] names no input\n", err.toString());
  }

  @Test
  void aWrongConfigurationIsSaid() throws Exception {
    assertEquals(2, execute("colour = 3", "list"));
    assertTrue(err.toString().contains("pins.colour: unknown key"), err.toString());
  }
}
