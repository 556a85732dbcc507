package tramquet.drivers.camera;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/// A picture of a code as a bad camera would take it. Each change gives another picture.
public final class CodePicture {
  private static final int SAMPLES = 3;
  private static final int QUIET = 4;

  private final int width;
  private final int height;

  /// Row after row, 0 black to 255 white.
  private final double[] light;

  private CodePicture(int width, int height, double[] light) {
    this.width = width;
    this.height = height;
    this.light = light;
  }

  /// How a code lies before the camera.
  ///
  /// @param module pixels of a module
  /// @param degrees how far it is turned
  /// @param slantX how much larger its right side is than its left one
  /// @param slantY how much larger its lower side is than its upper one
  public record Pose(double module, double degrees, double slantX, double slantY) {}

  /// Shades of grey.
  public record Shades(double dark, double light, double around) {}

  /// A code as sharp as the pixels allow, in the middle of the picture.
  public static CodePicture of(
      String text, ErrorCorrectionLevel level, int width, int height, Pose pose, Shades shades) {
    ByteMatrix code = code(text, level);
    double cos = Math.cos(Math.toRadians(pose.degrees()));
    double sin = Math.sin(Math.toRadians(pose.degrees()));
    double[] light = new double[width * height];
    for (int i = 0; i < light.length; i++) {
      double sum = 0;
      for (int j = 0; j < SAMPLES * SAMPLES; j++) {
        int column = (i % width) * SAMPLES + j % SAMPLES;
        int row = Math.floorDiv(i, width) * SAMPLES + Math.floorDiv(j, SAMPLES);
        double x = (column + 0.5) / SAMPLES - width / 2.0;
        double y = (row + 0.5) / SAMPLES - height / 2.0;
        double u = (cos * x + sin * y) / pose.module();
        double v = (cos * y - sin * x) / pose.module();
        double weight = 1 + (pose.slantX() * u + pose.slantY() * v) / code.getWidth();
        sum += shade(code, u / weight, v / weight, shades);
      }
      light[i] = sum / (SAMPLES * SAMPLES);
    }
    return new CodePicture(width, height, light);
  }

  /// A small code that is easy to see.
  public static GreyImage clear(String text, int width, int height) {
    return of(
            text,
            ErrorCorrectionLevel.M,
            width,
            height,
            new Pose(5, 0, 0, 0),
            new Shades(40, 220, 150))
        .taken(0, new Random(1));
  }

  private static double shade(ByteMatrix code, double u, double v, Shades shades) {
    int size = code.getWidth();
    int column = (int) Math.floor(u + size / 2.0);
    int row = (int) Math.floor(v + size / 2.0);
    if (column < -QUIET || row < -QUIET || column >= size + QUIET || row >= size + QUIET) {
      return shades.around();
    }
    boolean outside = column < 0 || row < 0 || column >= size || row >= size;
    return outside || code.get(column, row) == 0 ? shades.light() : shades.dark();
  }

  private static ByteMatrix code(String text, ErrorCorrectionLevel level) {
    try {
      return Encoder.encode(
              text, level, Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.ISO_8859_1.name()))
          .getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// Each pixel the mean of nine.
  CodePicture blurred() {
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
    return new CodePicture(width, height, blurred);
  }

  /// Each pixel the mean of its row behind it: the code was moved.
  CodePicture moved(int pixels) {
    double[] moved = new double[light.length];
    for (int i = 0; i < light.length; i++) {
      double sum = 0;
      for (int j = 0; j < pixels; j++) {
        sum += light[Math.max(i - i % width, i - j)];
      }
      moved[i] = sum / pixels;
    }
    return new CodePicture(width, height, moved);
  }

  /// Light that falls otherwise from column to column.
  ///
  /// @param brightness of 0 for the left side to 1 for the right one
  CodePicture lit(DoubleUnaryOperator brightness) {
    double[] lit = new double[light.length];
    for (int i = 0; i < light.length; i++) {
      lit[i] = light[i] * brightness.applyAsDouble((double) (i % width) / width);
    }
    return new CodePicture(width, height, lit);
  }

  /// What the reader gets, with noise.
  public GreyImage taken(double sigma, Random random) {
    byte[] grey = new byte[light.length];
    for (int i = 0; i < light.length; i++) {
      grey[i] = (byte) Math.clamp(Math.round(light[i] + sigma * random.nextGaussian()), 0, 255);
    }
    return GreyImage.of(width, height, grey);
  }

  /// A text of so many printable characters.
  static String text(int length, Random random) {
    return random
        .ints(length, '!', '~' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
