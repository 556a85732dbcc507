package tramquet.kiosk.screen;

import javafx.geometry.Rectangle2D;
import javafx.scene.text.Text;

/// How large a headline can be.
///
/// EN 301 549 clause 5.1.4 asks for capitals that subtend 0.7°: 24.4 mm at two metres. A headline
/// of two short words reaches that on a display of 10 inches, and on 7 inches at 1.4 metres.
final class Headline {
  private static final double PROBE = 100;
  private static final double HIGHEST_SHARE = 0.32;
  private static final double LOWEST_SHARE = 0.14;

  private Headline() {}

  /// The font size in pixels at which the headline fills one line of the box, or, where that were
  /// too small, the size at which it may wrap.
  static double size(String headline, Rectangle2D box) {
    Text text = new Text(headline);
    text.setFont(Typeface.BOLD.at(PROBE));
    double oneLine = Math.floor(box.getWidth() / text.getLayoutBounds().getWidth() * PROBE) - 1;
    return Math.clamp(oneLine, box.getHeight() * LOWEST_SHARE, box.getHeight() * HIGHEST_SHARE);
  }
}
