package tramquet.kiosk.bench;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import tramquet.drivers.Bytes;
import tramquet.kiosk.inspect.CodeText;

/// A reader of codes that is a program of its own, if this machine has it.
///
/// @param name what it is called in a figure
/// @param words the program and what it needs before the name of the file
record OtherProgram(String name, List<String> words, Path file) implements OtherReader {

  /// Those of Debian's packages zxing-cpp-tools and zbar-tools that are here.
  ///
  /// @param folder for the picture that is looked at
  static List<OtherProgram> here(Path folder) {
    Path file = folder.resolve("looked-at.png");
    return Stream.of(
            new OtherProgram(
                "zxing-cpp", List.of("ZXingReader", "-format", "QRCode", "-bytes"), file),
            new OtherProgram(
                "zbar", List.of("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable"), file))
        .filter(reader -> isOnPath(reader.words().getFirst()))
        .toList();
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /// What it says is in a picture; whether that is one code or several, it says together.
  @Override
  public Optional<String> apply(BufferedImage image) {
    List<String> command = new ArrayList<>(words);
    command.add(file.toString());
    try {
      boolean _ = ImageIO.write(image, "png", file.toFile());
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      byte[] said = process.getInputStream().readAllBytes();
      // zbarimg ends what it says with a line feed.
      int length = said.length > 0 && said[said.length - 1] == '\n' ? said.length - 1 : said.length;
      return length == 0
          ? Optional.empty()
          : Optional.of(CodeText.of(Bytes.of(Arrays.copyOf(said, length))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
