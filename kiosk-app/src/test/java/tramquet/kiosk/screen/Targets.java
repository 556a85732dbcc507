package tramquet.kiosk.screen;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.layout.Pane;

/// Where the tiles of the three questions stand on a display, as the scene itself places them.
public final class Targets {
  private final List<Tile> tiles;

  private Targets(List<Tile> tiles) {
    this.tiles = tiles;
  }

  private static Pane sheet(Size size, Words words, WindowEvents events) {
    Sign touched = new Sign(Optional.empty(), Optional.empty(), true);
    return new QuestionsView(size, words, events, new Help(size, touched, words, events)).sheet();
  }

  /// The middle of a tile, in pixels of the display.
  public record Target(int x, int y) {}

  /// On a display of that many pixels, which is read from where the sizes of the demonstration are.
  public static Targets on(int width, int height) {
    Pane sheet =
        Toolkit.call(() -> sheet(new Size(width, height), Words.bundled(), new WindowEvents() {}));
    return new Targets(Texts.nodes(sheet, Tile.class));
  }

  /// One of those with the same words.
  ///
  /// @param english what stands on it beneath the Vietnamese words
  /// @param which from 0
  public Target tile(String english, int which) {
    Tile tile =
        tiles.stream()
            .filter(each -> each.phrase().beneath().equals(english))
            .skip(which)
            .findFirst()
            .orElseThrow();
    Bounds bounds = tile.localToScene(tile.getLayoutBounds());
    return new Target((int) bounds.getCenterX(), (int) bounds.getCenterY());
  }
}
