package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Paragraphs beneath each other in a box: wrapped, a paragraph with a long word shrunk until the
/// word fits the width, and all shrunk together until they fit the height. Nothing is ever cut off
/// or replaced by dots.
///
/// @param width pixels
/// @param height pixels
record TextColumn(double width, double height, TextAlignment alignment) {
  private static final double STEP = 0.93;
  private static final double SMALLEST = 0.15;
  private static final double SMALLEST_FOR_A_WORD = 0.6;

  /// A headline keeps the size that can be read from afar until the rest has shrunk so far.
  static final double HEADLINE_YIELDS = 0.4;

  /// The paragraphs, centred from top to bottom, with the upper left corner of the box as origin.
  Group of(List<Line> wished) {
    List<Line> lines = wished.stream().map(this::narrowed).toList();
    double scale = fitting(lines);
    List<Text> texts = laidOut(lines, scale);
    double y = (height - heightOf(lines, texts, scale)) / 2;
    for (int i = 0; i < texts.size(); i++) {
      Text text = texts.get(i);
      y += gap(lines, i, scale);
      text.setY(y + text.getLineSpacing() / 2);
      y += lineBox(text);
    }
    Group column = new Group();
    texts.forEach(text -> column.getChildren().add(Role.INK.of(text)));
    return column;
  }

  /// How far they are shrunk together, a word that is too wide excepted: 1 for not at all.
  double scale(List<Line> wished) {
    return fitting(wished.stream().map(this::narrowed).toList());
  }

  private double fitting(List<Line> lines) {
    double scale = 1;
    while (heightOf(lines, laidOut(lines, scale), scale) > height && scale > SMALLEST) {
      scale *= STEP;
    }
    return scale;
  }

  /// Whether they fit the height without being shrunk, a word that is too wide excepted.
  boolean holds(List<Line> wished) {
    List<Line> lines = wished.stream().map(this::narrowed).toList();
    return heightOf(lines, laidOut(lines, 1), 1) <= height;
  }

  /// A headline keeps the size that can be read from afar while the rest shrinks.
  private static double sizeOf(Line line, double scale) {
    return Math.max(line.size() * scale, line.least() * Math.min(1, scale / HEADLINE_YIELDS));
  }

  private List<Text> laidOut(List<Line> lines, double scale) {
    List<Text> texts = new ArrayList<>(lines.size());
    for (Line line : lines) {
      texts.add(laidOut(line, scale));
    }
    return texts;
  }

  private Text laidOut(Line line, double scale) {
    double size = Math.max(1, Math.floor(sizeOf(line, scale)));
    Text text = new Text(line.text());
    text.setFont(line.said().lettering().at(line.face(), size));
    text.setTextOrigin(VPos.TOP);
    text.setTextAlignment(alignment);
    text.setLineSpacing(line.said().lettering().leading(line.face()) * size);
    text.setWrappingWidth(width);
    return text;
  }

  private static double widthOf(String word, Line line) {
    Text alone = new Text(word);
    alone.setFont(line.said().lettering().at(line.face(), line.size()));
    return alone.getLayoutBounds().getWidth();
  }

  /// A word wider than the box is broken in its middle by JavaFX. That is right for a long address
  /// and better than letters nobody can read, but wrong as long as the word can be shrunk.
  private Line narrowed(Line line) {
    double widest =
        Arrays.stream(line.text().split(" ", -1))
            // No letter is wider than the font is high: short words need no measuring.
            .filter(word -> word.length() * line.size() > width)
            .mapToDouble(word -> widthOf(word, line))
            .max()
            .orElse(0);
    return widest <= width
        ? line
        : line.shrunk(Math.max(SMALLEST_FOR_A_WORD, Math.floor(width) / (widest + 1)));
  }

  private static double heightOf(List<Line> lines, List<Text> texts, double scale) {
    double height = 0;
    for (int i = 0; i < texts.size(); i++) {
      height += gap(lines, i, scale) + lineBox(texts.get(i));
    }
    return height;
  }

  private static double gap(List<Line> lines, int index, double scale) {
    return index == 0 ? 0 : lines.get(index).gap() * sizeOf(lines.get(index), scale);
  }

  private static double lineBox(Text text) {
    return text.getLayoutBounds().getHeight() + text.getLineSpacing();
  }
}
