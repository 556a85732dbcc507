package tramquet.kiosk;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tramquet.drivers.Health;
import tramquet.drivers.line.PinUnavailable;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.line.Wires;
import tramquet.kiosk.config.KioskConfig;

/// Switches one output on for a moment, having said what will happen.
@Command(
    name = "try",
    mixinStandardHelpOptions = true,
    description = {
      "Switch one output on for a moment: a lamp or the buzzer for 1 s, the gate for its pulse.",
      "Says before what will happen. Asks before it opens a gate."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done; the wire had both levels",
      "1:the pin cannot be had, or the wire does not follow it",
      "2:the command line or the configuration is wrong, or you said no"
    })
final class PinsTryCommand implements Callable<Integer> {
  @ParentCommand private PinsCommand pins = new PinsCommand();
  @Mixin private final ConfigOption config = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "As in \"pins list\": red, green, gate, …")
  private String name = "";

  @Option(
      names = {"-y", "--yes"},
      description = "Open the gate without asking.")
  private boolean yes;

  @Option(names = "--json", description = "Print what came of it as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Optional<KioskConfig.Pins> loaded = config.load(err).map(KioskConfig::pins);
    if (loaded.isEmpty()) {
      return ExitCode.USAGE;
    }
    List<ConfiguredPin> driven =
        ConfiguredPin.of(loaded.get()).stream().filter(ConfiguredPin::driven).toList();
    Optional<ConfiguredPin> found =
        driven.stream().filter(pin -> pin.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      err.printf(
          "no output is called \"%s\"; there are: %s%n",
          name, driven.stream().map(ConfiguredPin::name).collect(Collectors.joining(", ")));
      return ExitCode.USAGE;
    }
    return found.get().use() instanceof ConfiguredPin.Driven use
        ? attempt(loaded.get(), found.get(), use)
        : ExitCode.USAGE;
  }

  private int attempt(KioskConfig.Pins config, ConfiguredPin pin, ConfiguredPin.Driven use) {
    PrintWriter told = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    told.printf(
        "%s goes %s for %d ms: %s%n",
        pin.text(), PinTable.word(pin.resting().opposite()), use.trial().toMillis(), use.effect());
    told.flush();
    if (pin.name().equals("gate") && !yes && !agreed(told)) {
      return ExitCode.USAGE;
    }
    try (Wires wires = LaneHardware.wires(config, pins.kernel(), System::nanoTime)) {
      // A board whose lines keep their levels would go on driving after Ctrl-C.
      Thread rest = new Thread(wires::close, "rest");
      Runtime.getRuntime().addShutdownHook(rest);
      int result = pulse(wires, pin, use);
      Runtime.getRuntime().removeShutdownHook(rest);
      return result;
    } catch (PinUnavailable e) {
      spec.commandLine().getErr().println("pins: " + e.fault().text());
      return ExitCode.FAILED;
    }
  }

  private int pulse(Wires wires, ConfiguredPin pin, ConfiguredPin.Driven use) {
    Level on = pin.resting().opposite();
    Wires.Wire wire = wires.output(pin.bcm(), pin.resting());
    boolean rested = wire.level() == pin.resting();
    wire.drive(on);
    boolean followed = wire.level() == on;
    pins.waiting().pass(use.trial());
    wire.drive(pin.resting());
    boolean back = wire.level() == pin.resting();
    boolean worked = rested && followed && back && wires.checkHealth() instanceof Health.Online;
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(PinsJson.trial(pin, use.trial().toMillis(), worked));
    } else if (worked) {
      out.printf(
          "done: the wire went %s and is %s again%n",
          PinTable.word(on), PinTable.word(pin.resting()));
    } else {
      out.printf(
          "the wire does not follow: it %s go %s, and %s back to %s. A short circuit, or something"
              + " else drives it%n",
          followed ? "did" : "did not",
          PinTable.word(on),
          rested && back ? "was" : "was not",
          PinTable.word(pin.resting()));
    }
    return worked ? ExitCode.OK : ExitCode.FAILED;
  }

  private boolean agreed(PrintWriter told) {
    told.print("Open it? [y/N] ");
    told.flush();
    boolean agreed = pins.answer().orElse("").strip().toLowerCase(Locale.ROOT).matches("y|yes");
    if (!agreed) {
      told.println("not opened; --yes opens it without asking");
    }
    return agreed;
  }
}
