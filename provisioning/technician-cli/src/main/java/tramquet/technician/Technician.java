package tramquet.technician;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `tramquet` command: what a technician or an authority does at a desk.
@Command(
    name = "tramquet",
    mixinStandardHelpOptions = true,
    description = "Codes, keys, packs and orders for places and kiosks, and the centre's registry.")
final class Technician {
  public static void main(String[] arguments) {
    System.exit(commandLine(InstantSource.system()).execute(arguments));
  }

  /// The command with all it can do. Exit status: 0 done, 1 failed, 2 wrongly called, 3 nobody
  /// answered.
  static CommandLine commandLine(InstantSource clock) {
    return new CommandLine(new Technician())
        .addSubcommand(new CommandLine(new CodeCommand()).addSubcommand(new PersonalCommand(clock)))
        .addSubcommand(new PosterCommand())
        .addSubcommand(new BrokerCommand())
        .addSubcommand(
            new CommandLine(new AuthorityCommand()).addSubcommand(new InitCommand(clock)))
        .addSubcommand(PackCommand.with(clock))
        .addSubcommand(OrderCommand.with(clock))
        .addSubcommand(new PlaceCommand())
        .addSubcommand(new LaneCommand())
        .addSubcommand(new ControllerCommand())
        .addSubcommand(new KioskCommand())
        .addSubcommand(new TripCommand(clock))
        .addSubcommand(new DoctorCommand(clock))
        .addSubcommand("completion", new AutoComplete.GenerateCompletion())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((exception, command, _) -> {
          command.getErr().println(message(exception));
          return exception instanceof FailedException failed
              ? failed.exitCode()
              : CommandLine.ExitCode.SOFTWARE;
        });
  }

  /// What went wrong in the world; our own mistakes go on as they came.
  private static String message(Exception exception) throws Exception {
    return switch (exception) {
      case FailedException failed -> failed.getMessage();
      case NoSuchFileException missing -> missing.getFile() + ": there is no such file";
      case FileSystemException file -> file.getFile() + ": can not be read or written";
      case IOException other -> other.getClass().getSimpleName() + ": can not read or write a file";
      default -> throw exception;
    };
  }
}
