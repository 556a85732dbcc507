package tramquet.technician;

import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `tramquet` command: what a technician or an authority does at a desk.
@Command(
    name = "tramquet",
    mixinStandardHelpOptions = true,
    description = "Codes and keys for places and kiosks.")
final class Technician {
  public static void main(String[] arguments) {
    System.exit(commandLine(InstantSource.system()).execute(arguments));
  }

  /// The command with all it can do. Exit status: 0 done, 1 failed, 2 wrongly called.
  static CommandLine commandLine(InstantSource clock) {
    return new CommandLine(new Technician())
        .addSubcommand(
            new CommandLine(new PersonalCodeCommand()).addSubcommand(new IssueCommand(clock)))
        .addSubcommand(new PlaceCodeCommand())
        .addSubcommand(new CommandLine(new AuthorityCommand()).addSubcommand(new InitCommand()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((exception, command, _) -> {
          command.getErr().println(message(exception));
          return CommandLine.ExitCode.SOFTWARE;
        });
  }

  private static String message(Exception exception) {
    return exception instanceof FailedException failed
        ? failed.getMessage()
        : exception.getClass().getSimpleName() + ": can not read or write a file";
  }
}
