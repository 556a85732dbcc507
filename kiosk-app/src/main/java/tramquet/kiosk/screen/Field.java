package tramquet.kiosk.screen;

import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// A flat field of one colour that things are placed on at whole pixels. No layout, no effect: the
/// software pipeline paints it in one go.
final class Field {
  private Field() {}

  /// The field above the status line.
  static Pane of(Size size, Palette palette) {
    return of(size.width(), size.bodyHeight(), palette);
  }

  /// A field of any size, in pixels.
  static Pane of(double width, double height, Palette palette) {
    Pane pane = palette.of(Role.FIELD.of(new Pane()));
    pane.setMinSize(width, height);
    pane.setPrefSize(width, height);
    pane.setMaxSize(width, height);
    return pane;
  }

  /// Puts the origin of a node at a point of a field.
  static void place(Pane pane, Node node, double x, double y) {
    node.setLayoutX(Math.rint(x));
    node.setLayoutY(Math.rint(y));
    pane.getChildren().add(node);
  }
}
