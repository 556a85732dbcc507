package tramquet.kiosk;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import tramquet.kiosk.demo.DemoCommand;
import tramquet.kiosk.demo.FilmCommand;
import tramquet.kiosk.demo.PlayCommand;
import tramquet.kiosk.demo.ProbeDisplayCommand;
import tramquet.kiosk.simulation.SimulateCommand;

/// The `tramquet-kiosk` command. Every subcommand is one file and one line here.
@Command(
    name = "tramquet-kiosk",
    version = "tramquet-kiosk 0.1.0",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Reads a code at a lane, decides, records, opens, delivers.",
    footer = {
      "",
      "See it work:        tramquet-kiosk demo",
      "Find a reader:      tramquet-kiosk scanners",
      "Set up a kiosk:     tramquet-kiosk check --print-sample > kiosk.toml",
      "                    tramquet-kiosk check --config kiosk.toml",
      "                    tramquet-kiosk run --config kiosk.toml",
      "What is wrong?       tramquet-kiosk doctor"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done, and all is well",
      "1:tried and failed",
      "2:the command line or the configuration is wrong",
      "3:a fault of the program",
      "4:looked at, and works, but somebody should see to it"
    },
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      CheckCommand.class,
      DoctorCommand.class,
      PinCommand.class,
      InspectCommand.class,
      RulesCommand.class,
      PinsCommand.class,
      ScannersCommand.class,
      ReplayCommand.class,
      SimulateCommand.class,
      SimulateScannerCommand.class,
      HelpCommand.class,
      PlayCommand.class,
      FilmCommand.class,
      ProbeDisplayCommand.class
    })
final class KioskMain {
  private static final Logger LOG = System.getLogger("tramquet.kiosk");

  private KioskMain() {}

  /// Runs one subcommand and ends the process with its exit status.
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /// The whole command, as tests call it.
  static CommandLine commandLine() {
    return new CommandLine(new KioskMain())
        .setExecutionExceptionHandler((fault, command, parsed) -> {
          // The journal's format decides how much of it may be said.
          LOG.log(Level.ERROR, "fault in " + command.getCommandName(), fault);
          return ExitCode.FAULT;
        });
  }
}
