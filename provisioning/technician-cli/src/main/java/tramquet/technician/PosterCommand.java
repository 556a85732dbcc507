package tramquet.technician;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tramquet.wire.PlaceCode;

/// `tramquet poster`: the code of a place, ready to print.
@Command(
    name = "poster",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the poster of a place; prints the address in its code.",
      "As PDF a page of A4 in Vietnamese and English; as SVG or PNG the code alone. The code of a"
          + " PDF was read back from the page before the file is written."
    })
final class PosterCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--host", required = true, description = "Name of the centre.")
  private String host = "";

  @Option(names = "--place", required = true, description = "3 to 32 of a-z, 0-9 and -.")
  private String place = "";

  @Option(names = "--name", description = "What people call the place; stands on the PDF.")
  private String name = "";

  @Option(
      names = {"-o", "--out"},
      required = true,
      description = "File: .pdf, .svg or .png; repeat it.")
  private List<Path> out = List.of();

  @Override
  public Integer call() throws IOException {
    PlaceCode code = code();
    for (Path file : out) {
      if (file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
        NewFile.replace(file, Poster.pdf(code, name.strip()), NewFile.FOR_ALL);
      } else {
        // Dirt and rain: a code that hangs at a gate for months has the most redundancy there is.
        QrImage.of(code.encode(), ErrorCorrectionLevel.H).write(file, (int) Poster.SIDE);
      }
    }
    spec.commandLine().getOut().println(code.encode());
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
