package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextAlignment;

/// A kiosk that belongs to nobody yet: what a technician does, in three pictures, from left to
/// right or from top to bottom.
record SetupView(Size size, Words words) {
  private static final double HEAD_SHARE = 0.32;
  private static final double PICTURE_SHARE = 0.42;

  private record Task(Icon icon, String key) {}

  private static final List<Task> TASKS =
      List.of(
          new Task(Icon.CABLE, "unprovisioned.connect"),
          new Task(Icon.KEY, "unprovisioned.keys"),
          new Task(Icon.TICK, "unprovisioned.check"));

  /// The screen without the status line.
  Pane view() {
    Pane pane = Field.of(size, Palette.NEUTRAL);
    double margin = size.margin();
    double across = size.width() - 2 * margin;
    double head = Math.rint(size.bodyHeight() * HEAD_SHARE);
    Phrase headline = words.phrase("unprovisioned.headline");
    List<Line> lines = new ArrayList<>();
    lines.add(Headline.of(headline.large(), across, head * 2, size));
    if (!headline.small().isEmpty()) {
      lines.add(new Line(headline.small(), Typeface.REGULAR, head * 0.14));
    }
    Field.place(pane, new TextColumn(across, head, TextAlignment.CENTER).of(lines), margin, margin);
    double top = head + 2 * margin;
    double height = size.bodyHeight() - top - margin;
    for (int i = 0; i < TASKS.size(); i++) {
      if (size.landscape()) {
        double wide = Math.floor((across - 2 * margin) / TASKS.size());
        Field.place(pane, beside(i, wide, height), margin + i * (wide + margin), top);
      } else {
        double high = Math.floor((height - 2 * margin) / TASKS.size());
        Field.place(pane, below(i, across, high), margin, top + i * (high + margin));
      }
    }
    return pane;
  }

  private Pane beside(int number, double wide, double high) {
    Pane card = new Pane();
    double side = Math.rint(Math.min(wide, high * PICTURE_SHARE));
    picture(card, number, side, (wide - side) / 2, 0);
    double left = high - side - size.margin();
    Field.place(card, text(number, wide, left), 0, side + size.margin());
    return card;
  }

  private Pane below(int number, double wide, double high) {
    Pane card = new Pane();
    double side = Math.rint(Math.min(wide * PICTURE_SHARE, high));
    picture(card, number, side, 0, (high - side) / 2);
    double rest = wide - side - size.margin();
    Field.place(card, text(number, rest, high), side + size.margin(), 0);
    return card;
  }

  private static void picture(Pane card, int number, double side, double x, double y) {
    Field.place(card, TASKS.get(number).icon().drawn(side), x, y);
  }

  private javafx.scene.Node text(int number, double wide, double high) {
    Phrase phrase = words.phrase(TASKS.get(number).key());
    double unit = Math.min(high / 4, wide / 8);
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(
            phrase.large().saying("%d. %s".formatted(number + 1, phrase.main())),
            Typeface.SEMI_BOLD,
            unit));
    if (!phrase.small().isEmpty()) {
      lines.add(new Line(phrase.small(), Typeface.REGULAR, unit * 0.65));
    }
    return new TextColumn(wide, high, TextAlignment.CENTER).of(lines);
  }
}
