package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

/// A touch target with its words in both languages. Chosen and not chosen differ in field, colour
/// of the words and a tick, not in colour alone.
final class Tile extends Pane {
  private static final double ROUNDING = 12;
  private static final double OUTLINE = 3;

  private final Phrase phrase;
  private final double across;
  private final double high;
  private final Runnable pressed;
  private final Palette field;

  /// An outlined tile.
  ///
  /// @param across pixels
  /// @param high pixels
  Tile(Phrase phrase, double across, double high, Runnable pressed) {
    this(phrase, across, high, pressed, Palette.NEUTRAL);
  }

  /// @param field on which it stands
  Tile(Phrase phrase, double across, double high, Runnable pressed, Palette field) {
    this.field = field;
    this.phrase = phrase;
    this.across = across;
    this.high = high;
    this.pressed = pressed;
    setPrefSize(across, high);
    setMinSize(across, high);
    setMaxSize(across, high);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(phrase.main() + ", " + phrase.beneath());
    setOnMousePressed(event -> press());
    outlined();
  }

  /// The words on it.
  Phrase phrase() {
    return phrase;
  }

  /// What a finger does.
  void press() {
    pressed.run();
  }

  /// Draws it as not chosen.
  void outlined() {
    draw(field.ground(), field.ink(), false);
  }

  /// Draws it as chosen, with a tick.
  void ticked() {
    draw(/* ground= */ field.ink(), /* ink= */ field.ground(), true);
  }

  /// Draws it as the thing to press now.
  void filled() {
    draw(/* ground= */ field.ink(), /* ink= */ field.ground(), false);
  }

  private void draw(Color ground, Color ink, boolean tick) {
    Rectangle box = new Rectangle(OUTLINE / 2, OUTLINE / 2, across - OUTLINE, high - OUTLINE);
    box.setArcWidth(ROUNDING);
    box.setArcHeight(ROUNDING);
    box.setFill(ground);
    box.setStroke(field.ink());
    box.setStrokeWidth(OUTLINE);
    List<Node> parts = new ArrayList<>(List.of(box, label(ink)));
    if (tick) {
      double side = Math.rint(Math.min(across, high) * 0.22);
      Node mark = Icon.TICK.drawn(side, ink, ground);
      mark.setLayoutX(Math.rint(across - side * 1.3));
      mark.setLayoutY(Math.rint(side * 0.3));
      parts.add(mark);
    }
    getChildren().setAll(parts);
  }

  /// What is the same in every language stands alone, and larger.
  private Node label(Color ink) {
    double inset = Math.rint(Math.min(across, high) * 0.06);
    double unit = Math.min(high, across) * 0.28;
    Node words =
        new TextColumn(across - 2 * inset, high - 2 * inset, TextAlignment.CENTER, ink)
            .of(lines(unit));
    words.setLayoutX(inset);
    words.setLayoutY(inset);
    return words;
  }

  private List<Line> lines(double unit) {
    Line large = new Line(phrase.large(), Typeface.BOLD, unit);
    return phrase.small().isEmpty()
        ? List.of(new Line(phrase.large(), Typeface.BOLD, unit * 1.6))
        : List.of(large, new Line(phrase.small(), Typeface.REGULAR, unit * 0.55));
  }
}
