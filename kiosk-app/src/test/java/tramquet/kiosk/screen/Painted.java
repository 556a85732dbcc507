package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/// A state that was painted, with what its letters should look like: the same texts, alone, black
/// on white and cut by nothing.
///
/// @param cut labels that JavaFX has shortened
record Painted(Picture picture, Picture letters, List<Piece> pieces, List<String> cut) {

  /// A text on the display.
  ///
  /// @param ink where there is ink, marks above capitals included, in pixels of the display
  /// @param colour of the letters, `0xRRGGBB`
  /// @param capital height of an `H`, in pixels
  record Piece(String text, Bounds ink, int colour, double size, double capital) {}

  /// Paints a state.
  ///
  /// Thread: the JavaFX thread.
  static Painted of(Size size, Pane root) {
    Picture picture = Picture.of(Gallery.raster(size, root));
    List<Piece> pieces = new ArrayList<>();
    Pane alone = new Pane();
    alone.setBackground(Background.fill(Color.WHITE));
    for (Text text : Texts.nodes(root, Text.class)) {
      if (isSeen(text)) {
        pieces.add(piece(text));
        alone.getChildren().add(copy(text));
      }
    }
    List<String> cut =
        Texts.nodes(root, Labeled.class).stream()
            .filter(Labeled::isTextTruncated)
            .map(Labeled::getText)
            .toList();
    return new Painted(picture, Picture.of(Gallery.raster(size, alone)), pieces, cut);
  }

  private static boolean isSeen(Text text) {
    for (Node node = text; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return !text.getText().isBlank();
  }

  private static Piece piece(Text text) {
    Text capital = new Text("H");
    capital.setFont(text.getFont());
    capital.setBoundsType(TextBoundsType.VISUAL);
    return new Piece(
        text.getText(),
        Texts.ink(text),
        Contrast.rgb((Color) text.getFill()),
        text.getFont().getSize(),
        capital.getLayoutBounds().getHeight());
  }

  private static Text copy(Text text) {
    Text copy = new Text(text.getX(), text.getY(), text.getText());
    copy.setFont(text.getFont());
    copy.setTextOrigin(text.getTextOrigin());
    copy.setTextAlignment(text.getTextAlignment());
    copy.setLineSpacing(text.getLineSpacing());
    copy.setWrappingWidth(text.getWrappingWidth());
    copy.setManaged(false);
    copy.getTransforms().add(text.getLocalToSceneTransform());
    return copy;
  }
}
