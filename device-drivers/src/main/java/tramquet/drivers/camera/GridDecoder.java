package tramquet.drivers.camera;

import com.google.zxing.common.BitMatrix;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tramquet.drivers.Bytes;

/// Our own decoder: it never makes the image black and white, but finds the eyes of a code, lays a
/// grid over it, and weighs each module against its neighbours.
///
/// Thread: stateless.
final class GridDecoder {
  /// How many triples of eyes are tried.
  private static final int GLANCES = 3;

  private static final int STUDIES = 8;

  /// The middle of an eye is three modules high, and none is smaller than a pixel.
  private static final int GLANCE_STEP = 3;

  /// Sizes that are tried with each, the likeliest first.
  private static final int SIZES = 2;

  /// How far the last alignment pattern may be from where it is looked for, in modules.
  private static final int NEAR = 1;

  private static final int FAR = 4;

  /// A code is read as flat, or as bent, from this likelihood on.
  private static final double LIKELY = 0.3;

  private static final double POSSIBLE = 0.12;

  private GridDecoder() {}

  private interface Way {
    Optional<Bytes> read(Outline outline, DarkMap map);
  }

  /// The quick way, for codes that are easy to see.
  static Optional<Bytes> glance(GreyImage image, BooleanSupplier late) {
    return search(DarkMap.of(image, 2), GLANCE_STEP, GLANCES, GridDecoder::glanced, late);
  }

  /// The long way, for those that are small, slanted, blurred or dim.
  ///
  /// @param reach how far the surroundings reach that a pixel is compared with, see [DarkMap]
  static Optional<Bytes> study(GreyImage image, int reach, BooleanSupplier late) {
    return search(DarkMap.of(image, reach), 1, STUDIES, GridDecoder::studied, late);
  }

  private static Optional<Bytes> search(
      DarkMap map, int step, int most, Way way, BooleanSupplier late) {
    List<Corner> corners = Corner.among(FinderScan.in(map, step));
    for (Corner corner : corners.subList(0, Math.min(most, corners.size()))) {
      List<Outline> outlines = Outline.of(corner, map);
      for (Outline outline : outlines.subList(0, Math.min(SIZES, outlines.size()))) {
        if (late.getAsBoolean()) {
          return Optional.empty();
        }
        Optional<Bytes> data = way.read(outline, map);
        if (data.isPresent()) {
          return data;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Bytes> glanced(Outline outline, DarkMap map) {
    Outline aligned = outline.aligned(map.image(), NEAR);
    Perspective code = aligned.perspective();
    int size = outline.size();
    BitMatrix modules = new BitMatrix(size);
    GreyImage image = map.image();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        Point at = code.at(x + 0.5, y + 0.5);
        int column = Math.clamp((int) at.x(), 0, image.width() - 1);
        int row = Math.clamp((int) at.y(), 0, image.height() - 1);
        if (map.dark(column, row)) {
          modules.set(x, y);
        }
      }
    }
    return Symbol.payload(modules);
  }

  private static Optional<Bytes> studied(Outline outline, DarkMap map) {
    GreyImage image = map.image();
    for (int reach : new int[] {NEAR, FAR}) {
      Outline fitted = outline.aligned(image, reach).fitted(image);
      double likely = fitted.likelihood(image);
      Optional<Bytes> data =
          likely > LIKELY ? seen(fitted.perspective(), image, fitted.size()) : Optional.empty();
      if (data.isEmpty() && likely > POSSIBLE) {
        data = BentSheet.of(image, fitted).flatMap(sheet -> seen(sheet, image, fitted.size()));
      }
      if (data.isPresent()) {
        return data;
      }
    }
    return Optional.empty();
  }

  private static Optional<Bytes> seen(Surface code, GreyImage image, int size) {
    Lightness lightness = Lightness.of(image, code, size);
    for (Lightness.Reading way : Lightness.Reading.values()) {
      Optional<Bytes> data = Symbol.payload(lightness.modules(way));
      if (data.isPresent()) {
        return data;
      }
    }
    return Optional.empty();
  }
}
