package tramquet.kiosk.screen;

import java.time.Duration;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// How much time is left to answer: a bar at the foot of the screen that grows shorter each second,
/// and the seconds beside the status line. Nothing moves in between.
///
/// Thread: the JavaFX thread only.
final class Countdown {
  private static final double BAR_SHARE = 0.015;
  private static final double NUMBER_SHARE = 0.7;

  /// As wide as any that is configured.
  private static final String WIDEST = "000 s";

  private final Size size;
  private final long seconds;
  private final Rectangle bar = Palette.FOOTER_AGEING.of(Role.INK.of(new Rectangle()));
  private final Text number = Palette.FOOTER_AGEING.of(Role.INK.of(new Text()));
  private final Rectangle track = Role.GROUND.of(new Rectangle());
  private final Pane pane = Palette.FOOTER.of(new Pane(track, bar, number));
  private long left;

  /// @param time that is left at the beginning; parts of a second are not shown
  Countdown(Size size, Duration time) {
    this.size = size;
    this.seconds = Math.max(1, time.toSeconds());
    this.left = seconds;
    double high = Math.rint(Math.min(size.width(), size.height()) * BAR_SHARE);
    pane.setMouseTransparent(true);
    for (Rectangle each : List.of(track, bar)) {
      each.setHeight(high);
      each.setY(size.bodyHeight() - high);
    }
    track.setWidth(size.width());
    number.setFont(font(size));
    number.setTextOrigin(VPos.CENTER);
    number.setY(size.bodyHeight() + size.footerHeight() / 2);
    draw();
  }

  private static Font font(Size size) {
    return Typeface.SEMI_BOLD.at(Math.floor(size.footerHeight() * NUMBER_SHARE));
  }

  /// What the seconds take of the end of the status line, with the margin after them.
  static double corner(Size size) {
    Text widest = new Text(WIDEST);
    widest.setFont(font(size));
    return Math.ceil(widest.getLayoutBounds().getWidth()) + size.margin();
  }

  /// The nodes, to lie over the whole scene.
  Pane pane() {
    return pane;
  }

  /// A second has passed.
  void second() {
    left = Math.max(0, left - 1);
    draw();
  }

  private void draw() {
    bar.setWidth(Math.rint(size.width() * left / seconds));
    number.setText(left + " s");
    number.setX(Math.rint(size.width() - size.margin() - number.getLayoutBounds().getWidth()));
  }
}
