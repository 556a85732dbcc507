package tramquet.kiosk.bench;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import tramquet.drivers.camera.CodeImage;
import tramquet.drivers.camera.CodeReading;
import tramquet.kiosk.inspect.CodeText;

/// How many photographs of codes are read, whether any is read wrong, and how long the middle one
/// takes: our reader against ZXing, in turns. ZXing trying harder reads more and takes longer, so
/// what is read is compared with that, and the time with ZXing as it comes. The photographs are
/// those of the drivers' tests; the time is that of a picture which is in memory.
final class Photographs {
  private static final int ROUNDS = 7;
  private static final double WANTED = 94;
  private static final Map<DecodeHintType, Object> HARDER = Map.of(DecodeHintType.TRY_HARDER, true);

  /// @param text what its code says; empty where there is none
  private record Photograph(BufferedImage image, Optional<String> text) {}

  /// What a reader made of all.
  private record Tally(int right, int wrong) {}

  private Photographs() {}

  /// @param root the repository
  static List<Figure> run(Path root) throws IOException {
    List<Photograph> all = photographs(root.resolve("device-drivers/src/test/resources/codes"));
    CodeImage reader = new CodeImage(Duration.ofSeconds(1), System::nanoTime);
    long[][] ours = new long[ROUNDS][];
    long[][] theirs = new long[ROUNDS][];
    for (int i = 0; i < ROUNDS; i++) {
      ours[i] = nanos(all, image -> ours(reader, image));
      theirs[i] = nanos(all, image -> zxing(image, Map.of()));
    }
    double millis = median(ours);
    double zxingMillis = median(theirs);
    Tally our = tally(all, image -> ours(reader, image));
    Tally zxing = tally(all, image -> zxing(image, HARDER));
    return List.of(
        Figure.of(
                "photographs-read",
                "codes",
                our.right(),
                new Figure.Reference("ZXing trying harder", zxing.right()))
            .aiming(new Figure.Aim("≥ " + Figure.number(WANTED), our.right() >= WANTED)),
        Figure.of(
                "photographs-wrong-or-false",
                "codes",
                our.wrong(),
                new Figure.Reference("ZXing trying harder", zxing.wrong()))
            .aiming(new Figure.Aim("none", our.wrong() == 0)),
        Figure.of(
                "photographs-median",
                "ms",
                millis,
                new Figure.Reference("ZXing as it comes", zxingMillis))
            .aiming(new Figure.Aim("≤ 1 ×", millis <= zxingMillis)));
  }

  private static List<Photograph> photographs(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> pictures =
          files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
      List<Photograph> all = new ArrayList<>();
      for (Path file : pictures) {
        Path text = Path.of(file.toString().replaceFirst("png$", "txt"));
        all.add(
            new Photograph(
                ImageIO.read(file.toFile()),
                Files.exists(text) ? Optional.of(Files.readString(text)) : Optional.empty()));
      }
      return all;
    }
  }

  private static Optional<String> ours(CodeImage reader, BufferedImage image) {
    return reader.read(image) instanceof CodeReading.Code code
        ? Optional.of(CodeText.of(code.data()))
        : Optional.empty();
  }

  private static Optional<String> zxing(BufferedImage image, Map<DecodeHintType, Object> hints) {
    try {
      return Optional.of(
          new QRCodeReader()
              .decode(new BinaryBitmap(new HybridBinarizer(lightness(image))), hints)
              .getText());
    } catch (ReaderException e) {
      return Optional.empty();
    }
  }

  private static LuminanceSource lightness(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    if (image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
      int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
      return new RGBLuminanceSource(width, height, pixels);
    }
    // Asked for colours, a grey picture would become lighter.
    byte[] grey = new byte[width * height];
    image.getRaster().getDataElements(0, 0, width, height, grey);
    return new PlanarYUVLuminanceSource(grey, width, height, 0, 0, width, height, false);
  }

  /// Of each photograph with a code.
  private static long[] nanos(
      List<Photograph> all, Function<BufferedImage, Optional<String>> reader) {
    return all.stream()
        .filter(photograph -> photograph.text().isPresent())
        .mapToLong(photograph -> {
          long began = System.nanoTime();
          var _ = reader.apply(photograph.image());
          return System.nanoTime() - began;
        })
        .toArray();
  }

  private static Tally tally(
      List<Photograph> all, Function<BufferedImage, Optional<String>> reader) {
    int right = 0;
    int wrong = 0;
    for (Photograph photograph : all) {
      Optional<String> read = reader.apply(photograph.image());
      if (read.isPresent() && read.equals(photograph.text())) {
        right++;
      } else if (read.isPresent()) {
        wrong++;
      }
    }
    return new Tally(right, wrong);
  }

  /// Of the quickest round of each photograph.
  private static double median(long[][] rounds) {
    long[] best = rounds[0].clone();
    for (long[] round : rounds) {
      Arrays.setAll(best, i -> Math.min(best[i], round[i]));
    }
    return new Spread(best).median();
  }
}
