package tramquet.kiosk.screen;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Rotate;
import tramquet.wire.Direction;

/// Nobody there: which way the lane leads, and where to hold the code. The arrow stands at the edge
/// of the display where the reader is.
final class IdleView {
  private static final double BAND_SHARE = 0.2;
  private static final double PICTURE_SHARE = 0.42;
  private static final double ARROW_SHARE = 0.24;

  private final Size size;
  private final Words words;
  private final ReaderSide reader;

  IdleView(Size size, Words words, ReaderSide reader) {
    this.size = size;
    this.words = words;
    this.reader = reader;
  }

  /// The screen without the status line.
  Pane of(Direction direction) {
    Pane pane = Field.of(size, Palette.NEUTRAL);
    double bandHeight = Math.rint(size.bodyHeight() * BAND_SHARE);
    Field.place(pane, band(direction, bandHeight), 0, 0);
    double arrow = Math.rint(size.height() * ARROW_SHARE);
    double phone = Math.rint(size.height() * PICTURE_SHARE);
    double top = bandHeight + size.margin();
    double height = size.bodyHeight() - top - size.margin();
    if (size.landscape()) {
      landscape(pane, phone, arrow, top, height);
    } else {
      portrait(pane, phone, arrow, top, height);
    }
    return pane;
  }

  private void landscape(Pane pane, double phone, double arrow, double top, double height) {
    double margin = size.margin();
    double pictures = phone * 0.6 + margin + arrow;
    boolean right = reader == ReaderSide.RIGHT;
    double left = right ? size.width() - margin - pictures : margin;
    double middle = top + height / 2;
    double phoneX = reader == ReaderSide.LEFT ? left + arrow + margin : left;
    picture(pane, phone, phoneX - phone * 0.2, middle - phone / 2);
    double arrowX = reader == ReaderSide.LEFT ? left : left + phone * 0.6 + margin;
    double arrowY = reader == ReaderSide.BELOW ? top + height - arrow : middle - arrow / 2;
    Field.place(pane, arrow(arrow), arrowX, arrowY);
    double textLeft = right ? margin : left + pictures + margin;
    double textWidth = size.width() - pictures - 3 * margin;
    Field.place(pane, text(textWidth, height, TextAlignment.LEFT), textLeft, top);
  }

  private void portrait(Pane pane, double phone, double arrow, double top, double height) {
    double margin = size.margin();
    double textHeight = height - phone - margin;
    Field.place(
        pane, text(size.width() - 2 * margin, textHeight, TextAlignment.CENTER), margin, top);
    double y = top + textHeight + margin;
    double middle = size.width() / 2;
    switch (reader) {
      case BELOW -> {
        picture(pane, phone, middle - phone * 0.8, y);
        Field.place(pane, arrow(arrow), middle, y + phone - arrow);
      }
      case LEFT -> {
        picture(pane, phone, middle - phone * 0.2, y);
        Field.place(pane, arrow(arrow), margin, y + (phone - arrow) / 2);
      }
      case RIGHT -> {
        picture(pane, phone, middle - phone * 0.8, y);
        Field.place(pane, arrow(arrow), size.width() - margin - arrow, y + (phone - arrow) / 2);
      }
    }
  }

  private static void picture(Pane pane, double side, double x, double y) {
    Field.place(
        pane, Icon.PHONE.drawn(side, Palette.NEUTRAL.ink(), Palette.NEUTRAL.ground()), x, y);
  }

  private Node arrow(double side) {
    Node arrow = Icon.ARROW.drawn(side, Palette.ASK.ground(), Palette.NEUTRAL.ground());
    double turn =
        switch (reader) {
          case BELOW -> 0;
          case LEFT -> 90;
          case RIGHT -> -90;
        };
    arrow.getTransforms().add(new Rotate(turn, side / 2, side / 2));
    return new Group(arrow);
  }

  private Pane band(Direction direction, double height) {
    Pane band = Field.of(size.width(), height, Palette.ASK.ground());
    double margin = size.margin();
    double icon = Math.rint(height - 2 * (margin * 0.6));
    Icon door = direction == Direction.ENTRY ? Icon.ENTRY : Icon.EXIT;
    Field.place(
        band,
        door.drawn(icon, Palette.ASK.ink(), Palette.ASK.ground()),
        margin,
        (height - icon) / 2);
    Phrase phrase = words.direction(direction);
    TextColumn column =
        new TextColumn(
            size.width() - icon - 3 * margin, height, TextAlignment.LEFT, Palette.ASK.ink());
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

  private Node text(double width, double height, TextAlignment alignment) {
    Phrase headline = words.phrase("idle.headline");
    Phrase codes = words.phrase("idle.codes");
    double unit = Math.min(height / 8, width / 10);
    double large = Headline.size(headline.vietnamese(), new Rectangle2D(0, 0, width, height));
    return new TextColumn(width, height, alignment, Palette.NEUTRAL.ink())
        .of(
            List.of(
                new Line(headline.vietnamese(), Typeface.BOLD, large),
                new Line(headline.english(), Typeface.REGULAR, unit * 0.6),
                new Line(codes.vietnamese(), Typeface.SEMI_BOLD, unit * 0.7, 0.5),
                new Line(codes.english(), Typeface.REGULAR, unit * 0.45)));
  }
}
