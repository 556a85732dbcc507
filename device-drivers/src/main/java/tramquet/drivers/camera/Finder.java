package tramquet.drivers.camera;

/// A finder pattern in an image: one of the three eyes of a code (ISO/IEC 18004, 5.3.2).
///
/// @param x its middle in pixels
/// @param y its middle in pixels
/// @param module how wide a module looks along the rows and columns of the image, in pixels
/// @param hits in how many rows it was seen
record Finder(double x, double y, double module, int hits) {

  boolean isNear(Finder other) {
    return Math.abs(x - other.x) < 2 * module
        && Math.abs(y - other.y) < 2 * module
        && Math.abs(module - other.module) < 0.5 * module + 1;
  }

  /// Both seen together.
  Finder and(Finder other) {
    int all = hits + other.hits;
    return new Finder(
        (x * hits + other.x * other.hits) / all,
        (y * hits + other.y * other.hits) / all,
        (module * hits + other.module * other.hits) / all,
        all);
  }

  double distance(Finder other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
