package tramquet.kiosk;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tramquet.drivers.found.PortSearch;

/// What a technician with a box of scanners needs: which there are, what they say, how they are set
/// up. What they read is never shown.
@Command(
    name = "scanners",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND]",
    description = {
      "Find code readers, watch them, ask what they are, find out how they are set. Alone: list.",
      "While the kiosk runs, it has its readers: stop it to watch them",
      "(systemctl stop tramquet-kiosk). What a reader reads is never shown."
    },
    footer = {
      "",
      "What is plugged in?       tramquet-kiosk scanners list",
      "What do I configure?      tramquet-kiosk scanners suggest",
      "Does it read?             tramquet-kiosk scanners watch PORT",
      "Does it read it right?    tramquet-kiosk scanners sheet sheet.pdf, print it, and",
      "                          tramquet-kiosk scanners calibrate PORT"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done, and all is well",
      "1:no reader is there, it does not answer, or it is set up wrong",
      "2:the command line is wrong"
    },
    subcommands = {
      ScannersListCommand.class,
      ScannersSuggestCommand.class,
      ScannersWatchCommand.class,
      ScannersIdentifyCommand.class,
      ScannersSheetCommand.class,
      ScannersCalibrateCommand.class
    })
final class ScannersCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  private final PortSearch search;
  private final boolean onTerminal;

  ScannersCommand() {
    this(
        PortSearch.ofThisMachine(),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
  }

  /// @param onTerminal whether what is printed is looked at, and may be written anew
  ScannersCommand(PortSearch search, boolean onTerminal) {
    this.search = search;
    this.onTerminal = onTerminal;
  }

  @Override
  public Integer call() {
    return Optional.ofNullable(spec.commandLine().getSubcommands().get("list"))
        .orElseThrow()
        .execute();
  }

  PortSearch search() {
    return search;
  }

  boolean isOnTerminal() {
    return onTerminal;
  }
}
