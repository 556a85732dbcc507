package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/// Finds nodes and what they say.
final class Texts {
  private Texts() {}

  /// All nodes of a kind beneath a parent, in drawing order.
  static <T> List<T> nodes(Node from, Class<T> kind) {
    List<T> found = new ArrayList<>();
    if (kind.isInstance(from)) {
      found.add(kind.cast(from));
    }
    if (from instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> found.addAll(nodes(child, kind)));
    }
    return found;
  }

  /// What stands on a screen, with ordinary spaces.
  static Set<String> in(Node from) {
    Set<String> texts = new LinkedHashSet<>();
    nodes(from, Text.class).forEach(text -> texts.add(text.getText().replace('\u00a0', ' ')));
    return texts;
  }

  /// Where a text has ink in the scene, marks above capitals included, whatever clips it.
  static Bounds ink(Text text) {
    double baseline = text.getLayoutBounds().getMinY() + text.getBaselineOffset();
    VPos origin = text.getTextOrigin();
    TextBoundsType type = text.getBoundsType();
    // The top of a text is that of its bounds: only its base line stays where it is.
    text.setTextOrigin(VPos.BASELINE);
    text.setBoundsType(TextBoundsType.VISUAL);
    Bounds ink = text.getLayoutBounds();
    double down = baseline - text.getY();
    text.setBoundsType(type);
    text.setTextOrigin(origin);
    return text.localToScene(
        new BoundingBox(ink.getMinX(), ink.getMinY() + down, ink.getWidth(), ink.getHeight()));
  }
}
