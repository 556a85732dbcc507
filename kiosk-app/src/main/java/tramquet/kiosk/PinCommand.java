package tramquet.kiosk;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tramquet.kiosk.order.PinHash;

/// Hashes a PIN for the configuration.
@Command(
    name = "pin",
    mixinStandardHelpOptions = true,
    description = {
      "Read a PIN of six to twelve digits, and print the line for [staff] in the configuration.",
      "It is typed unseen, or comes by standard input; it is never an argument, for those are"
          + " seen by everybody on the machine."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:printed", "2:that was no PIN"})
final class PinCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Optional<String> typed = typed();
    if (typed.filter(pin -> pin.matches(PinHash.SHAPE)).isEmpty()) {
      spec.commandLine().getErr().println("a PIN is six to twelve digits");
      return ExitCode.USAGE;
    }
    spec.commandLine()
        .getOut()
        .printf("pin = \"%s\"%n", PinHash.of(typed.get(), new SecureRandom()).text());
    return ExitCode.OK;
  }

  private static Optional<String> typed() throws IOException {
    Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (terminal.isPresent()) {
      return Optional.ofNullable(terminal.get().readPassword("PIN: ")).map(String::new);
    }
    return Optional.ofNullable(
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine());
  }
}
