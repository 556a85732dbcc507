package tramquet.kiosk.bench;

import java.awt.image.BufferedImage;
import java.util.Optional;

/// What either of the two libraries reads, ZXing as it comes asked first.
final class ZxingOrBoofCv implements OtherReader {
  private final BoofCv second = new BoofCv();

  @Override
  public String name() {
    return "zxing-or-boofcv";
  }

  @Override
  public Optional<String> apply(BufferedImage image) {
    return Pictures.zxing(image).or(() -> second.apply(image));
  }
}
