package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Rotate;

/// Asks for a code: which one, and where to hold it. From top to bottom: a band that says where one
/// is, the headline over the whole width, and a row with what to hold, the arrow towards the
/// reader, more words, and the code of the place. The arrow stands at the edge of the display where
/// the reader is.
final class HoldView {
  private static final double BAND_SHARE = 0.18;
  private static final double PICTURE_SHARE = 0.42;
  private static final double ARROW_SHARE = 0.24;
  private static final double CODE_SHARE = 0.32;
  private static final double CAPTION_SHARE = 0.1;

  /// Two lines.
  private static final double CAPTION_LETTERS = 0.35;

  /// What the row keeps of its height beside a large headline.
  private static final double LEAST_ROW = 0.7;

  private static final double STEP = 0.96;

  /// On an upright display the words stand above the row.
  private static final double WORDS_SHARE = 0.16;

  /// The telephone is narrow: so much of its square is empty on either side.
  private static final double PHONE_BLANK = 0.2;

  private final Size size;
  private final ReaderSide reader;

  HoldView(Size size, ReaderSide reader) {
    this.size = size;
    this.reader = reader;
  }

  /// The screen without the status line.
  ///
  /// @param tile something to touch: beside the words of the row, or under them where the code of
  ///   the place stands there; on an upright display beside the words above the row
  Pane of(Invitation invitation, Optional<Tile> tile) {
    Pane pane = Field.of(size, invitation.field());
    double shorter = Math.min(size.width(), size.bodyHeight());
    double band = Math.rint(shorter * BAND_SHARE);
    Field.place(pane, new HoldBand(size, band).of(invitation), 0, 0);
    double margin = size.margin();
    double across = size.width() - 2 * margin;
    TextAlignment alignment = size.landscape() ? TextAlignment.LEFT : TextAlignment.CENTER;
    double beneath = size.landscape() ? 0 : Math.rint(size.height() * WORDS_SHARE);
    double top = band + margin;
    double both = size.bodyHeight() - 2 * margin - beneath - top;
    double row = row(invitation, both, Math.rint(shorter * PICTURE_SHARE), across);
    double rowTop = size.bodyHeight() - margin - row;
    double room = both - row;
    Line headline = Headline.of(invitation.headline().large(), across, 2.2 * row, size);
    Field.place(pane, new TextColumn(across, room, alignment).of(List.of(headline)), margin, top);
    Between rest = pointer(pane, invitation, rowTop, row, margin);
    Between free = invitation.code().map(code -> code(pane, code, rowTop, row, rest)).orElse(rest);
    if (size.landscape()) {
      boolean beside = invitation.code().isEmpty();
      double side = tile.filter(_ -> beside).map(each -> each.getPrefWidth() + margin).orElse(0.0);
      double foot =
          tile.filter(_ -> !beside).map(each -> each.getPrefHeight() + margin / 2).orElse(0.0);
      double width = free.right() - free.left() - side;
      Field.place(pane, text(invitation, width, row - foot, alignment), free.left(), rowTop);
      tile.ifPresent(each ->
          Field.place(
              pane,
              each,
              beside ? free.right() - each.getPrefWidth() : free.left(),
              rowTop + row - each.getPrefHeight()));
    } else {
      double side = tile.map(each -> each.getPrefWidth() + margin).orElse(0.0);
      Field.place(pane, text(invitation, across - side, beneath, alignment), margin, top + room);
      tile.ifPresent(each ->
          Field.place(
              pane,
              each,
              size.width() - margin - each.getPrefWidth(),
              top + room + (beneath - each.getPrefHeight()) / 2));
    }
    return pane;
  }

  /// How high the row is: it yields to a headline that would be too small to be read.
  ///
  /// @param both height of headline and row
  /// @param wished height of the row
  private double row(Invitation invitation, double both, double wished, double across) {
    Line least =
        new Line(invitation.headline().large(), Typeface.BOLD, size.headline(), 0, size.headline());
    double row = wished;
    while (row > wished * LEAST_ROW
        && !new TextColumn(across, both - row, TextAlignment.LEFT).holds(List.of(least))) {
      row = Math.floor(row * STEP);
    }
    return row;
  }

  /// What a row has left between its two ends.
  private record Between(double left, double right) {}

  /// What to hold, and the arrow: at the end of the row that is nearer to the reader.
  private Between pointer(
      Pane pane, Invitation invitation, double top, double height, double edge) {
    double margin = size.margin();
    double arrow = Math.rint(Math.min(size.width(), size.height()) * ARROW_SHARE);
    double blank = invitation.picture() == Icon.PHONE ? height * PHONE_BLANK : 0;
    double across = height - 2 * blank;
    double both = across + margin + arrow;
    boolean right = reader == ReaderSide.RIGHT;
    double left = right ? size.width() - edge - both : edge;
    double pictureX = reader == ReaderSide.LEFT ? left + arrow + margin : left;
    Field.place(pane, invitation.picture().drawn(height), pictureX - blank, top);
    Field.place(
        pane,
        arrow(invitation, arrow),
        reader == ReaderSide.LEFT ? left : left + across + margin,
        reader == ReaderSide.BELOW ? top + height - arrow : top + (height - arrow) / 2);
    return right
        ? new Between(margin, left - margin)
        : new Between(left + both + margin, size.width() - margin);
  }

  /// The place code with its caption, at the end of the row where no reader is.
  private Between code(Pane pane, Invitation.Code code, double top, double height, Between rest) {
    double shorter = Math.min(size.width(), size.height());
    double caption = Math.rint(shorter * CAPTION_SHARE);
    double wide = size.landscape() ? Math.rint(shorter * CODE_SHARE) : rest.right() - rest.left();
    double side = Math.min(wide, height - caption);
    boolean first = reader == ReaderSide.RIGHT;
    double x = first ? rest.left() : rest.right() - side;
    double y = top + height - side - caption;
    Field.place(pane, QrPicture.of(code.text()).drawn(side), x, y);
    Field.place(
        pane,
        new TextColumn(side, caption, TextAlignment.CENTER)
            .of(
                List.of(
                    new Line(
                        code.caption().large(), Typeface.SEMI_BOLD, caption * CAPTION_LETTERS))),
        x,
        y + side);
    double margin = size.margin();
    return first
        ? new Between(rest.left() + side + margin, rest.right())
        : new Between(rest.left(), rest.right() - side - margin);
  }

  private Node arrow(Invitation invitation, double side) {
    Node arrow = Role.TURNED.of(invitation.band().of(Icon.ARROW.drawn(side)));
    double turn =
        switch (reader) {
          case BELOW -> 0;
          case LEFT -> 90;
          case RIGHT -> -90;
        };
    arrow.getTransforms().add(new Rotate(turn, side / 2, side / 2));
    return new Group(arrow);
  }

  private static Node text(
      Invitation invitation, double width, double height, TextAlignment alignment) {
    double unit = Math.min(height / 4.5, width / 9);
    List<Line> lines = new ArrayList<>();
    if (!invitation.headline().small().isEmpty()) {
      lines.add(new Line(invitation.headline().small(), Typeface.REGULAR, unit * 0.8));
    }
    for (Phrase phrase : invitation.lines()) {
      lines.add(new Line(phrase.large(), Typeface.SEMI_BOLD, unit, 0.5));
      if (!phrase.small().isEmpty()) {
        lines.add(new Line(phrase.small(), Typeface.REGULAR, unit * 0.65));
      }
    }
    return new TextColumn(width, height, alignment).of(lines);
  }
}
