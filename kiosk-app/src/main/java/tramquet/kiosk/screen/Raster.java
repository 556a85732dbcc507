package tramquet.kiosk.screen;

import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Pixels of a scene, `0xAARRGGBB` in rows from the top; belongs to whoever took it.
final class Raster {
  private final int width;
  private final int height;
  private final int[] pixels;

  private Raster(int width, int height, int[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /// Paints the scene once more, into memory.
  ///
  /// Thread: the JavaFX thread.
  static Raster of(Scene scene) {
    WritableImage image =
        scene.snapshot(new WritableImage((int) scene.getWidth(), (int) scene.getHeight()));
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return new Raster(width, height, pixels);
  }

  /// Pixels across.
  int width() {
    return width;
  }

  /// Pixels from top to bottom.
  int height() {
    return height;
  }

  /// One pixel, `0xAARRGGBB`.
  int pixel(int x, int y) {
    return pixels[y * width + x];
  }
}
