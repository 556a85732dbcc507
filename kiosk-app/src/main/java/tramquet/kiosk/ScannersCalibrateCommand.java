package tramquet.kiosk;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tramquet.drivers.Bytes;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.scanner.Scanner;
import tramquet.drivers.scanner.ScannerModel;
import tramquet.kiosk.calibration.Diagnosis;
import tramquet.kiosk.calibration.Diagnosis.Suffix;
import tramquet.kiosk.calibration.SheetCode;

/// Says in words which setting of a reader is wrong, by what it makes of the calibration sheet.
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Say in words what is set wrong in a reader, by the codes of the sheet.",
      "Show it the codes of the calibration sheet (tramquet-kiosk scanners sheet), in any order.",
      "Character set, keyboard, suffix, prefix, Caps Lock, GS and long codes are looked at.",
      "Other codes are never shown. Ends when every code of the sheet was seen."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every code came, and nothing is wrong",
      "1:something is set wrong, or not every code came",
      "2:the command line is wrong"
    })
final class ScannersCalibrateCommand implements Callable<Integer> {
  private static final Duration QUIET = Duration.ofMillis(400);

  @ParentCommand private ScannersCommand scanners = new ScannersCommand();
  @Mixin private final ReaderOption reader = new ReaderOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      description = "Stop after this many seconds. Default: ${DEFAULT-VALUE}.")
  private int seconds = 300;

  private final Set<SheetCode> seen = EnumSet.noneOf(SheetCode.class);
  private final Set<String> faults = new LinkedHashSet<>();
  private boolean strange;

  @Override
  public Integer call() throws InterruptedException {
    ScannerModel model = reader.model(scanners.search());
    long untilNanos = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    say("scan the codes of the sheet, one after the other");
    Optional<String> trouble =
        model.port() == ScannerModel.Port.SERIAL ? raw(untilNanos) : read(model, untilNanos);
    trouble.ifPresent(spec.commandLine().getErr()::println);
    say("");
    if (trouble.isEmpty()) {
      conclude(model);
    }
    return isComplete() && faults.isEmpty() && trouble.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  /// A serial line byte by byte: its suffix, too, is to be seen.
  private Optional<String> raw(long untilNanos) {
    SerialLine.Settings settings =
        new SerialLine.Settings(reader.baud(), 8, 1, SerialLine.Parity.NONE);
    return switch (SerialLine.at(reader.port(), settings).open()) {
      case LineOpener.Absent<SerialLine>(String reason) -> Optional.of(reason);
      case LineOpener.Unavailable<SerialLine>(String reason) -> Optional.of(reason);
      case LineOpener.Opened<SerialLine>(SerialLine line) -> {
        try (line) {
          yield raw(line, untilNanos);
        }
      }
    };
  }

  private Optional<String> raw(SerialLine line, long untilNanos) {
    Bytes code = Bytes.NONE;
    while (!isComplete() && System.nanoTime() - untilNanos < 0) {
      switch (line.read(QUIET)) {
        case SerialLine.Chunk(Bytes bytes) -> code = code.plus(bytes);
        case SerialLine.Silence() -> {
          took(code, Suffix.UNKNOWN);
          code = Bytes.NONE;
        }
        case SerialLine.Gone(String reason) -> {
          return Optional.of(reason);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> read(ScannerModel model, long untilNanos) throws InterruptedException {
    BlockingQueue<Bytes> codes = new LinkedBlockingQueue<>();
    try (Scanner scanner = reader.scanner(model, reader.baud())) {
      scanner.start(
          scan -> codes.add(scan.data()), health -> say("reader " + ScannerLines.health(health)));
      long broken = 0;
      while (!isComplete() && System.nanoTime() - untilNanos < 0) {
        Optional.ofNullable(codes.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS))
            .ifPresent(code -> took(code, Suffix.GOOD));
        long now = scanner.counters().discards().timeout();
        if (now > broken && model.port() == ScannerModel.Port.KEYBOARD) {
          fault("a code stopped without Enter: set its suffix to Enter, its delay to none");
        }
        broken = now;
      }
    }
    return Optional.empty();
  }

  private void took(Bytes code, Suffix suffix) {
    if (code.length() == 0) {
      return;
    }
    Optional<Diagnosis> diagnosis = Diagnosis.of(code.toArray(), suffix);
    if (diagnosis.isEmpty()) {
      strange = true;
      say("  ?  %d bytes that are no code of the sheet".formatted(code.length()));
      return;
    }
    Diagnosis known = diagnosis.get();
    seen.add(known.code());
    say(
        "  %d  %s: %s"
            .formatted(
                known.code().number(),
                known.code().english(),
                known.faults().isEmpty() ? "right" : "WRONG"));
    known.notes().forEach(note -> say("       " + note));
    known.faults().forEach(this::fault);
  }

  private void fault(String words) {
    faults.add(words);
    say("       " + words);
  }

  private boolean isComplete() {
    return seen.size() == SheetCode.values().length;
  }

  private void conclude(ScannerModel model) {
    faults.forEach(each -> say("wrong: " + each));
    if (!isComplete()) {
      say("%d of %d codes were seen".formatted(seen.size(), SheetCode.values().length));
    } else if (faults.isEmpty()) {
      say("This reader is set right.");
    }
    if (strange && seen.isEmpty()) {
      say(
          model.port() == ScannerModel.Port.SERIAL
              ? "What comes is like nothing on the sheet: is its speed another (--baud)?"
              : "What comes is like nothing on the sheet: is its keyboard one that we do not"
                  + " know?");
    } else if (seen.isEmpty()) {
      say("Nothing came. Is it set to read by itself, and to this kind of port?");
    }
  }

  private synchronized void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
