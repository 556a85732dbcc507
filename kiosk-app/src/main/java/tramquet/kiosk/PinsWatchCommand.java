package tramquet.kiosk;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tramquet.drivers.Health;
import tramquet.drivers.line.KernelWires;
import tramquet.drivers.line.PinUnavailable;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Pins.Pull;
import tramquet.drivers.line.Wires;
import tramquet.kiosk.config.KioskConfig;

/// Shows every edge of the inputs as it comes, undebounced: bounces are what one wants to see here.
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Show every edge of the inputs, with the time at which the kernel saw it.",
      "Nothing is debounced here: bounces of a contact are shown. Ctrl-C ends it."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:watched for as long as was asked",
      "1:an input cannot be had, or was lost",
      "2:the command line or the configuration is wrong, or names no input"
    })
final class PinsWatchCommand implements Callable<Integer> {
  private static final Duration LONG = Duration.ofDays(365);

  @ParentCommand private PinsCommand pins = new PinsCommand();
  @Mixin private final ConfigOption config = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      description = "Stop after this many seconds. Default: at Ctrl-C.")
  private Optional<Integer> seconds = Optional.empty();

  @Option(names = "--json", description = "Print one JSON object for each level.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Optional<KioskConfig.Pins> loaded = config.load(err).map(KioskConfig::pins);
    if (loaded.isEmpty()) {
      return ExitCode.USAGE;
    }
    List<ConfiguredPin> inputs =
        ConfiguredPin.of(loaded.get()).stream().filter(pin -> !pin.driven()).toList();
    if (inputs.isEmpty()) {
      err.println("the section [pins] names no input");
      return ExitCode.USAGE;
    }
    if (loaded.get().provider() == KioskConfig.Pins.Provider.TWIN) {
      err.println("pins in memory (provider \"twin\"): nothing will move");
    }
    try (Wires wires = LaneHardware.wires(loaded.get(), pins.kernel(), System::nanoTime)) {
      return watch(wires, inputs);
    } catch (PinUnavailable e) {
      err.println("pins: " + e.fault().text());
      return ExitCode.FAILED;
    }
  }

  private int watch(Wires wires, List<ConfiguredPin> inputs) {
    long startNanos = System.nanoTime();
    wires.whenHealthChanges(this::health);
    for (ConfiguredPin pin : inputs) {
      if (pin.use() instanceof ConfiguredPin.Watched(Pull pull, String _)) {
        Wires.Wire wire =
            wires.input(pin.bcm(), pull, (level, at) -> show(pin, level, at, at - startNanos));
        show(pin, wire.level(), startNanos, 0);
      }
    }
    pins.waiting().pass(seconds.map(Duration::ofSeconds).orElse(LONG));
    if (wires instanceof KernelWires kernel && !json) {
      spec.commandLine()
          .getOut()
          .printf("%d edges, %d missed%n", kernel.tally().edges(), kernel.tally().missed());
    }
    return wires.checkHealth() instanceof Health.Online ? ExitCode.OK : ExitCode.FAILED;
  }

  private synchronized void show(
      ConfiguredPin pin, Level level, long atNanos, long sinceStartNanos) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(PinsJson.level(pin, level, atNanos));
    } else {
      out.printf(
          "%12.6f s  %-9s BCM %-2d  %-4s  %s%n",
          sinceStartNanos / 1e9, pin.name(), pin.bcm(), PinTable.word(level), pin.says(level));
    }
    out.flush();
  }

  private void health(Health health) {
    spec.commandLine()
        .getErr()
        .println(
            switch (health) {
              case Health.Online _ -> "all inputs work again";
              case Health.Degraded(String reason) -> "not all is well: " + reason;
              case Health.Offline(String reason) -> "lost: " + reason;
              case Health.Faulty(String reason) -> "fault: " + reason;
            });
  }
}
