package tramquet.kiosk.screen;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// Pictures made of flat layers, ink and ground in turn, in a box of 100 × 100, so that meaning
/// never hangs on colour: each has a shape of its own. The font has no such signs.
enum Icon {
  /// Go: a tick in a circle.
  TICK(circle(), "M20 51 L32 39 L45 52 L69 27 L81 39 L45 76 Z"),
  /// Stop: a cross in an octagon.
  CROSS(
      "M29.3 0 H70.7 L100 29.3 V70.7 L70.7 100 H29.3 L0 70.7 V29.3 Z",
      "M31 19 L50 38 L69 19 L81 31 L62 50 L81 69 L69 81 L50 62 L31 81 L19 69 L38 50 L19 31 Z"),
  /// Attention: a question mark in a square that stands on its corner.
  QUESTION(
      "M50 0 L100 50 L50 100 L0 50 Z",
      "M50 21 C38 21 30 28 30 40 H42 C42 35 45 32 50 32 C55 32 58 35 58 39 C58 43 56 45 52 48 "
          + "C46 52 44 55 44 62 H56 C56 58 57 57 61 54 C67 50 70 46 70 39 C70 28 62 21 50 21 Z "
          + "M43.5 67 H56.5 V80 H43.5 Z"),
  /// A telephone that shows a code.
  PHONE(
      "M30 0 H70 A8 8 0 0 1 78 8 V92 A8 8 0 0 1 70 100 H30 A8 8 0 0 1 22 92 V8 A8 8 0 0 1 30 0 Z",
      "M28 10 H72 V86 H28 Z",
      "M32 28 H47 V43 H32 Z M53 28 H68 V43 H53 Z M32 49 H47 V64 H32 Z M53 49 H59 V55 H53 Z "
          + "M62 55 H68 V61 H62 Z M53 58 H59 V64 H53 Z M62 46 H68 V52 H62 Z",
      "M35 31 H44 V40 H35 Z M56 31 H65 V40 H56 Z M35 52 H44 V61 H35 Z",
      "M38 34 H41 V37 H38 Z M59 34 H62 V37 H59 Z M38 55 H41 V58 H38 Z"),
  /// A sheet with lines and the cross of medicine.
  FORM(
      "M18 0 H82 A6 6 0 0 1 88 6 V94 A6 6 0 0 1 82 100 H18 A6 6 0 0 1 12 94 V6 A6 6 0 0 1 18 0 Z",
      "M44 10 H56 V20 H66 V32 H56 V42 H44 V32 H34 V20 H44 Z "
          + "M26 54 H74 V61 H26 Z M26 68 H74 V75 H26 Z M26 82 H56 V89 H26 Z"),
  /// Out of order: a spanner.
  TOOLS(
      "M94 24 L78 40 L66 36 L62 24 L77 8 A27 27 0 0 0 41 42 L8 75 A12 12 0 0 0 25 92 L58 59 "
          + "A27 27 0 0 0 94 24 Z",
      "M14 82 A4 4 0 1 1 22 82 A4 4 0 1 1 14 82 Z"),
  /// Patience: an hourglass.
  HOURGLASS(
      "M18 2 H82 V16 H77 C76 34 64 42 57 50 C64 58 76 66 77 84 H82 V98 H18 V84 H23 C24 66 36 58 43 "
          + "50 C36 42 24 34 23 16 H18 Z",
      "M33 16 H67 C66 24 62 30 56 36 H44 C38 30 34 24 33 16 Z M33 84 C35 76 42 72 50 64 C58 72 65"
          + " 76 67 84 Z"),
  /// Out, either way.
  BOTH_WAYS("M0 50 L34 16 V37 H66 V16 L100 50 L66 84 V63 H34 V84 Z"),
  /// Down, to be turned.
  ARROW("M32 0 H68 V48 H96 L50 100 L4 48 H32 Z"),
  /// Through a door, inwards.
  ENTRY("M52 2 H92 V98 H52 V84 H78 V16 H52 Z M2 40 H36 V20 L70 50 L36 80 V60 H2 Z"),
  /// Through a door, outwards.
  EXIT("M48 2 H8 V98 H48 V84 H22 V16 H48 Z M34 40 H66 V20 L98 50 L66 80 V60 H34 Z");

  @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
  private final List<String> layers;

  Icon(String... layers) {
    this.layers = List.of(layers);
  }

  private static String circle() {
    return "M50 0 A50 50 0 1 1 49.99 0 Z";
  }

  /// The picture in a square.
  ///
  /// @param side pixels
  /// @param ink colour of the first layer and each second one after it
  /// @param ground colour of the layers between
  Node drawn(double side, Color ink, Color ground) {
    Group icon = new Group(new Rectangle(100, 100, Color.TRANSPARENT));
    for (int i = 0; i < layers.size(); i++) {
      icon.getChildren().add(layer(layers.get(i), i % 2 == 0 ? ink : ground));
    }
    icon.getTransforms().add(new Scale(side / 100, side / 100, 0, 0));
    return new Group(icon);
  }

  private static SVGPath layer(String content, Color colour) {
    SVGPath path = new SVGPath();
    path.setContent(content);
    path.setFill(colour);
    return path;
  }
}
