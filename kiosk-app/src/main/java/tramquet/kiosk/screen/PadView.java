package tramquet.kiosk.screen;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextAlignment;

/// Digits to be typed, with keys as large as the display allows: beside the words on a wide
/// display, beneath them on an upright one.
///
/// @param words for the keys that are no digits
record PadView(Size size, Words words) {
  private static final int MOST = 12;
  private static final double WORDS_SHARE = 0.4;

  /// For what nobody may read: a dot for each digit.
  Pane secret(Phrase title, Phrase hint, Consumer<String> typed, Runnable left) {
    return sheet(title, hint, digits -> "●".repeat(digits.length()), "", typed, left);
  }

  /// For what may be read, with a dash among the keys.
  Pane open(Phrase title, Phrase hint, Consumer<String> typed, Runnable left) {
    return sheet(title, hint, digits -> digits, "-", typed, left);
  }

  private interface Shown {
    String of(String digits);
  }

  private Pane sheet(
      Phrase title, Phrase hint, Shown shown, String more, Consumer<String> typed, Runnable left) {
    Pane pane = Field.of(size, Palette.NEUTRAL);
    double gap = Math.rint(size.margin() / 3);
    boolean wide = size.landscape();
    double wordsWidth = wide ? Math.rint(size.width() * WORDS_SHARE) : size.width() - 2 * gap;
    double wordsHeight =
        wide ? size.bodyHeight() - 2 * gap : Math.rint(size.bodyHeight() * WORDS_SHARE);
    Typed text =
        new Typed(title, hint, shown, wordsWidth - gap, wordsHeight * (wide ? 0.74 : 0.66));
    Field.place(pane, text.group, gap, gap);
    double leaveHeight = Math.rint(wordsHeight * (wide ? 0.22 : 0.28));
    double leaveTop = gap + wordsHeight - leaveHeight;
    double half = Math.floor((wordsWidth - 2 * gap) / 2);
    double leaveWidth = more.isEmpty() ? wordsWidth - gap : half;
    Field.place(
        pane, new Tile(words.phrase("staff.leave"), leaveWidth, leaveHeight, left), gap, leaveTop);
    if (!more.isEmpty()) {
      // The dash has taken its place among the keys.
      Field.place(
          pane,
          new Tile(words.phrase("staff.clear"), half, leaveHeight, text::clear),
          half + 2 * gap,
          leaveTop);
    }
    double x = wide ? wordsWidth + gap : gap;
    double y = wide ? gap : wordsHeight + 2 * gap;
    keys(pane, text, more, typed, new double[] {x, y, gap});
    return pane;
  }

  private void keys(Pane pane, Typed text, String more, Consumer<String> typed, double[] origin) {
    double gap = origin[2];
    double across = Math.floor((size.width() - origin[0] - 3 * gap) / 3);
    double high = Math.floor((size.bodyHeight() - origin[1] - 4 * gap) / 4);
    List<String> keys = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "enter");
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      Tile tile =
          switch (key) {
            case "clear" ->
                more.isEmpty()
                    ? new Tile(words.phrase("staff.clear"), across, high, text::clear)
                    : new Tile(words.phrase("staff.dash"), across, high, () -> text.add(more));
            case "enter" ->
                new Tile(words.phrase("staff.enter"), across, high, () -> text.send(typed));
            default -> new Tile(Phrase.plain(key), across, high, () -> text.add(key));
          };
      if (key.equals("enter")) {
        tile.filled();
      }
      Field.place(
          pane,
          tile,
          origin[0] + i % 3 * (across + gap),
          origin[1] + Math.floorDiv(i, 3) * (high + gap));
    }
  }

  /// What was typed so far. Lives as long as its screen.
  private static final class Typed {
    private final Group group = new Group();
    private final Phrase title;
    private final Phrase hint;
    private final Shown shown;
    private final double width;
    private final double height;
    private String digits = "";

    Typed(Phrase title, Phrase hint, Shown shown, double width, double height) {
      this.title = title;
      this.hint = hint;
      this.shown = shown;
      this.width = width;
      this.height = height;
      draw();
    }

    void add(String digit) {
      if (digits.length() < MOST) {
        digits += digit;
        draw();
      }
    }

    void clear() {
      digits = "";
      draw();
    }

    void send(Consumer<String> typed) {
      if (!digits.isEmpty()) {
        String all = digits;
        clear();
        typed.accept(all);
      }
    }

    /// The words stay where they are while digits come.
    private void draw() {
      double unit = height / 7;
      double digitsHeight = Math.rint(height * 0.26);
      TextColumn column = new TextColumn(width, height - digitsHeight, TextAlignment.CENTER);
      group
          .getChildren()
          .setAll(
              column.of(
                  List.of(
                      new Line(title.main(), Typeface.BOLD, unit),
                      new Line(title.beneath(), Typeface.REGULAR, unit * 0.55),
                      new Line(hint.main(), Typeface.SEMI_BOLD, unit * 0.6, 0.3),
                      new Line(hint.beneath(), Typeface.REGULAR, unit * 0.42))));
      if (!digits.isEmpty()) {
        Node typed =
            new TextColumn(width, digitsHeight, TextAlignment.CENTER)
                .of(List.of(new Line(shown.of(digits), Typeface.BOLD, digitsHeight * 0.6)));
        typed.setLayoutY(height - digitsHeight);
        group.getChildren().add(typed);
      }
    }
  }
}
