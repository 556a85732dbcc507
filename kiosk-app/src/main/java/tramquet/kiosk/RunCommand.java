package tramquet.kiosk;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tramquet.kiosk.config.KioskConfig;

/// Runs the kiosk until it is told to stop.
@Command(
    name = "run",
    description = "Run the kiosk.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:stopped as asked",
      "1:could not start, or had to give up",
      "2:the command line or the configuration is wrong",
      "3:a fault of the program"
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private final ConfigOption config = new ConfigOption();
  @Mixin private final Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    verbosity.openJournal();
    Optional<KioskConfig> loaded = config.load(spec.commandLine().getErr());
    return loaded.map(this::run).orElse(ExitCode.USAGE);
  }

  private int run(KioskConfig kiosk) {
    Surroundings seen = Surroundings.of(kiosk);
    seen.failures().forEach(spec.commandLine().getErr()::println);
    if (!seen.failures().isEmpty()) {
      return ExitCode.FAILED;
    }
    spec.commandLine().getErr().println("this build cannot run a kiosk yet");
    return ExitCode.FAILED;
  }
}
