package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RulesTestCommandTest {
  private static final Path PUBLISHED =
      Path.of(System.getProperty("tramquet.root", ".."), "kiosk-app/src/test/resources/dcc-rules");
  private static final String IN_SET =
      """
      {"Logic": {"in": [{"var": "payload.a"}, {"var": "external.valueSets.letters"}]}}\
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyPublishedRulePasses() {
    assertEquals(0, run(PUBLISHED.toString()));
    assertTrue(lastLine().equals("86 rules, 564 tests: 564 passed, 0 failed"), lastLine());
  }

  @Test
  void aFailureNamesRuleTestExpectedAndGot() throws IOException {
    write("XX/R-1/rule.json", "{\"Logic\": {\"var\": \"payload.a\"}}");
    write("XX/R-1/tests/test001.json", test("true", "", "true"));
    write("XX/R-1/tests/test002.json", test("1", "", "true"));
    assertEquals(1, run(folder.toString()));
    assertTrue(out.toString().contains("passed  XX/R-1  test001.json a test"), out.toString());
    assertTrue(
        out.toString().contains("FAILED  XX/R-1  test002.json a test: expected true, got 1"),
        out.toString());
    assertEquals("1 rules, 2 tests: 1 passed, 1 failed", lastLine());
  }

  @Test
  void aRuleThatCannotBeEvaluatedFailsWithItsReason() throws IOException {
    write("R/rule.json", "{\"Logic\": {\"fly\": []}}");
    write("R/tests/1.json", test("1", "", "false"));
    assertEquals(1, run(folder.toString()));
    assertTrue(out.toString().contains("got an error: unknown operation"), out.toString());
  }

  @Test
  void whatIsNoRuleAndWhatIsNoTestIsAFailure() throws IOException {
    write("A/rule.json", "{");
    write("B/rule.json", "{\"Logic\": true}");
    write("B/tests/1.json", "[]");
    write("B/tests/2.json", "{");
    assertEquals(1, run(folder.toString()));
    assertEquals("2 rules, 3 tests: 0 passed, 3 failed", lastLine());
  }

  @Test
  void oneRuleAloneCanBeTested() throws IOException {
    write("R-7/rule.json", "{\"Logic\": true}");
    write("R-7/tests/1.json", test("1", "", "true"));
    assertEquals(0, run(folder.resolve("R-7").toString()));
    assertTrue(out.toString().contains("passed  R-7  1.json"), out.toString());
  }

  @Test
  void valueSetsComeFromTheTestThenTheOptionThenTheFolder() throws IOException {
    write("R/rule.json", IN_SET);
    write("R/tests/own.json", test("\"o\"", "\"valueSets\": {\"letters\": [\"o\"]}", "true"));
    write("R/tests/other.json", test("\"x\"", "", "true"));
    assertEquals(1, run(folder.toString()));
    write("valuesets/valueSets.json", "{\"letters\": [\"x\"]}");
    assertEquals(0, run(folder.toString()));
    Path file = write("elsewhere.json", "{\"letters\": [\"y\"]}");
    assertEquals(1, run(folder.toString(), "--value-sets", file.toString()));
    assertTrue(out.toString().contains("FAILED  R  other.json"), out.toString());
  }

  @Test
  void nothingToTestIsNoSuccess() throws IOException {
    assertEquals(1, run(folder.toString()));
    write("R/rule.json", "{\"Logic\": true}");
    assertEquals(1, run(folder.toString()));
    assertEquals("1 rules, 0 tests: 0 passed, 0 failed", lastLine());
  }

  @Test
  void aWrongCommandLineIsAUsageError() throws IOException {
    assertEquals(2, run(folder.resolve("missing").toString()));
    assertEquals(2, run(folder.toString(), "--value-sets", folder.resolve("no").toString()));
    Path file = write("sets.json", "[]");
    assertEquals(2, run(folder.toString(), "--value-sets", file.toString()));
    assertEquals(2, run());
    assertEquals(2, execute("rules"));
  }

  @Test
  void helpNamesTheLayoutAndTheExitStatus() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().contains("rule.json"), out.toString());
    assertTrue(out.toString().contains("Exit status"), out.toString());
    assertEquals(0, execute("rules", "--help"));
  }

  private static String test(String a, String external, String expected) {
    return """
    {"name": "a test", "payload": {"a": %s}, "external": {%s}, "expected": %s}\
    """
        .formatted(a, external, expected);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private String lastLine() {
    return out.toString().lines().reduce((_, last) -> last).orElse("");
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "rules";
    all[1] = "test";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return execute(all);
  }

  private int execute(String... arguments) {
    CommandLine command = KioskMain.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status = command.execute(arguments);
    command.getOut().flush();
    command.getErr().flush();
    return status;
  }
}
