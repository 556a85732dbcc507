package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import picocli.CommandLine;

@ResourceLock("java.util.logging")
class KioskMainTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpNamesTheCommandsAndTheExitStatus() {
    assertEquals(0, execute("--help"));
    assertTrue(out.toString().contains("check"), out.toString());
    assertTrue(out.toString().contains("Exit status"), out.toString());
  }

  @Test
  void anUnknownCommandIsAUsageError() {
    assertEquals(2, execute("fly"));
  }

  @Test
  void theSampleIsPrinted() {
    assertEquals(0, execute("check", "--print-sample"));
    assertTrue(out.toString().contains("[lane]"), out.toString());
  }

  @Test
  void aGoodConfigurationSaysWhatWouldRunAndThatTheScannerIsNotThere() throws Exception {
    Path file = configuration();
    Files.writeString(folder.resolve("a.pub"), "");
    Files.writeString(folder.resolve("v.pub"), "");
    assertEquals(0, execute("check", "--config", file.toString()));
    assertTrue(out.toString().contains("kiosk    kiosk-1, records in " + folder.resolve("data")));
    assertTrue(
        out.toString().contains("warning: scanner.port: nothing at " + folder.resolve("tty")),
        out.toString());
    assertTrue(out.toString().endsWith("ok" + System.lineSeparator()), out.toString());
  }

  @Test
  void aMissingKeyFileStopsTheStart() throws Exception {
    Path file = configuration();
    assertEquals(1, execute("check", "--config", file.toString()));
    String expected = "error: keys.authority: no file " + folder.resolve("a.pub");
    assertTrue(out.toString().contains(expected), out.toString());
    assertEquals(1, execute("run", "--config", file.toString()));
  }

  @Test
  void aBadConfigurationIsRefusedWithItsPlace() throws Exception {
    Path file = Files.writeString(configuration(), "\nlane.nam = \"2\"\n");
    assertEquals(2, execute("check", "--config", file.toString()));
    String expected = file + ":2:1: lane.nam: unknown key; did you mean 'lane.name'?";
    assertTrue(err.toString().contains(expected), err.toString());
    assertEquals(2, execute("run", "--config", file.toString()));
  }

  private Path configuration() throws Exception {
    return Files.writeString(
        folder.resolve("kiosk.toml"),
        """
        kiosk = { id = "kiosk-1", data = "data" }
        scanner.port = "tty"
        keys = { authority = "a.pub", view = "v.pub" }
        """);
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
