package tramquet.kiosk;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tramquet.kiosk.config.ConfigFile;
import tramquet.kiosk.config.KioskConfig;

/// Says what `run` would do and what would stop it, without starting anything.
@Command(
    name = "check",
    description = "Check the configuration and the files it names; start nothing.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the kiosk can start",
      "1:a file or folder it names is missing or unusable",
      "2:the configuration is wrong"
    })
final class CheckCommand implements Callable<Integer> {
  @Mixin private final ConfigOption config = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--print-sample",
      description = "Print a sample configuration with every key, and stop.")
  private boolean printSample;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (printSample) {
      out.print(ConfigFile.sample());
      out.flush();
      return ExitCode.OK;
    }
    Optional<KioskConfig> loaded = config.load(spec.commandLine().getErr());
    if (loaded.isEmpty()) {
      return ExitCode.USAGE;
    }
    Plan.of(loaded.get()).forEach(out::println);
    Surroundings seen = Surroundings.of(loaded.get());
    seen.warnings().forEach(warning -> out.println("warning: " + warning));
    seen.failures().forEach(failure -> out.println("error: " + failure));
    out.println(seen.failures().isEmpty() ? "ok" : "the kiosk cannot start");
    return seen.failures().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }
}
