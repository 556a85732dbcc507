package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCommandTest {
  private static final String CARD =
      "001090000001||Nguyễn Văn Ánh|01011990|Nam|Số 1, Phường B, Hà Nội|01012021";
  private static final String SET =
      """
      {"name": "well", "at": "2021-10-18T01:00:00Z", "codes": ["%s"], "declared": {}, "decision": "admit"}
      {"name": "fever", "at": "2021-10-18T01:00:00Z", "codes": ["%s"], "declared": {"symptoms": ["fever"]}, "decision": "refuse", "reasons": ["symptoms"]}
      {"name": "silent", "at": "2021-10-18T01:00:00Z", "codes": ["%s"], "decision": "ask", "reasons": ["declaration-missing"]}
      """
          .replace("%s", CARD);

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String set, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("set.jsonl"), set);
    CommandLine command =
        KioskMain.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all = new String[options.length + 2];
    all[0] = "replay";
    all[1] = file.toString();
    System.arraycopy(options, 0, all, 2, options.length);
    return command.execute(all);
  }

  @Test
  void theSameRulesDecideAsRecorded() throws IOException {
    assertEquals(0, run(SET, "--pack", "checkpoint"), out::toString);
    assertTrue(
        out.toString()
            .endsWith("3 cases: 3 same, 0 differ, 0 without a recorded decision, 0 broken lines\n"),
        out::toString);
  }

  @Test
  void otherRulesAreToldCaseByCase() throws IOException {
    assertEquals(1, run(SET, "--pack", "manifest"));
    assertTrue(out.toString().contains("same     well: admit"), out::toString);
    assertTrue(
        out.toString().contains("DIFFERS  silent: ask (declaration-missing) -> admit"),
        out::toString);
    assertFalse(out.toString().contains("001090000001"), "no number is printed");
  }

  @Test
  void rulesInAFileDecideAtTheDateThatIsAskedFor() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("rules.json"),
            """
            {"name": "mondays", "accepts": ["citizen-card"], "watchList": false,
             "declaration": {"required": false},
             "opens": [{"days": ["mon"], "from": "08:00", "to": "17:00"}]}\
            """);
    String one = SET.lines().findFirst().orElseThrow();
    assertEquals(0, run(one, "--pack", rules.toString()), out::toString);
    assertEquals(1, run(one, "--pack", rules.toString(), "--at", "2021-10-19"));
    assertTrue(out.toString().contains("DIFFERS  well: admit -> refuse (closed)"), out::toString);
  }

  @Test
  void brokenLinesAreNamedAndTheOthersDecided() throws IOException {
    assertEquals(
        1,
        run(
            "nonsense\n{\"codes\": []}\n" + SET.lines().findFirst().orElseThrow(),
            "--pack",
            "checkpoint"));
    assertTrue(out.toString().contains("BROKEN   line 1: not JSON"), out::toString);
    assertTrue(out.toString().contains("BROKEN   line 2: codes or decision"), out::toString);
    assertTrue(out.toString().contains("1 cases: 1 same, 0 differ"), out::toString);
  }

  @Test
  void unknownRulesAreAUsageErrorThatNamesTheKnown() throws IOException {
    assertEquals(2, run(SET, "--pack", "nothing"));
    assertTrue(
        err.toString().contains("neither a file nor one of checkpoint, manifest"), err::toString);
    assertEquals(2, run(SET, "--pack", "checkpoint", "--at", "yesterday"));
  }
}
