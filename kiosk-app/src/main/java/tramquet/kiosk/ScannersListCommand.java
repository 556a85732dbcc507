package tramquet.kiosk;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tramquet.drivers.found.FoundPort;
import tramquet.kiosk.config.ConfigFile;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.config.Loaded;

/// Lists where code readers may be.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "List where readers may be, and what each probably is.",
      "Serial ports, HID POS, keyboards and cameras, by what the kernel says; opens nothing.",
      "Programs that have one open are named as far as we may see them (as root: all)."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:listed",
      "1:there is nothing",
      "2:the command line or the configuration is wrong"
    })
final class ScannersListCommand implements Callable<Integer> {
  @ParentCommand private ScannersCommand scanners = new ScannersCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Say also which reader of this configuration has which port.")
  private Optional<Path> config = Optional.empty();

  @Override
  public Integer call() {
    List<ReaderClaim> claims = List.of();
    if (config.isPresent()) {
      switch (ConfigFile.read(config.get())) {
        case Loaded.Complete(KioskConfig read) -> claims = ReaderClaim.of(read);
        case Loaded.Rejected rejected -> {
          PrintWriter err = spec.commandLine().getErr();
          rejected.problems().forEach(problem -> err.println(problem.text()));
          return ExitCode.USAGE;
        }
      }
    }
    List<FoundPort> found = scanners.search().all();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ScannersJson.list(found, claims));
    } else {
      ScannerLines.list(found, claims).forEach(out::println);
    }
    out.flush();
    return found.isEmpty() ? ExitCode.FAILED : ExitCode.OK;
  }
}
