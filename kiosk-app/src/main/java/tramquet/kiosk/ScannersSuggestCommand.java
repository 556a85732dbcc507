package tramquet.kiosk;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tramquet.drivers.found.FoundPort;
import tramquet.drivers.found.Guess;
import tramquet.drivers.scanner.ScannerModel;

/// Prints what to configure.
@Command(
    name = "suggest",
    mixinStandardHelpOptions = true,
    description = {
      "Print what to configure for the reader that is plugged in: the section [scanner].",
      "Of several, the second is meant for those who leave; the others stand in comments.",
      "A chip between USB and a serial line is never taken for a reader: name its port yourself."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:printed", "1:no reader is known here", "2:the command line is wrong"})
final class ScannersSuggestCommand implements Callable<Integer> {
  @ParentCommand private ScannersCommand scanners = new ScannersCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<FoundPort> found = scanners.search().all();
    List<FoundPort> readers =
        found.stream().filter(each -> each.guess() instanceof Guess.Reader).toList();
    // A camera beside a scanner is somebody's for something else.
    List<FoundPort> scannersOnly =
        readers.stream().filter(each -> each.kind() != ScannerModel.Port.CAMERA).toList();
    readers = scannersOnly.isEmpty() ? readers : scannersOnly;
    if (readers.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("no reader is known here");
      ScannerLines.advice(found).forEach(err::println);
      return ExitCode.FAILED;
    }
    PrintWriter out = spec.commandLine().getOut();
    ScannerLines.toml(readers).forEach(out::println);
    out.flush();
    return ExitCode.OK;
  }
}
