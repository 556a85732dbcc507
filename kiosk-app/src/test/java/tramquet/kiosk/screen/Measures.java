package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;

/// What is measured on every picture, whatever it shows.
///
/// - Each text stands out 7 : 1 (WCAG 2.2, 1.4.6) from the colour that really is around it.
/// - Each letter is there in full: nothing cuts it, covers it, shortens it or touches it.
/// - No text is smaller than anybody can read, and the capitals of the largest subtend 0.7° where
///   it is read (EN 301 549, 5.1.4): at the distance for which the size is configured, or at arm's
///   length on the same display, for whoever touches it.
final class Measures {
  private static final double CONTRAST = 7;
  private static final double CAPITAL = 0.7;

  /// Of whoever touches a display, in millimetres.
  private static final double ARM = 500;

  private static final double SMALLEST_FONT = 9;

  /// A pixel that is all ink, in the picture of the letters alone.
  private static final int ALL_INK = 40;

  private static final int OTHER_COLOUR = 60;
  private static final int PIXELS_MISSING = 2;

  /// Who reads a screen.
  enum Reader {
    /// Whoever comes, from the configured distance.
    VISITOR,
    /// Whoever touches it, at arm's length.
    HAND
  }

  private final Size size;
  private final Reader reader;
  private final Painted painted;
  private final List<String> faults = new ArrayList<>();

  private Measures(Size size, Reader reader, Painted painted) {
    this.size = size;
    this.reader = reader;
    this.painted = painted;
  }

  /// What is wrong with a picture, in words.
  static List<String> faults(Size size, Reader reader, Painted painted) {
    return new Measures(size, reader, painted).all();
  }

  private List<String> all() {
    Bounds display = new BoundingBox(0, 0, size.width(), size.height());
    headline();
    painted.cut().forEach(text -> faults.add(text + ": shortened"));
    List<Painted.Piece> all = painted.pieces();
    for (int i = 0; i < all.size(); i++) {
      Painted.Piece piece = all.get(i);
      if (!display.contains(piece.ink())) {
        faults.add(piece.text() + ": leaves the display");
        continue;
      }
      if (piece.size() < SMALLEST_FONT) {
        faults.add(piece.text() + ": too small, " + piece.size());
      }
      contrast(piece);
      whole(piece);
      all.subList(i + 1, all.size()).stream()
          .filter(other -> other.ink().intersects(piece.ink()))
          .forEach(other -> faults.add(piece.text() + ": touches " + other.text()));
    }
    return faults;
  }

  private void headline() {
    double largest = painted.pieces().stream().mapToDouble(Painted.Piece::capital).max().orElse(0);
    double distance =
        reader == Reader.HAND
            ? Math.min(ARM, size.viewing().distance())
            : size.viewing().distance();
    double millimetres = largest / size.millimetres(1);
    double degrees = 2 * Math.toDegrees(Math.atan(millimetres / 2 / distance));
    if (degrees < CAPITAL) {
      faults.add("the headline: capitals subtend %.2f° at %.0f mm".formatted(degrees, distance));
    }
  }

  private void contrast(Painted.Piece piece) {
    Map<Integer, Integer> around = new HashMap<>();
    pixels(piece.ink(), (x, y) -> around.merge(painted.picture().pixel(x, y), 1, Integer::sum));
    around.keySet().removeIf(colour -> Picture.distance(colour, piece.colour()) < OTHER_COLOUR);
    int ground =
        around.entrySet().stream()
            .max(Comparator.comparingInt(Map.Entry::getValue))
            .map(Map.Entry::getKey)
            .orElse(piece.colour());
    double contrast = Contrast.of(piece.colour(), ground);
    if (contrast < CONTRAST) {
      faults.add("%s: contrast %.1f".formatted(piece.text(), contrast));
    }
  }

  private void whole(Painted.Piece piece) {
    int[] missing = new int[1];
    pixels(
        piece.ink(),
        (x, y) -> {
          boolean ink = Picture.distance(painted.letters().pixel(x, y), 0) < ALL_INK;
          int colour = painted.picture().pixel(x, y);
          if (ink && Picture.distance(colour, piece.colour()) > OTHER_COLOUR) {
            missing[0]++;
          }
        });
    if (missing[0] > PIXELS_MISSING) {
      faults.add("%s: letters are cut or covered, %d pixels".formatted(piece.text(), missing[0]));
    }
  }

  private interface Look {
    void at(int x, int y);
  }

  private static void pixels(Bounds box, Look look) {
    for (int y = (int) box.getMinY(); y < (int) Math.ceil(box.getMaxY()); y++) {
      for (int x = (int) box.getMinX(); x < (int) Math.ceil(box.getMaxX()); x++) {
        look.at(x, y);
      }
    }
  }
}
