package tramquet.drivers.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a code lies in an image: the middles of its three eyes, and the point that a fourth eye
/// would have, in pixels.
///
/// @param version 1 to 40, how many modules it has
/// @param module how wide a module is at the corner, in pixels
record Outline(Point corner, Point right, Point down, Point far, int version, double module) {
  /// From a code's edge to the middle of an eye, in modules.
  private static final double INSET = 3.5;

  private static final double[] STEPS = {0.6, 0.3, 0.15, 0.08};
  private static final int ROUNDS = 6;
  private static final int POINTS = 4;
  private static final int[][] WAYS = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};

  /// From one side of an eye's dark ring to the other, in modules.
  private static final double MODULES_OF_EYE = 7;

  private static final int LARGEST = 40;

  int size() {
    return 17 + 4 * version;
  }

  Perspective perspective() {
    return Perspective.ofUnit(corner, right, down, far).after(INSET, size() - 2 * INSET);
  }

  KnownModules known() {
    return KnownModules.of(version);
  }

  double contrast(GreyImage image) {
    return known().contrast(image, perspective());
  }

  /// How clearly the patterns between the eyes are to be seen beside these, 0 for not at all to 1.
  /// Eyes alone are found in any text.
  double likelihood(GreyImage image) {
    Perspective code = perspective();
    return known().contrastOfOthers(image, code) / Math.max(1, known().contrastOfEyes(image, code));
  }

  /// What three eyes may be the outline of, the likeliest version first; none if the eyes are none.
  static List<Outline> of(Corner eyes, DarkMap map) {
    Optional<Eye> corner = Eye.of(eyes.corner(), eyes, map);
    Optional<Eye> right = Eye.of(eyes.right(), eyes, map);
    Optional<Eye> down = Eye.of(eyes.down(), eyes, map);
    return corner.isEmpty() || right.isEmpty() || down.isEmpty()
        ? List.of()
        : of(corner.get(), right.get(), down.get());
  }

  private static List<Outline> of(Eye corner, Eye right, Eye down) {
    // Along a line the scale of a perspective is between two points as the geometric mean of that
    // at both.
    double wide =
        corner.middle().distance(right.middle())
            * MODULES_OF_EYE
            / Math.sqrt(corner.wide() * right.wide());
    double high =
        corner.middle().distance(down.middle())
            * MODULES_OF_EYE
            / Math.sqrt(corner.high() * down.high());
    double modules = (wide + high) / 2 + 2 * INSET;
    // Its weight falls as the root of the scale, and weights are linear in the plane of the code.
    double weightRight = Math.sqrt(corner.wide() / right.wide());
    double weightDown = Math.sqrt(corner.high() / down.high());
    double weightFar = Math.max(0.2, weightRight + weightDown - 1);
    Point far =
        new Point(
            (right.middle().x() * weightRight
                    + down.middle().x() * weightDown
                    - corner.middle().x())
                / weightFar,
            (right.middle().y() * weightRight
                    + down.middle().y() * weightDown
                    - corner.middle().y())
                / weightFar);
    double exact = (modules - 17) / 4;
    int likeliest = Math.clamp(Math.round(exact), 1, LARGEST);
    int other = exact > likeliest ? likeliest + 1 : likeliest - 1;
    List<Outline> outlines = new ArrayList<>();
    for (int version : new int[] {likeliest, other, 2 * likeliest - other}) {
      if (version >= 1 && version <= LARGEST) {
        outlines.add(
            new Outline(
                corner.middle(),
                right.middle(),
                down.middle(),
                far,
                version,
                (corner.wide() + corner.high()) / (2 * MODULES_OF_EYE)));
      }
    }
    return outlines;
  }

  /// With the fourth point where the nearest alignment pattern says.
  ///
  /// @param reach how far from where it should be it is looked for, in modules, give or take half
  ///   of one
  Outline aligned(GreyImage image, int reach) {
    if (version == 1) {
      return this;
    }
    Perspective code = perspective();
    Point whole = nearestAlignment(image, code, new Point(0, 0), 1, reach);
    Point best = nearestAlignment(image, code, whole, 0.5, 1);
    double far = size() - INSET;
    // The pattern lies three modules nearer to the corner, so the far point moves further.
    double more = (far - INSET) / (far - INSET - 3);
    return withFar(code.at(far + best.x() * more, far + best.y() * more));
  }

  /// Where the pattern is seen best, in modules from where it should be.
  private Point nearestAlignment(
      GreyImage image, Perspective code, Point around, double step, int steps) {
    double best = 0;
    Point at = around;
    for (int i = -steps; i <= steps; i++) {
      for (int j = -steps; j <= steps; j++) {
        Point moved = around.plus(j * step, i * step);
        // Of two that are as good the nearer one: patterns occur in data by chance.
        double contrast =
            known().contrastOfLastAlignment(image, code, moved.x(), moved.y())
                - 1.5 * Math.hypot(moved.x(), moved.y());
        if (contrast > best) {
          best = contrast;
          at = moved;
        }
      }
    }
    return at;
  }

  private Outline withFar(Point other) {
    return new Outline(corner, right, down, other, version, module);
  }

  /// Moved, as long as the modules that are known come out better.
  Outline fitted(GreyImage image) {
    Outline best = this;
    double contrast = contrast(image);
    for (double step : STEPS) {
      for (int round = 0; round < ROUNDS; round++) {
        Outline before = best;
        for (int point = 0; point < POINTS; point++) {
          for (int[] way : WAYS) {
            double by = step * module;
            Outline moved = best.moved(point, by * way[0], by * way[1]);
            double other = moved.contrast(image);
            if (other > contrast) {
              contrast = other;
              best = moved;
            }
          }
        }
        if (best.equals(before)) {
          break;
        }
      }
    }
    return best;
  }

  private Outline moved(int point, double dx, double dy) {
    return new Outline(
        point == 0 ? corner.plus(dx, dy) : corner,
        point == 1 ? right.plus(dx, dy) : right,
        point == 2 ? down.plus(dx, dy) : down,
        point == 3 ? far.plus(dx, dy) : far,
        version,
        module);
  }
}
