package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextAlignment;

/// Lays out a notice: a picture of at least 40 % of the shorter side of the display, and beside it,
/// or beneath it on an upright display, the words.
final class NoticeView {
  private static final double PICTURE_SHARE = 0.41;

  /// The second picture of who may go is smaller: nothing hangs on it any more.
  private static final double ASIDE = 0.6;

  /// What words keep of their size above something to touch.
  private static final double NEARLY = 0.85;

  private final Size size;

  NoticeView(Size size) {
    this.size = size;
  }

  /// The notice on its field, without the status line.
  Pane of(Notice notice) {
    return of(notice, Optional.empty());
  }

  /// The same, with something to touch at the foot. On a display that is wide it stands beneath the
  /// picture, and a sign that stands there yields to it. A code does not yield: where there is one,
  /// it stands beneath the words, if they keep nearly their size, or not at all.
  Pane of(Notice notice, Optional<Tile> tile) {
    Pane pane = Field.of(size, notice.palette());
    Optional<Tile> placed =
        tile.filter(each -> notice.code().isEmpty() || haveRoom(notice, above(each)));
    if (size.landscape()) {
      landscape(pane, notice, placed);
      placed.ifPresent(each ->
          Field.place(
              pane,
              each,
              notice.code().isPresent()
                  ? size.width() - size.margin() - each.getPrefWidth()
                  : size.margin(),
              size.bodyHeight() - size.margin() - each.getPrefHeight()));
    } else {
      double foot = placed.map(each -> each.getPrefHeight() + size.margin()).orElse(0.0);
      portrait(pane, notice, foot);
      placed.ifPresent(each ->
          Field.place(
              pane, each, (size.width() - each.getPrefWidth()) / 2, size.bodyHeight() - foot));
    }
    return pane;
  }

  /// Whether the words beside a code have room enough without the foot of their box.
  private boolean haveRoom(Notice notice, double foot) {
    Rectangle2D box = size.landscape() ? box(notice) : beneath(half());
    List<Line> lines = lines(notice, box);
    double scale = column(box, box.getHeight() - foot, TextAlignment.LEFT).scale(lines);
    double whole = column(box, box.getHeight(), TextAlignment.LEFT).scale(lines);
    return scale >= TextColumn.HEADLINE_YIELDS && scale >= NEARLY * whole;
  }

  private static TextColumn column(Rectangle2D box, double height, TextAlignment alignment) {
    return new TextColumn(box.getWidth(), height, alignment);
  }

  /// Height of a tile and the gap above it.
  private double above(Tile tile) {
    return tile.getPrefHeight() + size.margin() / 2;
  }

  /// Side of a picture that people must not miss.
  private double picture() {
    return Math.rint(size.height() * PICTURE_SHARE);
  }

  /// Where the words stand on a display that is wide.
  private Rectangle2D box(Notice notice) {
    double margin = size.margin();
    return new Rectangle2D(
        notice.spot() == Notice.Spot.FIRST ? picture() + 2 * margin : margin,
        margin,
        size.width() - picture() - 3 * margin,
        size.bodyHeight() - 2 * margin);
  }

  /// Where they stand on an upright display under a first picture.
  private Rectangle2D beneath(double picture) {
    double margin = size.margin();
    return new Rectangle2D(
        margin,
        picture + 2 * margin,
        size.width() - 2 * margin,
        size.bodyHeight() - picture - 3 * margin);
  }

  /// Side of each of two pictures beside each other.
  private double half() {
    return Math.floor((size.width() - 3 * size.margin()) / 2);
  }

  private void landscape(Pane pane, Notice notice, Optional<Tile> tile) {
    double margin = size.margin();
    double picture = picture();
    boolean first = notice.spot() == Notice.Spot.FIRST;
    boolean code = notice.code().isPresent();
    double taken = tile.map(this::above).orElse(0.0);
    double room = size.bodyHeight() - picture - 3 * margin - (code ? 0 : taken);
    double second = first ? room : Math.floor(room * ASIDE);
    double left = first ? margin : size.width() - margin - picture;
    Optional<Node> beneath = second(notice, second);
    double top = beneath.isPresent() ? margin : (size.bodyHeight() - picture) / 2;
    Field.place(pane, notice.icon().drawn(picture), left, top);
    beneath.ifPresent(
        node -> Field.place(pane, node, left + (picture - second) / 2, top + picture + margin));
    Rectangle2D box = box(notice);
    words(
        pane,
        notice,
        new Rectangle2D(
            box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight() - (code ? taken : 0)),
        TextAlignment.LEFT);
  }

  /// Two pictures stand side by side, so that the words keep room.
  private void portrait(Pane pane, Notice notice, double foot) {
    double margin = size.margin();
    double half = half();
    double tallest = Math.rint(size.height() * PICTURE_SHARE) - foot;
    double whole = Math.min(tallest, size.width() - 2 * margin);
    boolean first = notice.spot() == Notice.Spot.FIRST;
    double aside = first ? half : size.width() - whole - 3 * margin;
    Optional<Node> beside = second(notice, aside);
    double picture = first && beside.isPresent() ? half : whole;
    double top = first ? margin : size.bodyHeight() - margin - picture;
    Field.place(pane, notice.icon().drawn(picture), left(notice, picture, beside.isPresent()), top);
    beside.ifPresent(node ->
        Field.place(pane, node, first ? half + 2 * margin : margin, top + (picture - aside) / 2));
    words(
        pane,
        notice,
        new Rectangle2D(
            margin,
            first ? picture + 2 * margin : margin,
            size.width() - 2 * margin,
            size.bodyHeight() - picture - 3 * margin - foot),
        TextAlignment.CENTER);
  }

  private double left(Notice notice, double picture, boolean two) {
    if (!two) {
      return (size.width() - picture) / 2;
    }
    return notice.spot() == Notice.Spot.FIRST
        ? size.margin()
        : size.width() - size.margin() - picture;
  }

  private static Optional<Node> second(Notice notice, double side) {
    return notice
        .code()
        .<Node>map(text -> QrPicture.of(text).drawn(side))
        .or(() -> notice.sign().map(sign -> sign.drawn(side)));
  }

  private void words(Pane pane, Notice notice, Rectangle2D box, TextAlignment alignment) {
    Field.place(
        pane,
        column(box, box.getHeight(), alignment).of(lines(notice, box)),
        box.getMinX(),
        box.getMinY());
  }

  private List<Line> lines(Notice notice, Rectangle2D box) {
    double unit = Math.min(box.getHeight() / 12, box.getWidth() / 12);
    List<Line> lines = new ArrayList<>();
    lines.add(Headline.of(notice.headline().large(), box.getWidth(), box.getHeight(), size));
    if (!notice.headline().small().isEmpty()) {
      lines.add(new Line(notice.headline().small(), Typeface.REGULAR, unit * 0.75));
    }
    for (Phrase phrase : notice.lines()) {
      lines.add(new Line(phrase.large(), Typeface.SEMI_BOLD, unit, 0.5));
      if (!phrase.small().isEmpty()) {
        lines.add(new Line(phrase.small(), Typeface.REGULAR, unit * 0.62));
      }
    }
    return lines;
  }
}
