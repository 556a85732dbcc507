package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tramquet.drivers.Bytes;
import tramquet.drivers.twin.Pty;
import tramquet.drivers.twin.ScannerTwin;
import tramquet.drivers.twin.ScannerTwins;
import tramquet.drivers.twin.SerialScannerTwin;

/// `tramquet-kiosk simulate-scanner`: a scanner that is not there, for whoever has none. It shows
/// the lines of standard input as codes.
@Command(
    name = "simulate-scanner",
    mixinStandardHelpOptions = true,
    description = {
      "Is a scanner on a serial port that is not there: shows each line of standard input as a"
          + " code, and speaks its model's dialect with whoever opens the port.",
      "A line @hex:… is a code in hexadecimal digits, @unplug pulls its plug, @plug puts it back."
    },
    footer = {
      "",
      "tramquet-kiosk simulate-scanner --link /tmp/scanner --model zebra-ssi",
      "and in kiosk.toml: scanner.port = \"/tmp/scanner\", scanner.model = \"zebra-ssi\""
    })
final class SimulateScannerCommand implements Callable<Integer> {
  @Option(names = "--link", required = true, description = "Link that is made to its port.")
  private Path link = Path.of("scanner");

  @Option(
      names = "--model",
      description = "Which scanner, as in scanner.model. Default: ${DEFAULT-VALUE}.")
  private String model = "generic-line";

  @Option(
      names = "--suffix",
      description = "What follows a code: cr, lf, crlf or none. Default: ${DEFAULT-VALUE}.")
  private String suffix = "cr";

  @Option(names = "--baud", description = "Its speed; at another it hears and sends rubbish.")
  private Optional<Integer> baud = Optional.empty();

  @Option(names = "--chunk", description = "How many bytes it hands on at once.")
  private int chunk;

  @Option(names = "--lose", description = "How likely each byte is lost, 0 to 1.")
  private double lose;

  @Option(names = "--noise", description = "How likely a byte too many is before each, 0 to 1.")
  private double noise;

  @Option(names = "--seed", description = "Of the faults. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final InputStream input;
  private int told;

  SimulateScannerCommand() {
    this(System.in);
  }

  /// @param input the codes that are shown, a line each
  SimulateScannerCommand(InputStream input) {
    this.input = input;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = new PrintWriter(spec.commandLine().getOut(), true);
    try (BufferedReader in = new BufferedReader(new InputStreamReader(input, UTF_8))) {
      Optional<String> line = Optional.of("@plug");
      while (line.isPresent()) {
        line = line.get().equals("@plug") ? plugged(in, out) : Optional.ofNullable(in.readLine());
      }
    }
    return ExitCode.OK;
  }

  /// From one plug to the next.
  ///
  /// @return the line that pulled it; empty at the end of the input
  private Optional<String> plugged(BufferedReader in, PrintWriter out) throws IOException {
    told = 0;
    try (Pty pty = Pty.openAt(link);
        SerialScannerTwin scanner =
            new SerialScannerTwin(pty, twin(), faults(), System::nanoTime, new Random(seed))) {
      out.println("plugged in: " + model + " at " + link);
      Optional<String> line = Optional.ofNullable(in.readLine());
      while (line.isPresent() && !line.get().equals("@unplug")) {
        show(scanner, line.get(), out);
        line = Optional.ofNullable(in.readLine());
      }
      out.println(line.isPresent() ? "unplugged" : "done");
      return line;
    }
  }

  private void show(SerialScannerTwin scanner, String line, PrintWriter out) {
    if (!line.isEmpty()) {
      scanner.show(code(line));
    }
    List<String> obeyed = scanner.obeyed();
    obeyed.subList(told, obeyed.size()).forEach(each -> out.println("was told: " + each));
    told = obeyed.size();
    if (scanner.kept() > 0) {
      out.println("was told to keep something for good, %d times".formatted(scanner.kept()));
    }
  }

  private Bytes code(String line) {
    try {
      return line.startsWith("@hex:")
          ? Bytes.of(HexFormat.of().parseHex(line.substring(5).replace(" ", "")))
          : Bytes.of(line.getBytes(UTF_8));
    } catch (IllegalArgumentException e) {
      return Bytes.of(line.getBytes(UTF_8));
    }
  }

  private ScannerTwin twin() {
    return ScannerTwins.of(model, suffix())
        .orElseThrow(() -> wrong("--model is one of " + String.join(", ", ScannerTwins.IDS)));
  }

  private Bytes suffix() {
    return Bytes.of(
        switch (suffix) {
          case "cr" -> new byte[] {'\r'};
          case "lf" -> new byte[] {'\n'};
          case "crlf" -> new byte[] {'\r', '\n'};
          case "none" -> new byte[0];
          default -> throw wrong("--suffix is cr, lf, crlf or none");
        });
  }

  private SerialScannerTwin.Faults faults() {
    try {
      OptionalInt speed = baud.map(OptionalInt::of).orElse(OptionalInt.empty());
      return new SerialScannerTwin.Faults(speed, chunk, lose, noise);
    } catch (IllegalArgumentException e) {
      throw wrong("--chunk is 0 or more bytes, --lose and --noise are 0 to 1");
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
