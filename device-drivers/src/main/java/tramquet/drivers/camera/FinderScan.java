package tramquet.drivers.camera;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Looks through an image for finder patterns: whichever way a line crosses one in its middle, dark
/// and light are as 1:1:3:1:1.
///
/// Thread: confined.
final class FinderScan {
  private static final int RUNS = 5;

  /// More of them than a picture of some codes has; then the search takes too long.
  private static final int MOST = 14;

  /// The finest step that is needed in a row of a picture with so many rows.
  private static final int FINE_ROWS = 240;

  private final DarkMap map;
  private final int width;
  private final int height;
  private final int step;
  private final List<Finder> found = new ArrayList<>();
  private final int[] across = new int[RUNS];
  private int before;
  private int behind;

  private FinderScan(DarkMap map, int leastStep) {
    this.map = map;
    width = map.image().width();
    height = map.image().height();
    step = Math.max(leastStep, height / FINE_ROWS);
  }

  /// The finder patterns, those seen most often first.
  ///
  /// @param leastStep rows from one that is looked at to the next, or more in a large picture
  static List<Finder> in(DarkMap map, int leastStep) {
    return new FinderScan(map, leastStep).scan();
  }

  private List<Finder> scan() {
    int[] edges = new int[2 * width + 2];
    for (int y = step / 2; y < height; y += step) {
      int runs = map.runs(y, edges);
      // The first run is light, so those with odd numbers are dark.
      for (int i = 1; i + RUNS <= runs; i += 2) {
        if (isPattern(
            edges[i + 1] - edges[i],
            edges[i + 2] - edges[i + 1],
            edges[i + 3] - edges[i + 2],
            edges[i + 4] - edges[i + 3],
            edges[i + 5] - edges[i + 4])) {
          note((edges[i + 2] + edges[i + 3]) / 2, y, edges[i + 5] - edges[i]);
        }
      }
    }
    return found.stream()
        .sorted(Comparator.comparingInt((Finder each) -> each.hits()).reversed())
        .limit(MOST)
        .toList();
  }

  private static boolean isPattern(int a, int b, int c, int d, int e) {
    double module = (a + b + c + d + e) / 7.0;
    double slack = 0.55 * module + 0.35;
    return Math.abs(a - module) < slack
        && Math.abs(b - module) < slack
        && Math.abs(c - 3 * module) < 2.2 * slack
        && Math.abs(d - module) < slack
        && Math.abs(e - module) < slack;
  }

  private void note(int x, int y, int wide) {
    int[] line = across;
    if (!crosses(x, y, 0, 1, wide)) {
      return;
    }
    int high = sum(line);
    double middleY = y + middle();
    int row = (int) Math.round(middleY);
    if (row < 0 || row >= height || !crosses(x, row, 1, 0, wide)) {
      return;
    }
    int again = sum(line);
    double middleX = x + middle();
    int column = (int) Math.round(middleX);
    if (column < 0 || column >= width || !crosses(column, row, 1, 1, Math.max(high, again))) {
      return;
    }
    add(new Finder(middleX + 0.5, middleY + 0.5, (high + again) / 14.0, 1));
  }

  /// Where the middle of the dark run in the middle is, seen from where it was entered.
  private double middle() {
    return (behind - before + 1) / 2.0;
  }

  /// Whether a line through a dark point crosses a pattern; fills `across`.
  private boolean crosses(int x, int y, int dx, int dy, int expected) {
    int most = 2 * expected;
    before = run(x, y, -dx, -dy, true, most);
    behind = run(x + dx, y + dy, dx, dy, true, most);
    across[2] = before + behind;
    if (across[2] == 0 || across[2] > most) {
      return false;
    }
    across[1] = run(x - before * dx, y - before * dy, -dx, -dy, false, most);
    across[0] =
        run(x - (before + across[1]) * dx, y - (before + across[1]) * dy, -dx, -dy, true, most);
    int next = behind + 1;
    across[3] = run(x + next * dx, y + next * dy, dx, dy, false, most);
    next += across[3];
    across[4] = run(x + next * dx, y + next * dy, dx, dy, true, most);
    int sum = sum(across);
    return sum * 5 > expected * 2
        && sum * 2 < expected * 5
        && isPattern(across[0], across[1], across[2], across[3], across[4]);
  }

  private int run(int fromX, int fromY, int dx, int dy, boolean dark, int most) {
    int x = fromX;
    int y = fromY;
    int length = 0;
    while (x >= 0
        && y >= 0
        && x < width
        && y < height
        && length <= most
        && map.dark(x, y) == dark) {
      x += dx;
      y += dy;
      length++;
    }
    return length;
  }

  private static int sum(int[] runs) {
    return runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
  }

  private void add(Finder one) {
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).isNear(one)) {
        found.set(i, found.get(i).and(one));
        return;
      }
    }
    found.add(one);
  }
}
