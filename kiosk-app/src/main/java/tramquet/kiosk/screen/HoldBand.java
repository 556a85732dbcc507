package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// The band at the head of a screen that asks for a code: a sign, what it says, and the time.
///
/// @param height pixels
record HoldBand(Size size, double height) {
  private static final double SIGN_MARGIN = 0.6;

  Pane of(Invitation invitation) {
    Pane band = Field.of(size.width(), height, invitation.band());
    double margin = size.margin();
    double icon = Math.rint(height - 2 * (margin * SIGN_MARGIN));
    Field.place(band, invitation.sign().drawn(icon), margin, (height - icon) / 2);
    double left = icon + 2 * margin;
    double right = size.width() - margin - corner(band, invitation.corner());
    TextColumn column = new TextColumn(right - left, height, TextAlignment.LEFT);
    Field.place(band, column.of(lines(invitation)), left, 0);
    return band;
  }

  private List<Line> lines(Invitation invitation) {
    List<Line> lines = new ArrayList<>();
    for (Phrase phrase : invitation.title()) {
      boolean first = lines.isEmpty();
      lines.add(
          new Line(
              phrase.large(),
              first ? Typeface.BOLD : Typeface.SEMI_BOLD,
              height * (first ? 0.42 : 0.24)));
      if (!phrase.small().isEmpty()) {
        lines.add(new Line(phrase.small(), Typeface.REGULAR, height * 0.2));
      }
    }
    return lines;
  }

  /// @return how wide it is, with the margin before it
  private double corner(Pane band, Optional<String> time) {
    if (time.isEmpty()) {
      return 0;
    }
    Text text = Role.INK.of(new Text(time.get()));
    text.setFont(Typeface.SEMI_BOLD.at(Math.floor(height * 0.42)));
    text.setTextOrigin(VPos.CENTER);
    double width = Math.ceil(text.getLayoutBounds().getWidth());
    Field.place(band, text, size.width() - size.margin() - width, height / 2);
    return width + size.margin();
  }
}
