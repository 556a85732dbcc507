package tramquet.drivers.twin;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import tramquet.drivers.camera.GreyImage;

/// A QR code held before a camera: drawn as sharp as the pixels allow, with its white margin, in
/// the middle of a picture.
///
/// Thread: immutable.
///
/// @param text in ISO 8859-1
/// @param strength how much of it may be missing: L, M, Q or H (ISO/IEC 18004, 6.5.1)
/// @param pose how it is held
/// @param shades how light it is
public record CodePicture(String text, Strength strength, Pose pose, Shades shades) {
  private static final int SAMPLES = 3;
  private static final int QUIET = 4;

  /// How much of a code may be missing: 7, 15, 25 or 30 of a hundred.
  public enum Strength {
    /// 7 of a hundred.
    L,
    /// 15.
    M,
    /// 25.
    Q,
    /// 30.
    H
  }

  /// How a code lies before the camera.
  ///
  /// @param module pixels of a module
  /// @param degrees how far it is turned
  /// @param slantX how much larger its right side is than its left one
  /// @param slantY how much larger its lower side is than its upper one
  public record Pose(double module, double degrees, double slantX, double slantY) {}

  /// Shades of grey, 0 black to 255 white: of the dark modules, the light ones, and what is around
  /// the code.
  public record Shades(double dark, double light, double around) {}

  /// A small code that is easy to see.
  public static GreyImage clear(String text, int width, int height) {
    return new CodePicture(text, Strength.M, new Pose(5, 0, 0, 0), new Shades(40, 220, 150))
        .shot(width, height)
        .taken(0, new Random(1));
  }

  /// What a perfect camera sees of it.
  ///
  /// @throws IllegalArgumentException if the text is too long for a code
  public Shot shot(int width, int height) {
    ByteMatrix code = code();
    double reach = reach(code.getWidth());
    double[] light = new double[width * height];
    for (int i = 0; i < light.length; i++) {
      double x = i % width - width / 2.0;
      double y = Math.floorDiv(i, width) - height / 2.0;
      light[i] = Math.hypot(x, y) > reach ? shades.around() : sampled(code, x, y);
    }
    return new Shot(width, height, light);
  }

  /// Beyond it there is nothing of the code, in pixels from its middle. How far a slanted one
  /// reaches is not worth the sum.
  private double reach(int size) {
    boolean straight = pose.slantX() == 0 && pose.slantY() == 0;
    return straight ? pose.module() * (size / 2.0 + QUIET + 1) * Math.sqrt(2) : Double.MAX_VALUE;
  }

  /// The mean of a pixel, of which the upper left corner lies there from the code's middle.
  private double sampled(ByteMatrix code, double left, double top) {
    double cos = Math.cos(Math.toRadians(pose.degrees()));
    double sin = Math.sin(Math.toRadians(pose.degrees()));
    double sum = 0;
    for (int i = 0; i < SAMPLES * SAMPLES; i++) {
      double x = left + (i % SAMPLES + 0.5) / SAMPLES;
      double y = top + (Math.floorDiv(i, SAMPLES) + 0.5) / SAMPLES;
      double u = (cos * x + sin * y) / pose.module();
      double v = (cos * y - sin * x) / pose.module();
      double weight = 1 + (pose.slantX() * u + pose.slantY() * v) / code.getWidth();
      sum += shade(code, u / weight, v / weight);
    }
    return sum / (SAMPLES * SAMPLES);
  }

  private double shade(ByteMatrix code, double u, double v) {
    int size = code.getWidth();
    int column = (int) Math.floor(u + size / 2.0);
    int row = (int) Math.floor(v + size / 2.0);
    if (column < -QUIET || row < -QUIET || column >= size + QUIET || row >= size + QUIET) {
      return shades.around();
    }
    boolean outside = column < 0 || row < 0 || column >= size || row >= size;
    return outside || code.get(column, row) == 0 ? shades.light() : shades.dark();
  }

  private ByteMatrix code() {
    try {
      return Encoder.encode(
              text,
              ErrorCorrectionLevel.valueOf(strength.name()),
              Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.ISO_8859_1.name()))
          .getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("no code holds so much", e);
    }
  }

  /// A text of so many printable characters.
  public static String text(int length, Random random) {
    return random
        .ints(length, '!', '~' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
