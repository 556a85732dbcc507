package tramquet.kiosk.screen;

import java.net.URL;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// The style sheet of the screens. It is the only one: JavaFX brings its own along with the first
/// of its controls, and here is none.
final class StyleSheet {
  private static final URL FILE =
      Objects.requireNonNull(
          StyleSheet.class.getResource("screens.css"), "the style sheet is missing");

  private StyleSheet() {}

  /// Where it is.
  static String address() {
    return FILE.toExternalForm();
  }

  /// A scene that has it.
  static Scene scene(Parent root, Size size) {
    Scene scene = new Scene(root, size.width(), size.height());
    scene.getStylesheets().add(address());
    return scene;
  }
}
