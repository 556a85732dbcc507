package tramquet.kiosk.bench;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Function;

/// A reader of codes that is not ours: what it says is in a picture.
interface OtherReader extends Function<BufferedImage, Optional<String>> {
  /// What it is called in a figure.
  String name();
}
