package tramquet.kiosk.screen;

import javafx.scene.text.Text;

/// How large a headline is: as large as one line of its box allows, and never smaller than EN 301
/// 549 asks at the distance of the visitor, where it wraps if it must.
final class Headline {
  private static final double PROBE = 100;
  private static final double HIGHEST_SHARE = 0.32;

  private Headline() {}

  /// The headline of what is touched, as a line.
  ///
  /// @param wished pixels
  static Line touched(Said said, double wished, Size size) {
    double least = size.touchedHeadline();
    return new Line(said, Typeface.BOLD, Math.max(least, wished), 0, least);
  }

  /// The headline as a line of a box.
  ///
  /// @param across pixels
  /// @param high pixels
  static Line of(Said said, double across, double high, Size size) {
    Text text = new Text(said.text());
    text.setFont(said.lettering().at(Typeface.BOLD, PROBE));
    double oneLine = Math.floor(across / text.getLayoutBounds().getWidth() * PROBE) - 1;
    double least = size.headline();
    return new Line(
        said, Typeface.BOLD, Math.max(least, Math.min(oneLine, high * HIGHEST_SHARE)), 0, least);
  }
}
