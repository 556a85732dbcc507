package tramquet.kiosk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tramquet.kiosk.calibration.Sheet;

/// Writes the calibration sheet.
@Command(
    name = "sheet",
    mixinStandardHelpOptions = true,
    description = {
      "Write the calibration sheet: codes of known content, to print.",
      "One page of A4 as PDF.",
      "Every code is read back from the page before it is written."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:written", "1:it cannot be written", "2:the command line is wrong"})
final class ScannersSheetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE.pdf", description = "The file; one that is there is replaced.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    // Whole, before a file that is there is replaced.
    ByteArrayOutputStream sheet = new ByteArrayOutputStream();
    try {
      Sheet.write(sheet);
      Files.write(file, sheet.toByteArray());
    } catch (IOException e) {
      spec.commandLine().getErr().println(file + ": " + e.getMessage());
      return ExitCode.FAILED;
    }
    spec.commandLine()
        .getOut()
        .printf("%s: print it at 100 %%, then tramquet-kiosk scanners calibrate PORT%n", file);
    return ExitCode.OK;
  }
}
