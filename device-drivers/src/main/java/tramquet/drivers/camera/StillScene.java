package tramquet.drivers.camera;

import java.util.Arrays;

/// Whether a picture is worth a look: in front of a lane hours pass in which the camera sees the
/// same wall, and to look for a code in it costs a hundred times what it costs to see that.
///
/// Not worth it is a picture that differs from one which has been looked at in every way, without a
/// code, by no more than the noise of the camera, everywhere. Noise is what most places differ by
/// in the pictures in which the scene is learned; so neither a dark room nor a lamp that flickers
/// counts as somebody. Because a difference can be too fine to be told from noise, a picture is
/// looked at all the same after a second, and after twice as many each time that it shows nothing
/// new; and with each of them the noise is learned anew. A code that only the noise hides waits for
/// so long as the scene was still before it, and for half a minute at worst.
///
/// Thread: confined.
public final class StillScene {
  /// Pictures that are looked at before the scene is known: one for each way.
  static final int WAYS = CodeImage.LIVE + 1;

  /// Of those that are not worth it, the first that is looked at, and the most that are not: a
  /// second and half a minute of a camera's pictures.
  static final int PATIENCE = 15;

  static final int MOST_PATIENCE = 32 * PATIENCE;

  /// Pixels from one that is compared to the next, in its row and from row to row.
  private static final int STEP = 8;

  /// Places are squares of so many compared pixels a side: 32 pixels. The smallest code that can be
  /// read is two of them wide, and so fills one wherever it is.
  private static final int SIDE = 4;

  /// How much more than most places one must differ.
  private static final int TIMES = 3;

  private static final int FLOOR = 3;

  /// More than that is no noise, in greys.
  private static final int MOST_NOISE = 12;

  private byte[] seen = {};
  private byte[] next = {};
  private int[] places = {};
  private int noise;
  private int looked;
  private int passedOver;
  private int patience = PATIENCE;

  /// Whether to look for a code in the newest picture. If there is one, [#forget] the scene.
  public boolean isWorthALook(GreyImage image) {
    sample(image);
    if (seen.length != next.length) {
      learnAnew();
      return true;
    }
    compare(image.width() / STEP);
    boolean learning = looked < WAYS;
    int usual = learning ? Math.max(noise, usual()) : noise;
    if (Arrays.stream(places).max().orElse(0) > TIMES * usual + FLOOR * SIDE * SIDE) {
      learnAnew();
      return true;
    }
    if (learning) {
      noise = usual;
      looked++;
      return true;
    }
    if (++passedOver < patience) {
      return false;
    }
    passedOver = 0;
    patience = Math.min(MOST_PATIENCE, 2 * patience);
    noise = usual();
    return true;
  }

  /// There was a code: the next picture is looked at, whatever it shows.
  public void forget() {
    seen = new byte[0];
  }

  private void learnAnew() {
    byte[] old = seen;
    seen = next;
    next = old;
    noise = 0;
    looked = 1;
    passedOver = 0;
    patience = PATIENCE;
  }

  private void sample(GreyImage image) {
    int across = image.width() / STEP;
    int down = image.height() / STEP;
    if (next.length != across * down) {
      next = new byte[across * down];
    }
    byte[] grey = image.grey();
    int n = 0;
    for (int y = 0; y < down; y++) {
      int at = y * STEP * image.width();
      for (int x = 0; x < across; x++, at += STEP) {
        next[n++] = grey[at];
      }
    }
  }

  /// How much each place differs, summed over its pixels.
  ///
  /// @param across compared pixels in a row
  private void compare(int across) {
    int wide = across / SIDE;
    int high = next.length / Math.max(1, across) / SIDE;
    if (places.length != wide * high) {
      places = new int[wide * high];
    }
    Arrays.fill(places, 0);
    for (int y = 0; y < high * SIDE; y++) {
      int place = y / SIDE * wide;
      int at = y * across;
      for (int x = 0; x < wide; x++, at += SIDE) {
        for (int i = 0; i < SIDE; i++) {
          places[place + x] += Math.abs((seen[at + i] & 0xFF) - (next[at + i] & 0xFF));
        }
      }
    }
  }

  /// What half of the places do not exceed.
  private int usual() {
    int[] count = new int[MOST_NOISE + 1];
    for (int place : places) {
      count[Math.min(MOST_NOISE, place / (SIDE * SIDE))]++;
    }
    int grey = 0;
    int below = count[0];
    while (2 * below < places.length) {
      below += count[++grey];
    }
    // Up to the next grey: a place is never less noisy than that.
    return Math.min(MOST_NOISE, grey + 1) * SIDE * SIDE;
  }
}
