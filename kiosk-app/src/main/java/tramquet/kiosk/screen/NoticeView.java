package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextAlignment;

/// Lays out a notice: a picture of at least 40 % of the height, and beside it, or beneath it on an
/// upright display, the words.
final class NoticeView {
  private static final double PICTURE_SHARE = 0.41;
  private static final double PORTRAIT_CODE_SHARE = 0.19;

  private final Size size;

  NoticeView(Size size) {
    this.size = size;
  }

  /// The notice on its field, without the status line.
  Pane of(Notice notice) {
    Pane pane = Field.of(size, notice.palette());
    double picture = Math.rint(size.height() * PICTURE_SHARE);
    if (size.landscape()) {
      landscape(pane, notice, picture);
    } else {
      portrait(pane, notice, Math.min(picture, size.width() - 2 * size.margin()));
    }
    return pane;
  }

  private void landscape(Pane pane, Notice notice, double picture) {
    double margin = size.margin();
    double codeSide = size.bodyHeight() - picture - 3 * margin;
    boolean first = notice.spot() == Notice.Spot.FIRST;
    double left = first ? margin : size.width() - margin - picture;
    double top = notice.code().isPresent() ? margin : (size.bodyHeight() - picture) / 2;
    Field.place(pane, icon(notice, picture), left, top);
    notice
        .code()
        .ifPresent(text ->
            Field.place(
                pane,
                QrPicture.of(text).drawn(codeSide),
                left + (picture - codeSide) / 2,
                top + picture + margin));
    words(
        pane,
        notice,
        new Rectangle2D(
            first ? picture + 2 * margin : margin,
            margin,
            size.width() - picture - 3 * margin,
            size.bodyHeight() - 2 * margin),
        TextAlignment.LEFT);
  }

  private void portrait(Pane pane, Notice notice, double picture) {
    double margin = size.margin();
    double codeSide =
        notice.code().isPresent() ? Math.rint(size.height() * PORTRAIT_CODE_SHARE) : 0;
    boolean first = notice.spot() == Notice.Spot.FIRST;
    Field.place(
        pane,
        icon(notice, picture),
        (size.width() - picture) / 2,
        first ? margin : size.bodyHeight() - margin - picture);
    double top = first ? picture + 2 * margin : margin;
    double height = size.bodyHeight() - picture - codeSide - 3 * margin;
    notice
        .code()
        .ifPresent(text ->
            Field.place(
                pane,
                QrPicture.of(text).drawn(codeSide),
                (size.width() - codeSide) / 2,
                size.bodyHeight() - margin - codeSide));
    words(
        pane,
        notice,
        new Rectangle2D(margin, top, size.width() - 2 * margin, height),
        TextAlignment.CENTER);
  }

  private static Node icon(Notice notice, double side) {
    return notice.icon().drawn(side, notice.palette().ink(), notice.palette().ground());
  }

  private static void words(Pane pane, Notice notice, Rectangle2D box, TextAlignment alignment) {
    TextColumn column =
        new TextColumn(box.getWidth(), box.getHeight(), alignment, notice.palette().ink());
    Field.place(pane, column.of(lines(notice, box)), box.getMinX(), box.getMinY());
  }

  private static List<Line> lines(Notice notice, Rectangle2D box) {
    double unit = Math.min(box.getHeight() / 12, box.getWidth() / 12);
    List<Line> lines = new ArrayList<>();
    double headline = Headline.size(notice.headline().vietnamese(), box);
    lines.add(new Line(notice.headline().vietnamese(), Typeface.BOLD, headline));
    lines.add(new Line(notice.headline().english(), Typeface.REGULAR, unit * 0.75));
    for (Phrase phrase : notice.lines()) {
      lines.add(new Line(phrase.vietnamese(), Typeface.SEMI_BOLD, unit, 0.5));
      if (!phrase.english().isEmpty()) {
        lines.add(new Line(phrase.english(), Typeface.REGULAR, unit * 0.62));
      }
    }
    return lines;
  }
}
