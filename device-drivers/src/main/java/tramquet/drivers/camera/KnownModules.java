package tramquet.drivers.camera;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Version;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The modules that are the same in all codes of a size: eyes and the light around them, timing and
/// alignment patterns (ISO/IEC 18004, 5.3).
///
/// Thread: immutable.
final class KnownModules {
  private static final Map<Integer, KnownModules> ALL = new ConcurrentHashMap<>();
  private static final int EYE = 8;
  private static final int TIMING = 6;

  private final int size;

  /// Three numbers each: column, row, 1 for dark.
  private final int[] modules;

  private final int count;
  private final int eyes;
  private final int[] alignment;

  private KnownModules(int version) {
    size = 17 + 4 * version;
    alignment = Version.getVersionForNumber(version).getAlignmentPatternCenters();
    int most = 3 * EYE * EYE + 2 * size + 25 * alignment.length * alignment.length;
    int[] all = new int[3 * most];
    int n = 0;
    for (int y = 0; y < EYE; y++) {
      for (int x = 0; x < EYE; x++) {
        int is = eye(x, y);
        n = put(all, n, x, y, is);
        n = put(all, n, size - 1 - x, y, is);
        n = put(all, n, x, size - 1 - y, is);
      }
    }
    eyes = n / 3;
    for (int i = EYE; i < size - EYE; i++) {
      n = put(all, n, i, TIMING, 1 - i % 2);
      n = put(all, n, TIMING, i, 1 - i % 2);
    }
    for (int cy : alignment) {
      for (int cx : alignment) {
        n = isEye(cx, cy) || cx == TIMING || cy == TIMING ? n : alignment(all, n, cx, cy);
      }
    }
    modules = Arrays.copyOf(all, n);
    count = n / 3;
  }

  /// Those of a version, 1 to 40.
  static KnownModules of(int version) {
    return ALL.computeIfAbsent(version, KnownModules::new);
  }

  private boolean isEye(int x, int y) {
    int last = size - 1 - EYE;
    return (x < EYE && y < EYE) || (x > last && y < EYE) || (x < EYE && y > last);
  }

  private static int eye(int x, int y) {
    int out = Math.max(Math.abs(x - 3), Math.abs(y - 3));
    return out == 2 || out == 4 ? 0 : 1;
  }

  private static int alignment(int[] all, int from, int cx, int cy) {
    int n = from;
    for (int y = -2; y <= 2; y++) {
      for (int x = -2; x <= 2; x++) {
        n = put(all, n, cx + x, cy + y, Math.max(Math.abs(x), Math.abs(y)) == 1 ? 0 : 1);
      }
    }
    return n;
  }

  private static int put(int[] all, int n, int x, int y, int dark) {
    all[n] = x;
    all[n + 1] = y;
    all[n + 2] = dark;
    return n + 3;
  }

  /// How much lighter the light ones are than the dark ones where a code might be, -255 to 255.
  double contrast(GreyImage image, Surface code) {
    return contrast(image, code, 0, count);
  }

  /// The same for the eyes alone.
  double contrastOfEyes(GreyImage image, Surface code) {
    return contrast(image, code, 0, eyes);
  }

  /// The same for the timing and alignment patterns alone.
  double contrastOfOthers(GreyImage image, Surface code) {
    return contrast(image, code, eyes, count);
  }

  private double contrast(GreyImage image, Surface code, int from, int to) {
    double light = 0;
    double shade = 0;
    int shades = 0;
    for (int i = 3 * from; i < 3 * to; i += 3) {
      double at = code.light(image, modules[i] + 0.5, modules[i + 1] + 0.5);
      if (modules[i + 2] == 1) {
        shade += at;
        shades++;
      } else {
        light += at;
      }
    }
    return light / (to - from - shades) - shade / shades;
  }

  /// The same for the alignment pattern nearest to the fourth corner alone, moved by some modules;
  /// there is one from version 2 on.
  double contrastOfLastAlignment(GreyImage image, Surface code, double dx, double dy) {
    int last = alignment[alignment.length - 1];
    return contrastOfAlignment(image, code, last + dx, last + dy);
  }

  /// The same for an alignment pattern that has its middle in that module.
  double contrastOfAlignment(GreyImage image, Surface code, double column, double row) {
    double light = 0;
    double shade = 0;
    for (int y = -2; y <= 2; y++) {
      for (int x = -2; x <= 2; x++) {
        double at = code.light(image, column + x + 0.5, row + y + 0.5);
        if (Math.max(Math.abs(x), Math.abs(y)) == 1) {
          light += at;
        } else {
          shade += at;
        }
      }
    }
    return light / 8 - shade / 17;
  }

  /// Which columns, and rows, have the middles of alignment patterns, the timing patterns' own
  /// included; not to be changed.
  int[] alignment() {
    return alignment;
  }

  /// Which part of the eyes is as it must be, 0 to 1.
  double eyesIn(BitMatrix bits) {
    return right(bits, 0, eyes);
  }

  /// Which part of the timing and alignment patterns is as it must be, 0 to 1.
  double othersIn(BitMatrix bits) {
    return right(bits, eyes, count);
  }

  private double right(BitMatrix bits, int from, int to) {
    int right = 0;
    for (int i = 3 * from; i < 3 * to; i += 3) {
      right += bits.get(modules[i], modules[i + 1]) == (modules[i + 2] == 1) ? 1 : 0;
    }
    return (double) right / (to - from);
  }
}
