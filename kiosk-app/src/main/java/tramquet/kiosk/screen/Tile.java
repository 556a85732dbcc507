package tramquet.kiosk.screen;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

/// A touch target with its words in both languages. Chosen and not chosen differ in field, colour
/// of the words and a tick, not in colour alone.
final class Tile extends Pane {
  private static final double ROUNDING = 12;
  private static final double OUTLINE = 3;

  private final Phrase phrase;
  private final Runnable pressed;
  private final Node tick;

  /// An outlined tile, in the colours of the field on which it stands.
  ///
  /// @param across pixels
  /// @param high pixels
  Tile(Phrase phrase, double across, double high, Runnable pressed) {
    this.phrase = phrase;
    this.pressed = pressed;
    this.tick = tick(across, high);
    setPrefSize(across, high);
    setMinSize(across, high);
    setMaxSize(across, high);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(phrase.main() + ", " + phrase.beneath());
    setOnMousePressed(event -> press());
    getChildren().addAll(box(across, high), label(phrase, across, high), tick);
  }

  /// The words on it.
  Phrase phrase() {
    return phrase;
  }

  /// What a finger does.
  void press() {
    pressed.run();
  }

  /// Draws it as the thing to press now.
  void filled() {
    Role.TURNED.of(this);
  }

  /// Draws it as chosen, filled and with a tick, or as not chosen.
  void chosen(boolean chosen) {
    tick.setVisible(chosen);
    getStyleClass().remove(Role.TURNED.text());
    if (chosen) {
      Role.TURNED.of(this);
    }
  }

  private static Node box(double across, double high) {
    Rectangle box = new Rectangle(OUTLINE / 2, OUTLINE / 2, across - OUTLINE, high - OUTLINE);
    box.setArcWidth(ROUNDING);
    box.setArcHeight(ROUNDING);
    box.setStrokeWidth(OUTLINE);
    return Role.BOX.of(box);
  }

  private static Node tick(double across, double high) {
    double side = Math.rint(Math.min(across, high) * 0.22);
    Node tick = Icon.TICK.drawn(side);
    tick.setLayoutX(Math.rint(across - side * 1.3));
    tick.setLayoutY(Math.rint(side * 0.3));
    tick.setVisible(false);
    return tick;
  }

  private static Node label(Phrase phrase, double across, double high) {
    double inset = Math.rint(Math.min(across, high) * 0.06);
    double unit = Math.min(high, across) * 0.28;
    Node words =
        new TextColumn(across - 2 * inset, high - 2 * inset, TextAlignment.CENTER)
            .of(lines(phrase, unit));
    words.setLayoutX(inset);
    words.setLayoutY(inset);
    return words;
  }

  /// What is the same in every language stands alone, and larger.
  private static List<Line> lines(Phrase phrase, double unit) {
    Line large = new Line(phrase.large(), Typeface.BOLD, unit);
    return phrase.small().isEmpty()
        ? List.of(new Line(phrase.large(), Typeface.BOLD, unit * 1.6))
        : List.of(large, new Line(phrase.small(), Typeface.REGULAR, unit * 0.55));
  }
}
