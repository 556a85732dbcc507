package tramquet.drivers.camera;

import java.util.Optional;

/// A finder pattern, measured between pixels along the sides of its code.
///
/// @param wide from outside to outside along the upper side, in pixels
/// @param high the same along the left side
record Eye(Point middle, double wide, double high) {
  private static final double STEP = 0.5;

  /// Middle to light, to dark, to light: the outside is the third edge.
  private static final int EDGES = 3;

  /// The eye at a finder pattern; empty if it has no outside where it should.
  static Optional<Eye> of(Finder finder, Corner corner, DarkMap map) {
    double side = corner.corner().distance(corner.right());
    double rightX = (corner.right().x() - corner.corner().x()) / side;
    double rightY = (corner.right().y() - corner.corner().y()) / side;
    double other = corner.corner().distance(corner.down());
    double downX = (corner.down().x() - corner.corner().x()) / other;
    double downY = (corner.down().y() - corner.corner().y()) / other;
    double right = outside(finder, rightX, rightY, map);
    double left = outside(finder, -rightX, -rightY, map);
    double down = outside(finder, downX, downY, map);
    double up = outside(finder, -downX, -downY, map);
    if (right < 0 || left < 0 || down < 0 || up < 0) {
      return Optional.empty();
    }
    Point middle =
        new Point(finder.x(), finder.y())
            .plus((right - left) / 2 * rightX, (right - left) / 2 * rightY)
            .plus((down - up) / 2 * downX, (down - up) / 2 * downY);
    return Optional.of(new Eye(middle, right + left, down + up));
  }

  /// How far its outside is, in pixels; negative if there is none.
  private static double outside(Finder eye, double dx, double dy, DarkMap map) {
    GreyImage image = map.image();
    double most = 7 * eye.module();
    double before = 0;
    int edges = 0;
    for (double far = 0; far < most; far += STEP) {
      double x = eye.x() + far * dx;
      double y = eye.y() + far * dy;
      if (x < 0 || y < 0 || x >= image.width() || y >= image.height()) {
        return edges == EDGES - 1 ? far : -1;
      }
      double above = image.at(x, y) - map.level((int) x, (int) y);
      boolean awaitsLight = edges % 2 == 0;
      if (awaitsLight ? above >= 0 : above < 0) {
        edges++;
        if (edges == EDGES) {
          return far - STEP * above / Math.max(1e-6, above - before);
        }
      }
      before = above;
    }
    return -1;
  }
}
