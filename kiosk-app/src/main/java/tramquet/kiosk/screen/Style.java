package tramquet.kiosk.screen;

import javafx.scene.Node;

/// A class of the style sheet, `screens.css`: colours stand there, and here which node has which.
/// Nodes are placed before they have a style, so nothing in the sheet may change a size.
sealed interface Style permits Palette, Role {

  /// Its name in the sheet.
  default String text() {
    return Words.stable((Enum<?>) this);
  }

  /// Gives it to a node.
  default <N extends Node> N of(N node) {
    node.getStyleClass().add(text());
    return node;
  }
}
