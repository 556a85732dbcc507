package tramquet.drivers.camera;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/// An image in shades of grey, one byte a pixel, 0 black to 255 white.
///
/// Thread: immutable.
final class GreyImage {

  private static final byte WHITE = (byte) 255;

  private final int width;
  private final int height;
  private final byte[] grey;

  private GreyImage(int width, int height, byte[] grey) {
    this.width = width;
    this.height = height;
    this.grey = grey;
  }

  /// The lightness of an image; what is transparent is white, as on a page.
  static GreyImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] grey = new byte[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        grey[y * width + x] = (byte) lightness(row[x]);
      }
    }
    return new GreyImage(width, height, grey);
  }

  long pixels() {
    return grey.length;
  }

  LuminanceSource source() {
    return new PlanarYUVLuminanceSource(grey, width, height, 0, 0, width, height, false);
  }

  /// Each pixel the mean of four: takes noise away.
  GreyImage halved() {
    return made(
        width / 2,
        height / 2,
        (x, y) ->
            (at(2 * x, 2 * y)
                    + at(2 * x + 1, 2 * y)
                    + at(2 * x, 2 * y + 1)
                    + at(2 * x + 1, 2 * y + 1))
                / 4);
  }

  /// Each pixel four times: helps where modules are only two or three pixels wide.
  GreyImage doubled() {
    return made(width * 2, height * 2, (x, y) -> at(x / 2, y / 2));
  }

  /// With the white margin a code must have, for images cut too close.
  GreyImage bordered() {
    int margin = Math.max(16, Math.max(width, height) / 8);
    byte[] framed = new byte[(width + 2 * margin) * (height + 2 * margin)];
    Arrays.fill(framed, WHITE);
    for (int y = 0; y < height; y++) {
      System.arraycopy(
          grey, y * width, framed, (y + margin) * (width + 2 * margin) + margin, width);
    }
    return new GreyImage(width + 2 * margin, height + 2 * margin, framed);
  }

  /// Light and dark exchanged: codes on screens in dark mode.
  GreyImage inverted() {
    return made(width, height, (x, y) -> 255 - at(x, y));
  }

  private interface Shade {
    int at(int x, int y);
  }

  private static GreyImage made(int width, int height, Shade shade) {
    byte[] made = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        made[y * width + x] = (byte) shade.at(x, y);
      }
    }
    return new GreyImage(width, height, made);
  }

  private int at(int x, int y) {
    return grey[y * width + x] & 0xFF;
  }

  private static int lightness(int argb) {
    int alpha = argb >>> 24;
    int red = argb >> 16 & 0xFF;
    int green = argb >> 8 & 0xFF;
    int blue = argb & 0xFF;
    int opaque = (306 * red + 601 * green + 117 * blue) >> 10;
    return (opaque * alpha + 255 * (255 - alpha)) / 255;
  }
}
