package tramquet.kiosk.screen;

/// The size of a scene in pixels.
record Size(double width, double height) {

  private static final double SMALLEST_DIAGONAL_INCH = 7;
  private static final double MILLIMETRES_PER_INCH = 25.4;
  private static final double FOOTER_SHARE = 0.055;

  /// Wider than high: pictures stand beside the text, otherwise above it.
  boolean landscape() {
    return width >= height;
  }

  /// Height of the status line at the foot.
  double footerHeight() {
    return Math.rint(Math.min(width, height) * FOOTER_SHARE);
  }

  /// Height above the status line.
  double bodyHeight() {
    return height - footerHeight();
  }

  /// The margin that everything keeps from the edges.
  double margin() {
    return Math.rint(Math.min(width, height) * 0.04);
  }

  /// Pixels of a length on the smallest display we mount, 7 inches across; larger displays show it
  /// larger.
  double millimetres(double length) {
    double pixelsPerInch = Math.hypot(width, height) / SMALLEST_DIAGONAL_INCH;
    return length / MILLIMETRES_PER_INCH * pixelsPerInch;
  }
}
