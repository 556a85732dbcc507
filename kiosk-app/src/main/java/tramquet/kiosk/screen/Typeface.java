package tramquet.kiosk.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The bundled typeface, Be Vietnam Pro (SIL Open Font License 1.1), one file per weight: JavaFX
/// ignores a weight whose own file was not loaded.
enum Typeface {
  REGULAR("BeVietnamPro-Regular.ttf"),
  SEMI_BOLD("BeVietnamPro-SemiBold.ttf"),
  BOLD("BeVietnamPro-Bold.ttf");

  /// Distance of two base lines as a part of the font size: marks stack two high (`ế`, `Ẩ`) and
  /// must not touch the line above.
  static final double LINE_HEIGHT = 1.4;

  private final String file;
  private final String fullName;
  private final double leading;

  Typeface(String file) {
    this.file = file;
    this.fullName = loaded(file);
    this.leading = Math.max(0, LINE_HEIGHT - naturalHeight());
  }

  private static String loaded(String file) {
    try (InputStream in = opened(file)) {
      Font font = Font.loadFont(in, 12);
      if (font == null) {
        throw new IllegalStateException("JavaFX cannot read the bundled font " + file);
      }
      return font.getName();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream opened(String file) {
    return Objects.requireNonNull(
        Typeface.class.getResourceAsStream("fonts/" + file), "bundled font is missing");
  }

  private double naturalHeight() {
    Text line = new Text("Ệg");
    line.setFont(at(100));
    return line.getLayoutBounds().getHeight() / 100;
  }

  /// Room to add between two lines, as a part of the font size, so that they keep [#LINE_HEIGHT].
  double leading() {
    return leading;
  }

  /// The name under which JavaFX has it.
  String fullName() {
    return fullName;
  }

  /// The font file, to be closed by the caller.
  InputStream open() {
    return opened(file);
  }

  /// The font at a size in pixels.
  Font at(double size) {
    return new Font(fullName, size);
  }
}
