package tramquet.kiosk.screen;

/// The size of a scene in pixels, and from how far it is read.
record Size(double width, double height, Viewing viewing) {
  private static final double FOOTER_SHARE = 0.055;

  /// Height of a capital of the bundled typeface, as a part of the font size.
  static final double CAPITAL = 0.74;

  /// On the smallest display we mount.
  Size(double width, double height) {
    this(width, height, Viewing.STANDARD);
  }

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

  /// Pixels of a length on the display.
  double millimetres(double length) {
    return length * Math.hypot(width, height) / viewing.diagonal();
  }

  /// The font size of a headline whose capitals can be read from where the visitor stands.
  double headline() {
    return Math.ceil(millimetres(viewing.capital()) / CAPITAL);
  }

  /// The same at arm's length, for what is touched.
  double touchedHeadline() {
    return Math.ceil(millimetres(viewing.touched().capital()) / CAPITAL);
  }
}
