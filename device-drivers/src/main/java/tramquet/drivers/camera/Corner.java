package tramquet.drivers.camera;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Three finder patterns that may be those of one code: the one in the corner and its neighbours,
/// the second clockwise from the first.
///
/// @param oddity how far they are from a square seen straight on, 0 for not at all; of two that are
///   as good the larger one counts, which is nearer
record Corner(Finder corner, Finder right, Finder down, double oddity) {
  private static final double SLANTED = 0.75;
  private static final double UNEQUAL = 2.2;
  private static final double LARGER = 0.05;

  /// Along a side the scale changes more than the length: what is near looks larger both ways.
  private static final double UNEQUAL_MODULES = 3;

  /// The shortest side of a code in modules, from eye to eye.
  private static final double SHORTEST = 14;

  private static final double LONGEST = 170;

  /// What may be codes among these, the most likely first.
  static List<Corner> among(List<Finder> finders) {
    List<Corner> corners = new ArrayList<>();
    for (int i = 0; i < finders.size(); i++) {
      for (int j = i + 1; j < finders.size(); j++) {
        for (int k = j + 1; k < finders.size(); k++) {
          Corner corner = of(finders.get(i), finders.get(j), finders.get(k));
          if (corner.isPossible()) {
            corners.add(corner);
          }
        }
      }
    }
    corners.sort(Comparator.comparingDouble(Corner::oddity));
    return corners;
  }

  private static Corner of(Finder one, Finder two, Finder three) {
    double a = two.distance(three);
    double b = one.distance(three);
    double c = one.distance(two);
    if (a >= b && a >= c) {
      return turned(one, two, three);
    }
    return b >= c ? turned(two, one, three) : turned(three, one, two);
  }

  private static Corner turned(Finder corner, Finder one, Finder two) {
    double cross =
        (one.x() - corner.x()) * (two.y() - corner.y())
            - (one.y() - corner.y()) * (two.x() - corner.x());
    Finder right = cross > 0 ? one : two;
    Finder down = cross > 0 ? two : one;
    return new Corner(corner, right, down, oddity(corner, right, down));
  }

  private static double oddity(Finder corner, Finder right, Finder down) {
    double legs = Math.abs(Math.log(corner.distance(right) / corner.distance(down)));
    double least = Math.min(corner.module(), Math.min(right.module(), down.module()));
    double most = Math.max(corner.module(), Math.max(right.module(), down.module()));
    return legs
        + Math.abs(cosine(corner, right, down))
        + Math.log(most / least)
        - LARGER * Math.log(corner.distance(right));
  }

  private static double cosine(Finder corner, Finder right, Finder down) {
    return ((right.x() - corner.x()) * (down.x() - corner.x())
            + (right.y() - corner.y()) * (down.y() - corner.y()))
        / (corner.distance(right) * corner.distance(down));
  }

  private boolean isPossible() {
    double first = corner.distance(right);
    double second = corner.distance(down);
    double least = Math.min(corner.module(), Math.min(right.module(), down.module()));
    double most = Math.max(corner.module(), Math.max(right.module(), down.module()));
    return Math.abs(cosine(corner, right, down)) < SLANTED
        && Math.max(first, second) < UNEQUAL * Math.min(first, second)
        && most < UNEQUAL_MODULES * least
        // A module looks up to 1.4 times as wide along rows, if the code is turned.
        && Math.max(first, second) * 1.5 > SHORTEST * least
        && Math.min(first, second) < LONGEST * most;
  }
}
