package tramquet.drivers.camera;

import java.util.Arrays;

/// Whether anything moves before a camera that nobody has come to for a while. It is no judge of
/// codes ([StillScene] is): somebody who is still metres away is enough.
///
/// A picture of any size is cut into 32 by 18 places. Of each is known how light it usually is,
/// which follows the day slowly, and how far it usually is off, which is the noise of the camera
/// there, a lamp that flickers, or a screen. Something moves when a place is further off than that
/// by far, in two pictures in a row: one alone may be broken. What the light of most places did,
/// within a tenth, is forgiven to each: a lamp or the exposure. A place that is restless hides what
/// happens in it, up to a point, and in no other.
///
/// Thread: confined.
final class SceneWatch {
  private static final int ACROSS = 32;
  private static final int DOWN = 18;

  /// Pixels of a place that are looked at, in a row and rows: the mean of 32 has less than a fifth
  /// of a pixel's noise.
  private static final int COLUMNS = 8;

  private static final int ROWS = 4;

  /// Pictures of two seconds, in which a camera that was just started sets its exposure.
  private static final int SETTLING = 6;

  /// How far a place may be off: greys, and times as far as it usually is.
  private static final float FLOOR = 3;

  private static final float TIMES = 5;

  /// Before it is known how far a place usually is off, in greys; and the most that is believed.
  private static final float FIRST_SPREAD = 4;

  private static final float MOST_SPREAD = 6;

  /// Pictures in which something new becomes usual, by two thirds: of a quarter of a minute,
  /// quicker than any dawn, and of ten seconds.
  private static final float SLOWNESS = 48;

  private static final float SPREAD_SLOWNESS = 32;

  /// What all of the light may have changed by, in steps of a two-hundredth.
  private static final int STEPS = 20;

  private static final float STEP = 0.005f;

  /// Too dark to say by what part its light has changed.
  private static final float DARK = 4;

  private final float[] usual = new float[ACROSS * DOWN];
  private final float[] spread = new float[ACROSS * DOWN];
  private final float[] now = new float[ACROSS * DOWN];
  private final int[] columns = new int[ACROSS * COLUMNS];
  private final int[] changes = new int[2 * STEPS + 1];
  private int width;
  private int height;
  private int pictures;
  private boolean suspicious;

  /// Whether something moved between the pictures before and this one. If so, what it shows becomes
  /// usual: whoever stands still has been seen once.
  boolean hasMoved(GreyImage image) {
    if (image.width() != width || image.height() != height) {
      cut(image);
      forget();
    }
    measure(image);
    if (pictures < SETTLING) {
      pictures++;
      System.arraycopy(now, 0, usual, 0, now.length);
      return false;
    }
    boolean again = suspicious;
    suspicious = isAnythingOff(commonChange());
    if (suspicious && again) {
      forget();
      return true;
    }
    return false;
  }

  /// Nothing is known any more.
  void forget() {
    pictures = 0;
    suspicious = false;
    Arrays.fill(spread, FIRST_SPREAD);
  }

  private void cut(GreyImage image) {
    width = image.width();
    height = image.height();
    for (int i = 0; i < columns.length; i++) {
      columns[i] = i * width / columns.length;
    }
  }

  private void measure(GreyImage image) {
    byte[] grey = image.grey();
    Arrays.fill(now, 0);
    for (int row = 0; row < DOWN * ROWS; row++) {
      addRow(grey, row * height / (DOWN * ROWS) * width, row / ROWS * ACROSS);
    }
    for (int place = 0; place < now.length; place++) {
      now[place] /= COLUMNS * ROWS;
    }
  }

  private void addRow(byte[] grey, int from, int place) {
    for (int x = 0; x < ACROSS; x++) {
      int sum = 0;
      for (int i = x * COLUMNS; i < (x + 1) * COLUMNS; i++) {
        sum += grey[from + columns[i]] & 0xFF;
      }
      now[place + x] += sum;
    }
  }

  /// By what half of the places have become lighter, and half have not; 1 for nothing.
  private float commonChange() {
    Arrays.fill(changes, 0);
    int lit = 0;
    for (int place = 0; place < now.length; place++) {
      if (usual[place] >= DARK) {
        int steps = Math.round((now[place] / usual[place] - 1) / STEP);
        changes[Math.clamp(steps, -STEPS, STEPS) + STEPS]++;
        lit++;
      }
    }
    int step = 0;
    int below = changes[0];
    while (2 * below < lit) {
      below += changes[++step];
    }
    return lit == 0 ? 1 : 1 + (step - STEPS) * STEP;
  }

  /// Learns from the places that are not.
  private boolean isAnythingOff(float change) {
    boolean anything = false;
    for (int place = 0; place < now.length; place++) {
      float expected = usual[place] * change;
      float off =
          Math.max(
              0,
              Math.max(
                  Math.min(usual[place], expected) - now[place],
                  now[place] - Math.max(usual[place], expected)));
      if (off > FLOOR + TIMES * spread[place]) {
        anything = true;
      } else {
        spread[place] =
            Math.min(MOST_SPREAD, spread[place] + (off - spread[place]) / SPREAD_SLOWNESS);
        usual[place] += (now[place] - usual[place]) / SLOWNESS;
      }
    }
    return anything;
  }
}
