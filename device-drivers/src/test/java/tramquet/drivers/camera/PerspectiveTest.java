package tramquet.drivers.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PerspectiveTest {
  private static final Point A = new Point(10, 20);
  private static final Point B = new Point(110, 30);
  private static final Point C = new Point(5, 140);
  private static final Point D = new Point(130, 150);

  @Test
  void cornersStayCorners() {
    Perspective unit = Perspective.ofUnit(A, B, C, D);
    assertNear(A, unit.at(0, 0));
    assertNear(B, unit.at(1, 0));
    assertNear(C, unit.at(0, 1));
    assertNear(D, unit.at(1, 1));
  }

  @Test
  void movedAndShrunkTheyAreWhereTheyWere() {
    Perspective code = Perspective.ofUnit(A, B, C, D).after(3.5, 18);
    assertNear(A, code.at(3.5, 3.5));
    assertNear(B, code.at(21.5, 3.5));
    assertNear(C, code.at(3.5, 21.5));
    assertNear(D, code.at(21.5, 21.5));
  }

  @Test
  void straightLinesStayStraight() {
    Perspective unit = Perspective.ofUnit(A, B, C, D);
    Point middle = unit.at(0.5, 0.5);
    // The middle of a square is where its diagonals cross, however it is seen.
    assertEquals(0, cross(A, D, middle), 1e-6);
    assertEquals(0, cross(B, C, middle), 1e-6);
  }

  private static double cross(Point from, Point to, Point at) {
    return (to.x() - from.x()) * (at.y() - from.y()) - (to.y() - from.y()) * (at.x() - from.x());
  }

  private static void assertNear(Point expected, Point actual) {
    assertEquals(0, expected.distance(actual), 1e-9);
  }
}
