package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tramquet.kiosk.lane.Screen;

/// Lays out every screen at every size and looks where each piece of text ended up.
class LayoutTest {
  private static final double SMALLEST_FONT = 9;

  static Stream<Size> sizes() {
    return ScreenSpecimens.SIZES.stream();
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void noTextLeavesItsPlace(Size size) {
    List<String> faults = new ArrayList<>();
    ScreenSpecimens.all()
        .forEach((name, screen) -> faults.addAll(Toolkit.call(() -> faults(name, size, screen))));
    assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
  }

  private static Pane body(Size size, Screen screen) {
    return Toolkit.call(
        () -> new ScreenView(size, ReaderSide.BELOW, new WindowEvents() {}).of(screen));
  }

  private static List<String> faults(String name, Size size, Screen screen) {
    ScreenView view = new ScreenView(size, ReaderSide.BELOW, new WindowEvents() {});
    List<String> faults = new ArrayList<>();
    check(name, view.of(screen), new BoundingBox(0, 0, size.width(), size.bodyHeight()), faults);
    return faults;
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void theStatusLineHoldsAMillionUnsentRecords(Size size) {
    List<String> faults = new ArrayList<>();
    ScreenView view = new ScreenView(size, ReaderSide.BELOW, new WindowEvents() {});
    check(
        "footer",
        Toolkit.call(() -> view.of(ScreenSpecimens.BAD, new Screen.Busy())),
        new BoundingBox(0, 0, size.width(), size.footerHeight()),
        faults);
    assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
  }

  private static void check(String name, Node part, Bounds room, List<String> faults) {
    List<Text> texts = Texts.nodes(part, Text.class);
    for (int i = 0; i < texts.size(); i++) {
      Text text = texts.get(i);
      String words = name + ": " + text.getText();
      if (!room.contains(Texts.ink(text))) {
        faults.add(words + " leaves the screen");
      }
      if (text.getFont().getSize() < SMALLEST_FONT) {
        faults.add(words + " is too small: " + text.getFont().getSize());
      }
      for (Text other : texts.subList(i + 1, texts.size())) {
        if (Texts.ink(text).intersects(Texts.ink(other))) {
          faults.add(words + " touches " + other.getText());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void picturesTakeFortyPercentOfTheShorterSide(Size size) {
    for (Screen screen :
        List.of(
            new Screen.Unreadable(),
            ScreenSpecimens.named("admitted-ENTRY"),
            ScreenSpecimens.named("refused-everything"))) {
      Node body = body(size, screen);
      assertTrue(
          Texts.nodes(body, javafx.scene.Group.class).stream()
              .anyMatch(g ->
                  g.getBoundsInParent().getHeight()
                      >= 0.4 * Math.min(size.width(), size.height())));
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void fingersFindTwentyMillimetres(Size size) {
    Node body = body(size, ScreenSpecimens.named("asking-touch"));
    List<Tile> tiles = Texts.nodes(body, Tile.class);
    assertFalse(tiles.isEmpty());
    assertAll(
        tiles.stream()
            .map(tile ->
                () -> {
                  assertTrue(tile.getPrefWidth() >= size.millimetres(20));
                  assertTrue(tile.getPrefHeight() >= size.millimetres(20));
                  assertTrue(
                      new BoundingBox(0, 0, size.width(), size.bodyHeight())
                          .contains(tile.getBoundsInParent()));
                  assertTrue(
                      tiles.stream()
                          .filter(other -> other != tile)
                          .noneMatch(other ->
                              other.getBoundsInParent().intersects(tile.getBoundsInParent())));
                }));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void stopAndGoLightUpInDifferentPlaces(Size size) {
    Bounds stop = picture(size, ScreenSpecimens.named("refused-CLOCK"));
    Bounds go = picture(size, ScreenSpecimens.named("admitted-ENTRY"));
    assertFalse(stop.intersects(go));
  }

  private static Bounds picture(Size size, Screen screen) {
    return body(size, screen).getChildren().getFirst().getBoundsInParent();
  }
}
