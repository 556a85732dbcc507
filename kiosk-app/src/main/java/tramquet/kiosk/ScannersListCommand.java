package tramquet.kiosk;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tramquet.drivers.found.FoundPort;

/// Lists where code readers may be.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "List where readers may be, and what each probably is.",
      "Serial ports, HID POS and keyboards, by what the kernel says; opens nothing. Programs",
      "that have one open are named as far as we may see them (as root: all)."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:listed", "1:there is nothing", "2:the command line is wrong"})
final class ScannersListCommand implements Callable<Integer> {
  @ParentCommand private ScannersCommand scanners = new ScannersCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<FoundPort> found = scanners.search().all();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ScannersJson.list(found));
    } else {
      ScannerLines.list(found).forEach(out::println);
    }
    out.flush();
    return found.isEmpty() ? ExitCode.FAILED : ExitCode.OK;
  }
}
