package tramquet.technician;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tramquet.wire.PlaceCode;

/// `tramquet place-code`: draws the code of a place, ready to print.
@Command(
    name = "place-code",
    mixinStandardHelpOptions = true,
    description = "Draws the code of a place, 150 mm wide in SVG; prints its address.")
final class PlaceCodeCommand implements Callable<Integer> {
  /// The letters ask for at least 15 × 15 cm.
  private static final int PRINT_MM = 150;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--host", required = true, description = "Name of the centre.")
  private String host = "";

  @Option(names = "--place", required = true, description = "3 to 32 of a-z, 0-9 and -.")
  private String place = "";

  @Option(names = "--out", required = true, description = "File: .svg or .png; repeat it.")
  private List<Path> out = List.of();

  @Override
  public Integer call() throws IOException {
    String text = code().encode();
    // Dirt and rain: a code that hangs at a gate for months has the most redundancy there is.
    QrImage image = QrImage.of(text, ErrorCorrectionLevel.H);
    for (Path file : out) {
      image.write(file, PRINT_MM);
    }
    spec.commandLine().getOut().println(text);
    return 0;
  }

  private PlaceCode code() {
    try {
      return new PlaceCode(host, place);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "not well built: " + e.getMessage(), e);
    }
  }
}
