package tramquet.kiosk.screen;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import tramquet.kiosk.lane.Screen;

/// Everything that can stand on the display. As a program it writes a PNG of each at every size
/// into a folder, for people to look at.
final class Gallery {
  /// A place whose first language is that of strangers: every screen as they see it.
  private static final Languages ENGLISH =
      Languages.look(List.of("en", "vi"), Optional.empty()).languages();

  /// Pages of staff, the questions of a declaration, and what stands on a box that is unpacked.
  private static final Pattern TOUCHED =
      Pattern.compile("staff-(?!code-refused)|asking-touch|unprovisioned");

  private Gallery() {}

  /// Renders everything.
  ///
  /// @param arguments the folder
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Size size : ScreenSpecimens.SIZES) {
      for (Map.Entry<String, Function<Size, Pane>> each : all().entrySet()) {
        String file = "%.0fx%.0f-%s.png".formatted(size.width(), size.height(), each.getKey());
        try (OutputStream out = Files.newOutputStream(folder.resolve(file))) {
          Png.write(Toolkit.call(() -> raster(size, each.getValue().apply(size))), out);
        }
      }
    }
    System.exit(0);
  }

  /// Every specimen with its status line, and the first with the reader on either side, by a name
  /// for a file.
  static Map<String, Function<Size, Pane>> all() {
    Map<String, Function<Size, Pane>> all = new LinkedHashMap<>();
    Map<String, Screen> specimens = ScreenSpecimens.all();
    specimens.forEach(
        (name, screen) -> all.put(fileName(name), size -> root(size, ReaderSide.BELOW, screen)));
    specimens.forEach((name, screen) ->
        all.put(fileName(name) + "-en", size -> root(size, ReaderSide.BELOW, screen, ENGLISH)));
    Screen idle = specimens.values().iterator().next();
    for (ReaderSide side : ReaderSide.values()) {
      if (side != ReaderSide.BELOW) {
        all.put(fileName("idle-reader-" + side), size -> root(size, side, idle));
      }
    }
    return all;
  }

  /// Who reads the state of this name.
  static Measures.Reader reader(String name) {
    return TOUCHED.matcher(name).lookingAt() ? Measures.Reader.HAND : Measures.Reader.VISITOR;
  }

  private static String fileName(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The pixels of what is in no window.
  ///
  /// Thread: the JavaFX thread.
  static Raster raster(Size size, Pane root) {
    return Raster.of(StyleSheet.scene(root, size));
  }

  /// The same in a scene.
  static Scene scene(Size size, ReaderSide side, Screen screen) {
    return StyleSheet.scene(root(size, side, screen), size);
  }

  /// A screen with its status line, in no window.
  static Pane root(Size size, ReaderSide side, Screen screen) {
    return root(size, side, screen, Languages.bundled());
  }

  private static Pane root(Size size, ReaderSide side, Screen screen, Languages languages) {
    Turns turns =
        new Turns(
            new WindowSettings(
                Math.toIntExact(Math.round(size.width())),
                Math.toIntExact(Math.round(size.height())),
                false,
                side,
                size.viewing(),
                ScreenSpecimens.SIGN,
                languages),
            size,
            new WindowEvents() {});
    return root(turns, size, screen);
  }

  /// A screen with its status line, in the language whose turn it is.
  static Pane root(Turns turns, Size size, Screen screen) {
    Screen.Footer status = ScreenSpecimens.footer(screen);
    Pane footer = turns.ofThePlace().of(status, screen);
    footer.setLayoutY(size.bodyHeight());
    Pane root = new Pane(turns.of(screen).of(screen, status.time()), footer);
    if (screen instanceof Screen.Asking asking) {
      root.getChildren().add(new Countdown(size, asking.time()).pane());
    }
    return root;
  }
}
