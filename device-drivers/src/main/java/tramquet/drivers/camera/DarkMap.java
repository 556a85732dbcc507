package tramquet.drivers.camera;

/// Which pixels of an image are dark beside their surroundings, so that a shadow across a code does
/// no harm.
///
/// Thread: immutable.
final class DarkMap {
  /// Pixels along a block's side, as a power of two.
  private static final int SHIFT = 3;

  private static final int SIDE = 1 << SHIFT;

  /// Every other pixel of every other row says enough of a block's mean.
  private static final int STRIDE = 2;

  /// A plain surface is light, its grain included.
  private static final int GRAIN = 3;

  private final GreyImage image;
  private final int across;
  private final int[] levels;

  private DarkMap(GreyImage image, int across, int[] levels) {
    this.image = image;
    this.across = across;
    this.levels = levels;
  }

  /// The map of an image.
  ///
  /// @param reach how many blocks of 8 pixels on each side are a block's surroundings
  static DarkMap of(GreyImage image, int reach) {
    int across = (image.width() + SIDE - 1) >> SHIFT;
    int down = (image.height() + SIDE - 1) >> SHIFT;
    long[] sums = summed(blockMeans(image, across, down), across, down);
    int[] levels = new int[across * down];
    for (int y = 0; y < down; y++) {
      int top = Math.max(0, y - reach);
      int bottom = Math.min(down, y + reach + 1);
      for (int x = 0; x < across; x++) {
        int left = Math.max(0, x - reach);
        int right = Math.min(across, x + reach + 1);
        long sum =
            sums[bottom * (across + 1) + right]
                - sums[top * (across + 1) + right]
                - sums[bottom * (across + 1) + left]
                + sums[top * (across + 1) + left];
        levels[y * across + x] = (int) (sum / (bottom - top) / (right - left)) - GRAIN;
      }
    }
    return new DarkMap(image, across, levels);
  }

  private static int[] blockMeans(GreyImage image, int across, int down) {
    byte[] grey = image.grey();
    int width = image.width();
    int[] means = new int[across * down];
    for (int by = 0; by < down; by++) {
      int bottom = Math.min(image.height(), (by + 1) << SHIFT);
      for (int bx = 0; bx < across; bx++) {
        int right = Math.min(width, (bx + 1) << SHIFT);
        int sum = 0;
        int count = 0;
        for (int y = by << SHIFT; y < bottom; y += STRIDE) {
          for (int x = bx << SHIFT; x < right; x += STRIDE) {
            sum += grey[y * width + x] & 0xFF;
            count++;
          }
        }
        means[by * across + bx] = sum / count;
      }
    }
    return means;
  }

  private static long[] summed(int[] means, int across, int down) {
    long[] sums = new long[(across + 1) * (down + 1)];
    for (int y = 0; y < down; y++) {
      long row = 0;
      for (int x = 0; x < across; x++) {
        row += means[y * across + x];
        sums[(y + 1) * (across + 1) + x + 1] = sums[y * (across + 1) + x + 1] + row;
      }
    }
    return sums;
  }

  GreyImage image() {
    return image;
  }

  /// What is below is dark, 0 to 255, at a pixel.
  int level(int x, int y) {
    return levels[(y >> SHIFT) * across + (x >> SHIFT)];
  }

  boolean dark(int x, int y) {
    return image.at(x, y) < level(x, y);
  }

  /// Where dark and light change in a row.
  ///
  /// @param edges gets the first pixel of each run, the first run being light and perhaps empty,
  ///   and behind the last one the width; room for twice the width
  /// @return how many runs there are
  int runs(int y, int[] edges) {
    byte[] grey = image.grey();
    int width = image.width();
    int at = y * width;
    int runs = 0;
    edges[0] = 0;
    boolean dark = false;
    for (int from = 0; from < width; from += SIDE) {
      int level = levels[(y >> SHIFT) * across + (from >> SHIFT)];
      int to = Math.min(width, from + SIDE);
      for (int x = from; x < to; x++) {
        if ((grey[at + x] & 0xFF) < level != dark) {
          dark = !dark;
          edges[++runs] = x;
        }
      }
    }
    edges[++runs] = width;
    return runs;
  }
}
