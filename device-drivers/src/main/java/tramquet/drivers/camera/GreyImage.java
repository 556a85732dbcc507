package tramquet.drivers.camera;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/// An image in shades of grey, one byte a pixel, 0 black to 255 white.
///
/// Thread: immutable.
public final class GreyImage {

  private static final byte WHITE = (byte) 255;

  private final int width;
  private final int height;
  private final byte[] grey;

  private GreyImage(int width, int height, byte[] grey) {
    this.width = width;
    this.height = height;
    this.grey = grey;
  }

  /// The lightness of an image file.
  ///
  /// @throws IOException if it cannot be read, or is no image that we know
  public static GreyImage of(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException("no known image format");
    }
    return of(image);
  }

  /// The lightness of an image; what is transparent is white, as on a page.
  public static GreyImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] grey = new byte[width * height];
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
      // Asked for colours, it would make all of them lighter: its greys are not those of sRGB.
      image.getRaster().getDataElements(0, 0, width, height, grey);
      return new GreyImage(width, height, grey);
    }
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        grey[y * width + x] = (byte) lightness(row[x]);
      }
    }
    return new GreyImage(width, height, grey);
  }

  /// An image of which each byte is a pixel.
  ///
  /// @param grey row after row; not copied, and not to be changed while the image is in use
  /// @throws IllegalArgumentException if it has another length than the pixels
  public static GreyImage of(int width, int height, byte[] grey) {
    if (width < 1 || height < 1 || grey.length != width * height) {
      throw new IllegalArgumentException("an image has a byte for each pixel");
    }
    return new GreyImage(width, height, grey);
  }

  /// Pixels in a row.
  public int width() {
    return width;
  }

  /// Rows.
  public int height() {
    return height;
  }

  /// The pixels themselves, row after row; not to be changed.
  byte[] grey() {
    return grey;
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

  /// Each pixel the mean of nine: takes noise away and leaves the size.
  GreyImage smoothed() {
    byte[] across = new byte[grey.length];
    for (int y = 0; y < height; y++) {
      int row = y * width;
      for (int x = 0; x < width; x++) {
        int before = grey[row + Math.max(0, x - 1)] & 0xFF;
        int behind = grey[row + Math.min(width - 1, x + 1)] & 0xFF;
        across[row + x] = (byte) ((before + behind + (grey[row + x] & 0xFF) + 1) / 3);
      }
    }
    byte[] both = new byte[grey.length];
    for (int y = 0; y < height; y++) {
      int above = Math.max(0, y - 1) * width;
      int row = y * width;
      int below = Math.min(height - 1, y + 1) * width;
      for (int x = 0; x < width; x++) {
        int sum =
            (across[above + x] & 0xFF) + (across[row + x] & 0xFF) + (across[below + x] & 0xFF);
        both[row + x] = (byte) ((sum + 1) / 3);
      }
    }
    return new GreyImage(width, height, both);
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

  /// How light a pixel is, 0 to 255.
  int at(int x, int y) {
    return grey[y * width + x] & 0xFF;
  }

  /// How light the image is at a point, 0 to 255, between the middles of pixels; beyond its edge as
  /// at its edge.
  public double at(double x, double y) {
    double left = Math.clamp(x - 0.5, 0, width - 1);
    double top = Math.clamp(y - 0.5, 0, height - 1);
    int column = Math.min((int) left, Math.max(0, width - 2));
    int row = Math.min((int) top, Math.max(0, height - 2));
    double right = left - column;
    double down = top - row;
    int at = row * width + column;
    int next = width > 1 ? 1 : 0;
    int below = height > 1 ? width : 0;
    double upper = (grey[at] & 0xFF) * (1 - right) + (grey[at + next] & 0xFF) * right;
    double lower =
        (grey[at + below] & 0xFF) * (1 - right) + (grey[at + below + next] & 0xFF) * right;
    return upper * (1 - down) + lower * down;
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
