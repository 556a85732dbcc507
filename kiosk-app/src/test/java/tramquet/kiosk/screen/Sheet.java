package tramquet.kiosk.screen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.scene.layout.Pane;

/// One state at the three sizes that people approve, on one picture:
///
///     +-----------+-------+
///     | 1280×800  |       |
///     +-------+---+ 1080× |
///     |800×480|   | 1920  |
///     +-------+   |       |
///     |           |       |
///     +-----------+-------+
final class Sheet {
  private static final int TABLE = 0x808080;

  private record Place(Size size, int left, int top) {}

  private static final List<Place> PLACES =
      List.of(
          new Place(new Size(1280, 800), 0, 0),
          new Place(new Size(800, 480), 0, 800),
          new Place(new Size(1080, 1920), 1280, 0));

  /// Those sizes.
  static final List<Size> SIZES = PLACES.stream().map(Place::size).toList();

  private Sheet() {}

  /// Paints the state at those sizes.
  ///
  /// Thread: any but the JavaFX thread.
  static Map<Size, Painted> painted(Function<Size, Pane> state) {
    Map<Size, Painted> painted = new LinkedHashMap<>();
    SIZES.forEach(
        size -> painted.put(size, Toolkit.call(() -> Painted.of(size, state.apply(size)))));
    return painted;
  }

  /// Puts them on one picture.
  static Picture of(Map<Size, Painted> painted) {
    Picture sheet = Picture.blank(2360, 1920, TABLE);
    for (Place place : PLACES) {
      sheet.put(
          Objects.requireNonNull(painted.get(place.size())).picture(), place.left(), place.top());
    }
    return sheet;
  }

  /// The pictures on a sheet, by size.
  static Map<Size, Picture> cut(Picture sheet) {
    Map<Size, Picture> pictures = new LinkedHashMap<>();
    for (Place place : PLACES) {
      Size size = place.size();
      pictures.put(
          size, sheet.cut(place.left(), place.top(), (int) size.width(), (int) size.height()));
    }
    return pictures;
  }
}
