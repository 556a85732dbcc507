package tramquet.kiosk;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tramquet.drivers.line.Answer;
import tramquet.drivers.line.GpioChip;
import tramquet.drivers.line.GpioChips;
import tramquet.drivers.line.LineFault;
import tramquet.drivers.line.LineInfo;
import tramquet.drivers.line.Pins.Level;
import tramquet.kiosk.config.KioskConfig;

/// Lists the configured pins, or all chips with their lines.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "List the configured pins: where they are, their levels, who has them.",
      "Takes lines that nobody has for a moment, to read them, and changes none."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every pin can be had, or is the kiosk's",
      "1:a chip or a pin is not there, may not be opened, or another program has it",
      "2:the command line or the configuration is wrong"
    })
final class PinsListCommand implements Callable<Integer> {
  private static final String US = "tramquet-kiosk";

  @ParentCommand private PinsCommand pins = new PinsCommand();
  @Mixin private final ConfigOption config = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--chips", description = "List all GPIO chips with their lines instead.")
  private boolean chips;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    if (chips) {
      return chips();
    }
    Optional<KioskConfig.Pins> loaded = config.load(err).map(KioskConfig::pins);
    if (loaded.isEmpty()) {
      return ExitCode.USAGE;
    }
    List<ConfiguredPin> configured = ConfiguredPin.of(loaded.get());
    return switch (loaded.get().provider()) {
      case TWIN -> {
        print(Optional.empty(), configured.stream().map(PinRow::inMemory).toList());
        yield ExitCode.OK;
      }
      case KERNEL ->
          switch (new GpioChips(pins.kernel()).find(loaded.get().chip())) {
            case Answer.Given<GpioChip>(GpioChip chip) -> list(chip, configured);
            case Answer.Refused<GpioChip>(LineFault fault) -> {
              err.println("pins: " + fault.text());
              yield ExitCode.FAILED;
            }
          };
    };
  }

  private int list(GpioChip chip, List<ConfiguredPin> configured) {
    try (chip) {
      List<PinRow> rows = configured.stream().map(pin -> row(chip, pin)).toList();
      print(Optional.of(chip), rows);
      return rows.stream().allMatch(row -> row.usableBy(US)) ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private static PinRow row(GpioChip chip, ConfiguredPin pin) {
    Answer<LineInfo> line = chip.offsetOf(pin.bcm()).then(chip::line);
    return switch (line) {
      case Answer.Refused<LineInfo>(LineFault fault) -> PinRow.broken(pin, fault.text());
      case Answer.Given<LineInfo>(LineInfo info) when info.heldBy().isPresent() ->
          PinRow.held(pin, info.heldBy().get());
      case Answer.Given<LineInfo>(LineInfo info) ->
          switch (chip.levels(List.of(info.offset()), US + " pins")) {
            case Answer.Given<List<Level>>(List<Level> now) -> PinRow.free(pin, now.getFirst());
            case Answer.Refused<List<Level>>(LineFault fault) -> PinRow.broken(pin, fault.text());
          };
    };
  }

  private void print(Optional<GpioChip> chip, List<PinRow> rows) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(PinsJson.pins(chip, rows));
    } else {
      PinTable.of(chip, rows, US).forEach(out::println);
    }
  }

  private int chips() {
    List<Answer<GpioChip>> all = new GpioChips(pins.kernel()).all();
    PrintWriter out = spec.commandLine().getOut();
    List<LineFault> faults = new ArrayList<>();
    List<GpioChip> open = new ArrayList<>();
    for (Answer<GpioChip> each : all) {
      switch (each) {
        case Answer.Given<GpioChip>(GpioChip chip) -> open.add(chip);
        case Answer.Refused<GpioChip>(LineFault fault) -> faults.add(fault);
      }
    }
    if (all.isEmpty()) {
      faults.add(new LineFault.NoChips());
    }
    if (json) {
      out.println(PinsJson.chips(open));
    } else {
      open.forEach(chip -> PinTable.of(chip).forEach(out::println));
    }
    open.forEach(GpioChip::close);
    faults.forEach(fault -> spec.commandLine().getErr().println(fault.text()));
    return faults.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }
}
