package tramquet.drivers.twin;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tramquet.drivers.camera.GreyImage;

/// A camera that is not there: writes pictures as a camera's program does, a byte a pixel, each as
/// large as the frame allows, on grey.
///
/// Thread: stateless.
///
/// @param width of a frame in pixels
/// @param height of a frame
public record Film(int width, int height) {
  private static final int GREY = 128;

  /// Writes each picture once.
  ///
  /// @throws IOException when nobody reads any more
  public void play(List<GreyImage> pictures, OutputStream out) throws IOException {
    for (GreyImage picture : pictures) {
      out.write(frame(picture));
    }
    out.flush();
  }

  /// One frame, row after row.
  public byte[] frame(GreyImage picture) {
    double scale = Math.min((double) width / picture.width(), (double) height / picture.height());
    double left = (width - picture.width() * scale) / 2;
    double top = (height - picture.height() * scale) / 2;
    byte[] frame = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double u = (x + 0.5 - left) / scale;
        double v = (y + 0.5 - top) / scale;
        boolean outside = u < 0 || v < 0 || u >= picture.width() || v >= picture.height();
        frame[y * width + x] = (byte) (outside ? GREY : Math.round(picture.at(u, v)));
      }
    }
    return frame;
  }
}
