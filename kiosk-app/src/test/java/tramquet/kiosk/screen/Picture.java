package tramquet.kiosk.screen;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Pixels for a test to look at, `0xRRGGBB` in rows from the top.
final class Picture {
  private final int width;
  private final int height;
  private final int[] pixels;

  /// Takes the pixels over.
  Picture(int width, int height, int[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /// Pixels across.
  int width() {
    return width;
  }

  /// Pixels from top to bottom.
  int height() {
    return height;
  }

  /// The pixels themselves, to be changed.
  int[] pixels() {
    return pixels;
  }

  /// What was painted.
  static Picture of(Raster raster) {
    int[] pixels = new int[raster.width() * raster.height()];
    int at = 0;
    for (int y = 0; y < raster.height(); y++) {
      for (int x = 0; x < raster.width(); x++) {
        pixels[at] = raster.pixel(x, y) & 0xffffff;
        at++;
      }
    }
    return new Picture(raster.width(), raster.height(), pixels);
  }

  /// One colour.
  static Picture blank(int width, int height, int colour) {
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, colour);
    return new Picture(width, height, pixels);
  }

  int pixel(int x, int y) {
    return pixels[y * width + x];
  }

  /// Puts another picture onto this one.
  void put(Picture other, int left, int top) {
    for (int y = 0; y < other.height; y++) {
      System.arraycopy(
          other.pixels, y * other.width, pixels, (top + y) * width + left, other.width);
    }
  }

  /// A part.
  Picture cut(int left, int top, int partWidth, int partHeight) {
    Picture part = blank(partWidth, partHeight, 0);
    for (int y = 0; y < partHeight; y++) {
      System.arraycopy(pixels, (top + y) * width + left, part.pixels, y * partWidth, partWidth);
    }
    return part;
  }

  /// How many pixels have each colour.
  Map<Integer, Integer> histogram() {
    Map<Integer, Integer> counts = new HashMap<>();
    int start = 0;
    for (int i = 1; i <= pixels.length; i++) {
      if (i == pixels.length || pixels[i] != pixels[start]) {
        counts.merge(pixels[start], i - start, Integer::sum);
        start = i;
      }
    }
    return counts;
  }

  /// The largest difference of red, green or blue between two colours, 0 to 255.
  static int distance(int one, int other) {
    int red = Math.abs((one >> 16 & 0xff) - (other >> 16 & 0xff));
    int green = Math.abs((one >> 8 & 0xff) - (other >> 8 & 0xff));
    int blue = Math.abs((one & 0xff) - (other & 0xff));
    return Math.max(red, Math.max(green, blue));
  }
}
