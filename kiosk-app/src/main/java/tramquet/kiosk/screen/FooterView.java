package tramquet.kiosk.screen;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import tramquet.kiosk.lane.Screen.Footer;

/// The status line for staff: reader, centre, records not yet delivered. A tick or a cross says how
/// each is.
final class FooterView {
  private final Size size;
  private final Words words;

  FooterView(Size size, Words words) {
    this.size = size;
    this.words = words;
  }

  /// The line, in Vietnamese only: visitors may ignore it.
  Pane of(Footer footer) {
    Pane pane = Field.of(size.width(), size.footerHeight(), Palette.FOOTER.ground());
    double x = size.margin();
    x = part(pane, x, footer.scanner(), words.phrase("footer.scanner").vietnamese());
    x = part(pane, x, footer.centre(), words.phrase("footer.centre").vietnamese());
    part(
        pane,
        x,
        footer.unsent() == 0,
        words.phrase("footer.unsent", Long.toString(footer.unsent())).vietnamese());
    return pane;
  }

  private double part(Pane pane, double x, boolean good, String label) {
    double height = size.footerHeight();
    double side = Math.rint(height * 0.56);
    Node icon =
        (good ? Icon.TICK : Icon.CROSS).drawn(side, Palette.FOOTER.ink(), Palette.FOOTER.ground());
    Field.place(pane, icon, x, (height - side) / 2);
    Text text = new Text(label);
    text.setFont(Typeface.REGULAR.at(Math.floor(height * 0.5)));
    text.setTextOrigin(VPos.CENTER);
    text.setFill(Palette.FOOTER.ink());
    Field.place(pane, text, x + side * 1.4, height / 2);
    return x + side * 1.4 + Math.ceil(text.getLayoutBounds().getWidth()) + size.margin();
  }
}
