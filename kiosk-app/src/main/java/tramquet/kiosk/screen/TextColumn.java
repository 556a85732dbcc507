package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Paragraphs beneath each other in a box: wrapped, and shrunk together until all fit. Nothing is
/// ever cut off or replaced by dots.
///
/// @param width pixels
/// @param height pixels
record TextColumn(double width, double height, TextAlignment alignment, Color ink) {

  private static final double STEP = 0.93;
  private static final double SMALLEST = 0.15;

  /// The paragraphs, centred from top to bottom, with the upper left corner of the box as origin.
  Group of(List<Line> lines) {
    double scale = 1;
    List<Text> texts = laidOut(lines, scale);
    while (!fits(lines, texts, scale) && scale > SMALLEST) {
      scale *= STEP;
      texts = laidOut(lines, scale);
    }
    double y = (height - heightOf(lines, texts, scale)) / 2;
    for (int i = 0; i < texts.size(); i++) {
      Text text = texts.get(i);
      y += gap(lines, i, scale);
      text.setY(y + text.getLineSpacing() / 2);
      y += lineBox(text);
    }
    Group column = new Group();
    column.getChildren().addAll(texts);
    return column;
  }

  private List<Text> laidOut(List<Line> lines, double scale) {
    List<Text> texts = new ArrayList<>(lines.size());
    for (Line line : lines) {
      texts.add(laidOut(line, scale));
    }
    return texts;
  }

  private Text laidOut(Line line, double scale) {
    double size = Math.max(1, Math.floor(line.size() * scale));
    Text text = new Text(line.text());
    text.setFont(line.face().at(size));
    text.setTextOrigin(VPos.TOP);
    text.setTextAlignment(alignment);
    text.setFill(ink);
    text.setLineSpacing(
        Math.max(0, Typeface.LINE_HEIGHT * size - naturalHeight(line.face(), size)));
    text.setWrappingWidth(width);
    return text;
  }

  private static double naturalHeight(Typeface face, double size) {
    return widthAndHeight("Ệg", face, size).getLayoutBounds().getHeight();
  }

  private static Text widthAndHeight(String content, Typeface face, double size) {
    Text text = new Text(content);
    text.setFont(face.at(size));
    return text;
  }

  private boolean fits(List<Line> lines, List<Text> texts, double scale) {
    return heightOf(lines, texts, scale) <= height
        && texts.stream().allMatch(this::longestWordFits);
  }

  /// JavaFX would break a word that is wider than the box somewhere in its middle.
  private boolean longestWordFits(Text text) {
    return Arrays.stream(text.getText().split(" ", -1))
        .allMatch(word -> {
          Text alone = new Text(word);
          alone.setFont(text.getFont());
          return alone.getLayoutBounds().getWidth() <= width;
        });
  }

  private static double heightOf(List<Line> lines, List<Text> texts, double scale) {
    double height = 0;
    for (int i = 0; i < texts.size(); i++) {
      height += gap(lines, i, scale) + lineBox(texts.get(i));
    }
    return height;
  }

  private static double gap(List<Line> lines, int index, double scale) {
    return index == 0 ? 0 : lines.get(index).gap() * lines.get(index).size() * scale;
  }

  private static double lineBox(Text text) {
    return text.getLayoutBounds().getHeight() + text.getLineSpacing();
  }
}
