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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tramquet.drivers.camera.CodeImage;
import tramquet.drivers.camera.CodeReading;
import tramquet.drivers.camera.GreyImage;
import tramquet.kiosk.inspect.CodeText;

/// Who reads how many of some pictures.
///
/// @param name of the figures: `NAME-read`, `NAME-wrong-or-false`, `NAME-by-PROGRAM`
/// @param others readers beside ZXing
record Pictures(String name, List<Pictures.Picture> all, List<OtherReader> others) {
  private static final CodeImage READER = new CodeImage(Duration.ofSeconds(3), System::nanoTime);
  private static final Map<DecodeHintType, Object> HARDER = Map.of(DecodeHintType.TRY_HARDER, true);

  /// @param text what its code says; empty where there is none
  record Picture(BufferedImage image, Optional<String> text) {}

  /// What a reader made of all.
  private record Tally(int right, int wrong) {}

  /// @param least how many we want to read
  List<Figure> figures(int least) {
    Tally our = tally(Pictures::ours);
    Tally zxing = tally(image -> zxing(image, HARDER));
    List<Figure> figures = new ArrayList<>();
    figures.add(
        Figure.of(
                name + "-read",
                "codes",
                our.right(),
                new Figure.Reference("ZXing trying harder", zxing.right()))
            .aiming(new Figure.Aim("≥ " + least, our.right() >= least)));
    figures.add(
        Figure.of(
                name + "-wrong-or-false",
                "codes",
                our.wrong(),
                new Figure.Reference("ZXing trying harder", zxing.wrong()))
            .aiming(new Figure.Aim("none", our.wrong() == 0)));
    for (OtherReader other : others) {
      figures.add(
          Figure.of(
              name + "-by-" + other.name(),
              "codes",
              tally(other).right(),
              new Figure.Reference("ours", our.right())));
    }
    return figures;
  }

  private Tally tally(Function<BufferedImage, Optional<String>> reader) {
    int right = 0;
    int wrong = 0;
    for (Picture picture : all) {
      Optional<String> read = reader.apply(picture.image());
      if (read.isPresent() && read.equals(picture.text())) {
        right++;
      } else if (read.isPresent()) {
        wrong++;
      }
    }
    return new Tally(right, wrong);
  }

  static Optional<String> ours(BufferedImage image) {
    return READER.read(image) instanceof CodeReading.Code code
        ? Optional.of(CodeText.of(code.data()))
        : Optional.empty();
  }

  static Optional<String> zxing(BufferedImage image) {
    return zxing(image, Map.of());
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

  static BufferedImage image(GreyImage grey) {
    int width = grey.width();
    int height = grey.height();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) grey.at(i % width + 0.5, Math.floorDiv(i, width) + 0.5);
    }
    image.getRaster().setDataElements(0, 0, width, height, pixels);
    return image;
  }
}
