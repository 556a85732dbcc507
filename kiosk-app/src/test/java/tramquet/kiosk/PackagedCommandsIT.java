package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands as a technician starts them: by the script, from the jars. What the tests of classes
/// have on their path, the package may lack.
final class PackagedCommandsIT {
  private final Path root = Path.of(System.getProperty("tramquet.root", "..")).toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void theCalibrationSheetIsWritten() throws Exception {
    Path sheet = folder.resolve("sheet.pdf");
    String said = run("scanners", "sheet", sheet.toString());
    assertEquals(1, said.lines().count(), said);
    assertTrue(Files.readString(sheet, ISO_8859_1).startsWith("%PDF-"));
  }

  @Test
  void readersAndTheirTwinsExplainThemselves() throws Exception {
    assertTrue(run("scanners", "list", "--help").contains("Exit status"));
    assertTrue(run("simulate-scanner", "--help").contains("zebra-ssi"));
    assertTrue(run("film", "--help").contains("picture"));
  }

  private String run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("kiosk-app/bin/tramquet-kiosk").toString());
    command.addAll(List.of(words));
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("TRAMQUET_NO_BUILD", "1");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    String said = Files.readString(output, UTF_8);
    assertTrue(ended, said);
    assertEquals(0, process.exitValue(), said);
    return said;
  }
}
