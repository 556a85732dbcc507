package tramquet.drivers.camera;

import com.google.zxing.common.BitMatrix;

/// How light each module of a code is.
///
/// Thread: immutable.
final class Lightness {
  /// Modules on each side that a module is compared with.
  private static final int REACH = 5;

  /// Modules along a side that have one threshold.
  private static final int CELL = 3;

  private static final double[][] SPOTS = {
    {0, 0}, {-0.2, -0.2}, {0.2, -0.2}, {-0.2, 0.2}, {0.2, 0.2}
  };

  private final int size;
  private final float[] light;

  private Lightness(int size, float[] light) {
    this.size = size;
    this.light = light;
  }

  /// What is made of it.
  enum Reading {
    /// As it is.
    PLAIN(0, 0.5),
    /// With what a blurred picture has spread taken back from the neighbours.
    SHARPENED(0.5, 0.5),
    /// A picture with dark modules in many shades, or with too much light.
    PALE(0, 0.7),
    /// A picture of which the dark has run into the light.
    DEEP(0, 0.35);

    private final double sharpness;
    private final double threshold;

    Reading(double sharpness, double threshold) {
      this.sharpness = sharpness;
      this.threshold = threshold;
    }
  }

  /// Of a code that lies there.
  ///
  /// @param size modules along its side
  static Lightness of(GreyImage image, Surface code, int size) {
    float[] light = new float[size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double sum = 0;
        for (double[] spot : SPOTS) {
          sum += code.light(image, x + 0.5 + spot[0], y + 0.5 + spot[1]);
        }
        light[y * size + x] = (float) (sum / SPOTS.length);
      }
    }
    return new Lightness(size, light);
  }

  /// The dark modules.
  BitMatrix modules(Reading reading) {
    Lightness seen = reading.sharpness > 0 ? sharpened(reading.sharpness) : this;
    BitMatrix modules = new BitMatrix(size);
    for (int top = 0; top < size; top += CELL) {
      for (int left = 0; left < size; left += CELL) {
        double threshold = seen.threshold(left + CELL / 2, top + CELL / 2, reading.threshold);
        for (int y = top; y < Math.min(size, top + CELL); y++) {
          for (int x = left; x < Math.min(size, left + CELL); x++) {
            if (seen.light[y * size + x] < threshold) {
              modules.set(x, y);
            }
          }
        }
      }
    }
    return modules;
  }

  private Lightness sharpened(double by) {
    float[] sharp = new float[light.length];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        float here = light[y * size + x];
        float around =
            light[y * size + Math.max(0, x - 1)]
                + light[y * size + Math.min(size - 1, x + 1)]
                + light[Math.max(0, y - 1) * size + x]
                + light[Math.min(size - 1, y + 1) * size + x];
        sharp[y * size + x] = (float) (here + by * (here - around / 4));
      }
    }
    return new Lightness(size, sharp);
  }

  /// Between what is light and what is dark around a module.
  private double threshold(int x, int y, double part) {
    int left = Math.max(0, x - REACH);
    int right = Math.min(size - 1, x + REACH);
    int top = Math.max(0, y - REACH);
    int bottom = Math.min(size - 1, y + REACH);
    double mean = mean(left, right, top, bottom);
    double lightSum = 0;
    double darkSum = 0;
    int lights = 0;
    int darks = 0;
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        float at = light[row * size + column];
        if (at > mean) {
          lightSum += at;
          lights++;
        } else {
          darkSum += at;
          darks++;
        }
      }
    }
    double dark = darks == 0 ? mean : darkSum / darks;
    double bright = lights == 0 ? mean : lightSum / lights;
    return dark + part * (bright - dark);
  }

  private double mean(int left, int right, int top, int bottom) {
    double sum = 0;
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        sum += light[row * size + column];
      }
    }
    return sum / ((bottom - top + 1) * (right - left + 1));
  }
}
