package tramquet.drivers.camera;

/// Where the points of a flat code are in a picture of it.
///
/// `x = (a u + b v + c) / (g u + h v + 1)`, `y = (d u + e v + f) / (g u + h v + 1)`.
///
/// Thread: immutable.
record Perspective(double a, double b, double c, double d, double e, double f, double g, double h)
    implements Surface {

  /// The one that puts the corners of the unit square, (0, 0), (1, 0), (0, 1), (1, 1), there.
  static Perspective ofUnit(Point origin, Point right, Point down, Point far) {
    double dx1 = right.x() - far.x();
    double dy1 = right.y() - far.y();
    double dx2 = down.x() - far.x();
    double dy2 = down.y() - far.y();
    double sx = origin.x() - right.x() + far.x() - down.x();
    double sy = origin.y() - right.y() + far.y() - down.y();
    double whole = dx1 * dy2 - dx2 * dy1;
    double g = (sx * dy2 - dx2 * sy) / whole;
    double h = (dx1 * sy - sx * dy1) / whole;
    return new Perspective(
        right.x() - origin.x() + g * right.x(),
        down.x() - origin.x() + h * down.x(),
        origin.x(),
        right.y() - origin.y() + g * right.y(),
        down.y() - origin.y() + h * down.y(),
        origin.y(),
        g,
        h);
  }

  /// The same for points first moved and shrunk: `u' = (u - from) / length`, and so `v`.
  Perspective after(double from, double length) {
    double w = 1 - (g + h) * from / length;
    double s = 1 / (length * w);
    return new Perspective(
        a * s,
        b * s,
        c / w - (a + b) * from * s,
        d * s,
        e * s,
        f / w - (d + e) * from * s,
        g * s,
        h * s);
  }

  Point at(double u, double v) {
    double w = g * u + h * v + 1;
    return new Point((a * u + b * v + c) / w, (d * u + e * v + f) / w);
  }

  @Override
  public double light(GreyImage image, double u, double v) {
    double w = g * u + h * v + 1;
    return image.at((a * u + b * v + c) / w, (d * u + e * v + f) / w);
  }
}
