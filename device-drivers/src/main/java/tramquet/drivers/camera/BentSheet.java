package tramquet.drivers.camera;

import java.util.Optional;

/// A code on paper that is bent or folded, or on a bottle: flat as far as its eyes and its size go,
/// and moved between them as its alignment patterns are. A code has at least six of them from
/// version 7 on.
///
/// Thread: immutable.
final class BentSheet implements Surface {
  /// How far a pattern may be from where its neighbours say, in modules.
  private static final int REACH = 3;

  /// What is seen less clearly than this part of the eyes is not believed.
  private static final double CLEAR = 0.35;

  private static final double[] FINER = {0.5, 0.25};

  private final Perspective flat;
  private final int[] centres;

  /// How far the code is moved at each pattern, row after row, in modules.
  private final Point[] moved;

  private BentSheet(Perspective flat, int[] centres) {
    this.flat = flat;
    this.centres = centres;
    moved = new Point[centres.length * centres.length];
  }

  /// The sheet on which an outline lies; empty if it has too few patterns to tell.
  static Optional<BentSheet> of(GreyImage image, Outline outline) {
    KnownModules known = outline.known();
    if (known.alignment().length < 3) {
      return Optional.empty();
    }
    BentSheet sheet = new BentSheet(outline.perspective(), known.alignment());
    double least = CLEAR * known.contrastOfEyes(image, sheet.flat);
    int last = sheet.centres.length - 1;
    for (int row = 0; row <= last; row++) {
      for (int column = 0; column <= last; column++) {
        boolean atEye = (row == 0 || column == 0) && (row + column) % last == 0;
        sheet.moved[row * (last + 1) + column] =
            atEye ? new Point(0, 0) : sheet.found(image, known, row, column, least);
      }
    }
    return Optional.of(sheet);
  }

  private Point found(GreyImage image, KnownModules known, int row, int column, double least) {
    Point expected = expected(row, column);
    Spot spot = new Spot(known, image, centres[column], centres[row]);
    Point best = nearest(spot, expected, expected, 1, REACH);
    for (double step : FINER) {
      best = nearest(spot, expected, best, step, 1);
    }
    return spot.contrast(flat, best) >= least ? best : expected;
  }

  /// As its neighbours above and to the left are moved.
  private Point expected(int row, int column) {
    if (row == 0 || column == 0) {
      return row == 0 ? at(0, column - 1) : at(row - 1, 0);
    }
    Point left = at(row, column - 1);
    Point above = at(row - 1, column);
    Point both = at(row - 1, column - 1);
    return new Point(left.x() + above.x() - both.x(), left.y() + above.y() - both.y());
  }

  private Point at(int row, int column) {
    return moved[row * centres.length + column];
  }

  private Point nearest(Spot spot, Point expected, Point around, double step, int steps) {
    double best = Double.NEGATIVE_INFINITY;
    Point at = around;
    for (int i = -steps; i <= steps; i++) {
      for (int j = -steps; j <= steps; j++) {
        Point tried = around.plus(j * step, i * step);
        // Of two that are as good the nearer one: patterns occur in data by chance.
        double contrast = spot.contrast(flat, tried) - 1.5 * tried.distance(expected);
        if (contrast > best) {
          best = contrast;
          at = tried;
        }
      }
    }
    return at;
  }

  /// An alignment pattern in an image.
  private record Spot(KnownModules known, GreyImage image, int column, int row) {
    double contrast(Perspective code, Point moved) {
      return known.contrastOfAlignment(image, code, column + moved.x(), row + moved.y());
    }
  }

  /// Between four patterns by how near they are, and beyond the last ones straight on.
  @Override
  public double light(GreyImage image, double u, double v) {
    int column = cell(u);
    int row = cell(v);
    double right = (u - 0.5 - centres[column]) / (centres[column + 1] - centres[column]);
    double down = (v - 0.5 - centres[row]) / (centres[row + 1] - centres[row]);
    Point a = at(row, column);
    Point b = at(row, column + 1);
    Point c = at(row + 1, column);
    Point d = at(row + 1, column + 1);
    double x =
        (a.x() * (1 - right) + b.x() * right) * (1 - down)
            + (c.x() * (1 - right) + d.x() * right) * down;
    double y =
        (a.y() * (1 - right) + b.y() * right) * (1 - down)
            + (c.y() * (1 - right) + d.y() * right) * down;
    return flat.light(image, u + x, v + y);
  }

  private int cell(double u) {
    int cell = 0;
    while (cell < centres.length - 2 && u - 0.5 >= centres[cell + 1]) {
      cell++;
    }
    return cell;
  }
}
