package tramquet.kiosk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tramquet.drivers.line.Syscalls;

/// What a technician with a screwdriver needs: which pins there are, what they say, who has them.
@Command(
    name = "pins",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND]",
    description = {
      "Look at the pins, try them, watch them. Alone: list.",
      "While the kiosk runs, it has its pins: stop it to try or watch them",
      "(systemctl stop tramquet-kiosk)."
    },
    footer = {
      "",
      "Is it wired right?   tramquet-kiosk pins list",
      "Does the lamp work?  tramquet-kiosk pins try green",
      "Does the gate work?  tramquet-kiosk pins try gate",
      "And the sensor?      tramquet-kiosk pins watch"
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done, and every pin is as it should be",
      "1:a chip or a pin is not there, somebody else has it, or it does not do as it is told",
      "2:the command line or the configuration is wrong, or you said no"
    },
    subcommands = {PinsListCommand.class, PinsTryCommand.class, PinsWatchCommand.class})
final class PinsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Syscalls kernel;
  private final Wait wait;
  private final Supplier<Optional<String>> answers;

  /// How time passes while something is on.
  @FunctionalInterface
  interface Wait {
    void pass(Duration time);
  }

  PinsCommand() {
    this(Syscalls.ofThisMachine(), PinsCommand::pass, PinsCommand::typed);
  }

  /// @param answers the next line that somebody types; empty where nobody does
  PinsCommand(Syscalls kernel, Wait wait, Supplier<Optional<String>> answers) {
    this.kernel = kernel;
    this.wait = wait;
    this.answers = answers;
  }

  @Override
  public Integer call() {
    return Optional.ofNullable(spec.commandLine().getSubcommands().get("list"))
        .orElseThrow()
        .execute();
  }

  Syscalls kernel() {
    return kernel;
  }

  Wait waiting() {
    return wait;
  }

  Optional<String> answer() {
    return answers.get();
  }

  private static Optional<String> typed() {
    try {
      return Optional.ofNullable(
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void pass(Duration time) {
    long start = System.nanoTime();
    long rest = time.toNanos();
    while (rest > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(rest);
      rest = time.toNanos() - (System.nanoTime() - start);
    }
  }
}
