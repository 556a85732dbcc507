package tramquet.kiosk;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tramquet.drivers.found.AutoModel;
import tramquet.drivers.found.FoundPort;
import tramquet.drivers.found.Guess;
import tramquet.drivers.found.PortSearch;
import tramquet.drivers.line.SerialLine;
import tramquet.drivers.scanner.FrameRules;
import tramquet.drivers.scanner.Scanner;
import tramquet.drivers.scanner.ScannerModel;
import tramquet.drivers.scanner.ScannerModels;

/// Which reader is meant.
final class ReaderOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PORT", description = "Its device, best a link that stays.")
  private Path port = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Its model, as in the configuration. Default: by its USB id.")
  private Optional<String> model = Optional.empty();

  @Option(
      names = "--baud",
      paramLabel = "BITS",
      description = "Speed of a serial port, bit/s. Default: ${DEFAULT-VALUE}.")
  private int baud = 115_200;

  @Option(
      names = "--silence",
      description = "A pause ends a code: for a reader that sends no suffix.")
  private boolean silence;

  Path port() {
    return port;
  }

  int baud() {
    return baud;
  }

  /// Its model: what was said, or what is guessed.
  ///
  /// @throws ParameterException if nobody knows it
  ScannerModel model(PortSearch search) {
    String id = model.orElseGet(() -> guessed(search));
    return AutoModel.withId(id)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "no model \"%s\"; there are %s"
                    .formatted(id, ScannerModels.ALL.stream().map(ScannerModel::id).toList())));
  }

  /// Whether a model was said.
  boolean isModelSaid() {
    return model.isPresent();
  }

  private String guessed(PortSearch search) {
    Optional<FoundPort> found = search.all().stream().filter(each -> each.isAt(port)).findFirst();
    if (found.map(FoundPort::guess).orElse(null) instanceof Guess.Reader(_, String id, _)) {
      return id;
    }
    return switch (found.map(FoundPort::kind).orElse(kind())) {
      case SERIAL -> "generic-line";
      case REPORTS -> "hid-pos";
      case KEYBOARD -> "keyboard";
      case CAMERA -> "camera";
    };
  }

  private ScannerModel.Port kind() {
    if (port.startsWith("/dev/input")) {
      return ScannerModel.Port.KEYBOARD;
    }
    if (port.toString().startsWith("/dev/video") || port.startsWith("/dev/v4l")) {
      return ScannerModel.Port.CAMERA;
    }
    return port.toString().startsWith("/dev/hidraw") || port.startsWith("/dev/scanner")
        ? ScannerModel.Port.REPORTS
        : ScannerModel.Port.SERIAL;
  }

  /// The reader, not started.
  Scanner scanner(ScannerModel of, int atBaud) {
    return of.scanner(
        "scanner",
        new ScannerModel.Setup(
            port,
            new SerialLine.Settings(atBaud, 8, 1, SerialLine.Parity.NONE),
            silence ? FrameRules.Ending.SILENCE : FrameRules.Ending.TERMINATOR,
            Optional.empty()),
        System::nanoTime,
        new Random());
  }
}
