package tramquet.kiosk.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The fonts of a language, one for each weight. Read when the first word is drawn: a language that
/// nobody speaks costs nothing.
///
/// Thread: the JavaFX thread, but for making one.
public final class Lettering {
  /// The bundled typeface: Latin letters with all the marks of Vietnamese.
  static final Lettering BUNDLED =
      new Lettering(() -> {
        Map<Typeface, Face> faces = new EnumMap<>(Typeface.class);
        for (Typeface each : Typeface.values()) {
          faces.put(each, new Face(each.fullName(), each.leading()));
        }
        return faces;
      });

  private final Supplier<Map<Typeface, Face>> source;
  private Optional<Map<Typeface, Face>> faces = Optional.empty();

  private record Face(String name, double leading) {}

  private Lettering(Supplier<Map<Typeface, Face>> source) {
    this.source = source;
  }

  /// The fonts of a language that came in files.
  ///
  /// @param bold for the two heavier weights; without one they are like the regular one
  static Lettering of(Path regular, Optional<Path> bold) {
    return new Lettering(() -> {
      Face light = face(regular);
      Face heavy = bold.map(Lettering::face).orElse(light);
      return Map.of(Typeface.REGULAR, light, Typeface.SEMI_BOLD, heavy, Typeface.BOLD, heavy);
    });
  }

  private static Face face(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Font font = Font.loadFont(in, 100);
      if (font == null) {
        throw new IllegalStateException("JavaFX cannot read the font " + file.getFileName());
      }
      Text line = new Text("g");
      line.setFont(font);
      double natural = line.getLayoutBounds().getHeight() / 100;
      return new Face(font.getName(), Math.max(0, Typeface.LINE_HEIGHT - natural));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Face face(Typeface weight) {
    if (faces.isEmpty()) {
      faces = Optional.of(source.get());
    }
    return faces.get().getOrDefault(weight, new Face("", 0));
  }

  /// The font of a weight at a size in pixels.
  Font at(Typeface weight, double size) {
    return new Font(face(weight).name(), size);
  }

  /// Room to add between two lines, as a part of the font size, so that they keep
  /// [Typeface#LINE_HEIGHT].
  double leading(Typeface weight) {
    return face(weight).leading();
  }
}
