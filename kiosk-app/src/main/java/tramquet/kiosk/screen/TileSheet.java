package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextAlignment;

/// A title and big tiles beneath it, all of one size, as many beside each other as the display has
/// room for. A tile is 20 mm high at least on the smallest display, where there are no more than
/// ten.
record TileSheet(Size size) {
  private static final double TITLE_SHARE = 0.26;

  /// Of a title of several lines.
  private static final double TITLES_SHARE = 0.34;

  /// Something to touch.
  record Choice(Phrase phrase, Runnable chosen) {}

  /// The sheet.
  ///
  /// @param title the first line is the largest
  /// @param choices in the order of reading; none: the title stands alone
  Pane of(List<Phrase> title, List<Choice> choices) {
    Pane pane = Field.of(size, Palette.NEUTRAL);
    double gap = gap();
    double titleHeight =
        choices.isEmpty()
            ? size.bodyHeight() - 2 * gap
            : Math.rint(size.bodyHeight() * (title.size() > 1 ? TITLES_SHARE : TITLE_SHARE));
    double width = size.width() - 2 * gap;
    Field.place(pane, title(title, width, titleHeight), gap, gap);
    if (!choices.isEmpty()) {
      double top = titleHeight + 2 * gap;
      tiles(pane, choices, top, size.bodyHeight() - top - gap);
    }
    return pane;
  }

  private double gap() {
    return Math.rint(size.margin() / 2);
  }

  private void tiles(Pane pane, List<Choice> choices, double top, double height) {
    int columns = columns(choices.size());
    int rows = Math.ceilDiv(choices.size(), columns);
    double gap = gap();
    double across = Math.floor((size.width() - (columns + 1) * gap) / columns);
    double high = Math.floor((height - (rows - 1) * gap) / rows);
    for (int i = 0; i < choices.size(); i++) {
      Choice choice = choices.get(i);
      Field.place(
          pane,
          new Tile(choice.phrase(), across, high, choice.chosen()),
          gap + i % columns * (across + gap),
          top + Math.floorDiv(i, columns) * (high + gap));
    }
  }

  private int columns(int choices) {
    if (choices <= 2) {
      return size.landscape() ? choices : 1;
    }
    if (!size.landscape()) {
      return 2;
    }
    return choices <= 6 ? 3 : choices <= 8 ? 4 : 5;
  }

  /// A headline and what stands beneath it, in both languages.
  private Node title(List<Phrase> phrases, double width, double height) {
    List<Line> lines = new ArrayList<>();
    double unit = height / (1.5 + phrases.size());
    for (int i = 0; i < phrases.size(); i++) {
      Phrase phrase = phrases.get(i);
      boolean head = i == 0;
      lines.add(
          head
              ? Headline.touched(phrase.large(), unit * 0.8, size)
              : new Line(phrase.main(), Typeface.SEMI_BOLD, unit * 0.55));
      if (!phrase.beneath().isEmpty() && !phrase.beneath().equals(phrase.main())) {
        lines.add(new Line(phrase.beneath(), Typeface.REGULAR, unit * (head ? 0.45 : 0.35)));
      }
    }
    return new TextColumn(width, height, TextAlignment.CENTER).of(lines);
  }
}
