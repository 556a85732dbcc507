package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Rotate;

/// Asks for a code: which one, and where to hold it. The arrow stands at the edge of the display
/// where the reader is.
final class HoldView {
  private static final double BAND_SHARE = 0.2;
  private static final double PICTURE_SHARE = 0.42;
  private static final double ARROW_SHARE = 0.24;

  /// The telephone is narrow: so much of its square is empty on either side.
  private static final double PHONE_BLANK = 0.2;

  private final Size size;
  private final ReaderSide reader;

  HoldView(Size size, ReaderSide reader) {
    this.size = size;
    this.reader = reader;
  }

  /// The screen without the status line.
  Pane of(Invitation invitation) {
    Pane pane = Field.of(size, invitation.field());
    double bandHeight = Math.rint(size.bodyHeight() * BAND_SHARE);
    Field.place(pane, band(invitation, bandHeight), 0, 0);
    double arrow = Math.rint(size.height() * ARROW_SHARE);
    double phone = Math.rint(size.height() * PICTURE_SHARE);
    double top = bandHeight + size.margin();
    double height = size.bodyHeight() - top - size.margin();
    if (size.landscape()) {
      landscape(pane, invitation, phone, arrow, top, height);
    } else {
      portrait(pane, invitation, phone, arrow, top, height);
    }
    return pane;
  }

  private void landscape(
      Pane pane, Invitation invitation, double phone, double arrow, double top, double height) {
    double margin = size.margin();
    double blank = invitation.picture() == Icon.PHONE ? phone * PHONE_BLANK : 0;
    double across = phone - 2 * blank;
    double pictures = across + margin + arrow;
    boolean right = reader == ReaderSide.RIGHT;
    double left = right ? size.width() - margin - pictures : margin;
    double middle = top + height / 2;
    double phoneX = reader == ReaderSide.LEFT ? left + arrow + margin : left;
    picture(pane, invitation, phone, phoneX - blank, middle - phone / 2);
    double arrowX = reader == ReaderSide.LEFT ? left : left + across + margin;
    double arrowY = reader == ReaderSide.BELOW ? top + height - arrow : middle - arrow / 2;
    Field.place(pane, arrow(invitation, arrow), arrowX, arrowY);
    double textLeft = right ? margin : left + pictures + margin;
    double textWidth = size.width() - pictures - 3 * margin;
    Field.place(pane, text(invitation, textWidth, height, TextAlignment.LEFT), textLeft, top);
  }

  private void portrait(
      Pane pane, Invitation invitation, double wished, double arrow, double top, double height) {
    double margin = size.margin();
    double share = invitation.picture() == Icon.PHONE ? 1 - 2 * PHONE_BLANK : 1;
    double across = Math.min(wished * share, size.width() - 3 * margin - arrow);
    double side = across / share;
    double blank = (side - across) / 2;
    double textHeight = height - side - margin;
    Field.place(
        pane,
        text(invitation, size.width() - 2 * margin, textHeight, TextAlignment.CENTER),
        margin,
        top);
    double y = top + textHeight + margin;
    double left = (size.width() - across - margin - arrow) / 2;
    boolean arrowFirst = reader == ReaderSide.LEFT;
    picture(pane, invitation, side, (arrowFirst ? left + arrow + margin : left) - blank, y);
    Field.place(
        pane,
        arrow(invitation, arrow),
        arrowFirst ? left : left + across + margin,
        reader == ReaderSide.BELOW ? y + side - arrow : y + (side - arrow) / 2);
  }

  private static void picture(Pane pane, Invitation invitation, double side, double x, double y) {
    Palette field = invitation.field();
    Field.place(pane, invitation.picture().drawn(side, field.ink(), field.ground()), x, y);
  }

  private Node arrow(Invitation invitation, double side) {
    Node arrow = Icon.ARROW.drawn(side, invitation.band().ground(), invitation.field().ground());
    double turn =
        switch (reader) {
          case BELOW -> 0;
          case LEFT -> 90;
          case RIGHT -> -90;
        };
    arrow.getTransforms().add(new Rotate(turn, side / 2, side / 2));
    return new Group(arrow);
  }

  private Pane band(Invitation invitation, double height) {
    Palette palette = invitation.band();
    Pane band = Field.of(size.width(), height, palette.ground());
    double margin = size.margin();
    double icon = Math.rint(height - 2 * (margin * 0.6));
    Field.place(
        band,
        invitation.sign().drawn(icon, palette.ink(), palette.ground()),
        margin,
        (height - icon) / 2);
    Phrase phrase = invitation.title();
    TextColumn column =
        new TextColumn(size.width() - icon - 3 * margin, height, TextAlignment.LEFT, palette.ink());
    Field.place(
        band,
        column.of(
            List.of(
                new Line(phrase.vietnamese(), Typeface.BOLD, height * 0.45),
                new Line(phrase.english(), Typeface.REGULAR, height * 0.2))),
        icon + 2 * margin,
        0);
    return band;
  }

  private static Node text(
      Invitation invitation, double width, double height, TextAlignment alignment) {
    Phrase headline = invitation.headline();
    double unit = Math.min(height / 8, width / 10);
    double large = Headline.size(headline.vietnamese(), new Rectangle2D(0, 0, width, height));
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(headline.vietnamese(), Typeface.BOLD, large));
    lines.add(new Line(headline.english(), Typeface.REGULAR, unit * 0.6));
    for (Phrase phrase : invitation.lines()) {
      lines.add(new Line(phrase.vietnamese(), Typeface.SEMI_BOLD, unit * 0.7, 0.5));
      lines.add(new Line(phrase.english(), Typeface.REGULAR, unit * 0.45));
    }
    return new TextColumn(width, height, alignment, invitation.field().ink()).of(lines);
  }
}
