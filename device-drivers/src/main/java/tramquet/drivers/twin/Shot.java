package tramquet.drivers.twin;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import tramquet.drivers.camera.GreyImage;

/// A picture on its way to a bad camera: each method does one more harm to it and gives another
/// picture. What comes of it is told by [#taken].
///
/// Lengths are pixels from the upper left corner; light is 0 black to 255 white, and may leave that
/// range until the picture is taken.
///
/// Thread: immutable.
public final class Shot {
  private final int width;
  private final int height;

  /// Row after row.
  private final double[] light;

  /// @param light row after row; not copied
  Shot(int width, int height, double[] light) {
    this.width = width;
    this.height = height;
    this.light = light;
  }

  /// A picture that was taken before.
  public static Shot of(GreyImage image) {
    double[] light = new double[image.width() * image.height()];
    for (int i = 0; i < light.length; i++) {
      light[i] = image.at(i % image.width() + 0.5, Math.floorDiv(i, image.width()) + 0.5);
    }
    return new Shot(image.width(), image.height(), light);
  }

  /// Where a pixel's light comes from.
  private interface Source {
    double at(double x, double y);
  }

  private Shot made(int newWidth, int newHeight, Source source) {
    double[] made = new double[newWidth * newHeight];
    for (int i = 0; i < made.length; i++) {
      made[i] = source.at(i % newWidth + 0.5, Math.floorDiv(i, newWidth) + 0.5);
    }
    return new Shot(newWidth, newHeight, made);
  }

  private Shot made(Source source) {
    return made(width, height, source);
  }

  /// Between the middles of pixels; beyond the edge as at the edge.
  private double at(double x, double y) {
    double left = Math.clamp(x - 0.5, 0, width - 1);
    double top = Math.clamp(y - 0.5, 0, height - 1);
    int column = (int) left;
    int row = (int) top;
    int next = Math.min(column + 1, width - 1);
    int below = Math.min(row + 1, height - 1) * width;
    double right = left - column;
    double down = top - row;
    double upper = light[row * width + column] * (1 - right) + light[row * width + next] * right;
    double lower = light[below + column] * (1 - right) + light[below + next] * right;
    return upper * (1 - down) + lower * down;
  }

  /// Each pixel the mean of nine: out of focus.
  public Shot blurred() {
    double[] blurred = new double[light.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sum = 0;
        for (int i = 0; i < 9; i++) {
          int row = Math.clamp(y + i / 3 - 1, 0, height - 1);
          int column = Math.clamp(x + i % 3 - 1, 0, width - 1);
          sum += light[row * width + column];
        }
        blurred[y * width + x] = sum / 9;
      }
    }
    return new Shot(width, height, blurred);
  }

  /// Each pixel the mean of its row behind it: the code was moved.
  public Shot moved(int pixels) {
    return made((x, y) -> {
      double sum = 0;
      for (int i = 0; i < pixels; i++) {
        sum += at(x - i, y);
      }
      return sum / pixels;
    });
  }

  /// Light that falls otherwise from column to column.
  ///
  /// @param brightness of 0 for the left side to 1 for the right one
  public Shot lit(DoubleUnaryOperator brightness) {
    return made((x, y) -> at(x, y) * brightness.applyAsDouble(x / width));
  }

  /// Greys exchanged for others: too dark, too light, too flat.
  public Shot toned(DoubleUnaryOperator tone) {
    return made((x, y) -> tone.applyAsDouble(at(x, y)));
  }

  /// A lamp that the code mirrors, brightest in its middle.
  ///
  /// @param strength what it adds there
  public Shot glare(double centreX, double centreY, double radius, double strength) {
    return made((x, y) -> {
      double far = Math.hypot(x - centreX, y - centreY) / radius;
      return at(x, y) + strength * Math.exp(-far * far);
    });
  }

  /// The pixels of a screen against those of the camera: waves of light across the picture.
  ///
  /// @param depth how much darker the darkest is, 0 to 1
  public Shot striped(double period, double degrees, double depth) {
    double kx = 2 * Math.PI / period * Math.cos(Math.toRadians(degrees));
    double ky = 2 * Math.PI / period * Math.sin(Math.toRadians(degrees));
    return made(
        (x, y) -> at(x, y) * (1 - depth * (0.25 * (2 + Math.sin(kx * x) + Math.sin(ky * y)))));
  }

  /// Paper that has been folded: it bends up and down, and its slopes are darker.
  ///
  /// @param depth how far a pixel moves
  public Shot wrinkled(double period, double depth) {
    double k = 2 * Math.PI / period;
    return made((x, y) ->
        at(x + depth * Math.sin(k * y), y + depth * Math.sin(k * x))
            * (0.9 + 0.1 * Math.cos(k * x)));
  }

  /// A spot of ink, or of nothing.
  public Shot blotted(double centreX, double centreY, double radius, double shade) {
    return made((x, y) -> Math.hypot(x - centreX, y - centreY) < radius ? shade : at(x, y));
  }

  /// Turned about its middle; what comes in from outside is grey.
  public Shot turned(double degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    return made((x, y) -> {
      double dx = x - width / 2.0;
      double dy = y - height / 2.0;
      double u = cos * dx + sin * dy + width / 2.0;
      double v = cos * dy - sin * dx + height / 2.0;
      return u < 0 || v < 0 || u > width || v > height ? 128 : at(u, v);
    });
  }

  /// Upright, if it lay on its right side; four times is once round.
  public Shot quarterTurned() {
    return made(height, width, (x, y) -> at(y, height - x));
  }

  /// Seen in a mirror.
  public Shot mirrored() {
    return made((x, y) -> at(width - x, y));
  }

  /// Larger or smaller.
  ///
  /// @param by 0.5 and more
  public Shot scaled(double by) {
    return made(
        (int) Math.round(width * by), (int) Math.round(height * by), (x, y) -> at(x / by, y / by));
  }

  /// What the reader gets.
  ///
  /// @param sigma of its noise
  public GreyImage taken(double sigma, Random random) {
    byte[] grey = new byte[light.length];
    for (int i = 0; i < light.length; i++) {
      grey[i] = (byte) Math.clamp(Math.round(light[i] + sigma * random.nextGaussian()), 0, 255);
    }
    return GreyImage.of(width, height, grey);
  }
}
