package tramquet.kiosk.screen;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import tramquet.kiosk.lane.Screen;

/// Writes a PNG of every specimen at every size into a folder, for people to look at.
final class Gallery {
  private Gallery() {}

  /// Renders everything.
  ///
  /// @param arguments the folder
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Size size : ScreenSpecimens.SIZES) {
      for (ReaderSide side : ReaderSide.values()) {
        if (side == ReaderSide.BELOW) {
          for (Map.Entry<String, Screen> each : ScreenSpecimens.all().entrySet()) {
            write(folder, size, side, each.getKey(), each.getValue());
          }
        } else {
          Screen idle = ScreenSpecimens.all().values().iterator().next();
          write(folder, size, side, "idle-reader-" + side, idle);
        }
      }
    }
    System.exit(0);
  }

  private static void write(Path folder, Size size, ReaderSide side, String name, Screen screen)
      throws IOException {
    Raster raster = Toolkit.call(() -> Raster.of(scene(size, side, screen)));
    String file = "%.0fx%.0f-%s.png".formatted(size.width(), size.height(), name);
    try (OutputStream out = Files.newOutputStream(folder.resolve(file.toLowerCase(Locale.ROOT)))) {
      Png.write(raster, out);
    }
  }

  /// The same in a scene.
  static Scene scene(Size size, ReaderSide side, Screen screen) {
    return new Scene(root(size, side, screen), size.width(), size.height());
  }

  /// A screen with its status line, in no window.
  static Pane root(Size size, ReaderSide side, Screen screen) {
    ScreenView view = new ScreenView(size, side, new WindowEvents() {});
    Pane footer = view.of(ScreenSpecimens.footer(screen));
    footer.setLayoutY(size.bodyHeight());
    return new Pane(view.of(screen), footer);
  }
}
