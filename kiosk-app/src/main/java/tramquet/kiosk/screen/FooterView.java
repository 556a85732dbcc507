package tramquet.kiosk.screen;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import tramquet.kiosk.lane.Screen.Footer;
import tramquet.kiosk.lane.SetUp;
import tramquet.wire.ShelfLife;

/// The status line for staff: reader, centre, records not yet delivered, and how old the signed
/// data is once it is old. A tick or a cross says how each is.
final class FooterView {
  private final Size size;
  private final Words words;

  FooterView(Size size, Words words) {
    this.size = size;
    this.words = words;
  }

  /// The line, in the first language of the place only: visitors may ignore it.
  Pane of(Footer footer) {
    Pane pane = Field.of(size.width(), size.footerHeight(), Palette.FOOTER.ground());
    double x = size.margin();
    x = part(pane, x, footer.scanner(), words.phrase("footer.scanner").large());
    x = centre(pane, x, footer);
    x =
        part(
            pane,
            x,
            footer.unsent() == 0,
            words.phrase("footer.unsent", Long.toString(footer.unsent())).large());
    data(pane, x, footer.data());
    return pane;
  }

  /// Until the centre has approved the kiosk, it has no line that could be there.
  private double centre(Pane pane, double x, Footer footer) {
    return switch (footer.setUp().orElse(null)) {
      case SetUp.Digits digits ->
          part(
              pane,
              x,
              Icon.CLOCK,
              Palette.FOOTER_AGEING,
              words.phrase("footer.digits", digits.spoken()).large());
      case SetUp.Refused _ ->
          part(
              pane,
              x,
              Icon.CROSS,
              Palette.FOOTER_STALE,
              words.phrase("footer.not-approved").large());
      case SetUp.Calling _ -> part(pane, x, false, words.phrase("footer.centre").large());
      case null -> part(pane, x, footer.centre(), words.phrase("footer.centre").large());
    };
  }

  /// Nothing while it is fresh; then a clock, and in the end a cross.
  private void data(Pane pane, double x, ShelfLife.Age age) {
    switch (age) {
      case FRESH -> {}
      case AGEING -> part(pane, x, Icon.CLOCK, Palette.FOOTER_AGEING, data(age));
      case STALE -> part(pane, x, Icon.CROSS, Palette.FOOTER_STALE, data(age));
    }
  }

  private Said data(ShelfLife.Age age) {
    return words.phrase("footer.data-" + age.text()).large();
  }

  private double part(Pane pane, double x, boolean good, Said label) {
    return part(pane, x, good ? Icon.TICK : Icon.CROSS, Palette.FOOTER, label);
  }

  private double part(Pane pane, double x, Icon sign, Palette palette, Said label) {
    double height = size.footerHeight();
    double side = Math.rint(height * 0.56);
    Node icon = sign.drawn(side, palette.ink(), palette.ground());
    Field.place(pane, icon, x, (height - side) / 2);
    Text text = new Text(label.text());
    text.setFont(label.lettering().at(Typeface.REGULAR, Math.floor(height * 0.5)));
    text.setTextOrigin(VPos.CENTER);
    text.setFill(palette.ink());
    Field.place(pane, text, x + side * 1.4, height / 2);
    return x + side * 1.4 + Math.ceil(text.getLayoutBounds().getWidth()) + size.margin();
  }
}
