package tramquet.kiosk.screen;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// How a picture differs from the approved one of the same size. Three things are asked of it:
///
/// - at most 0.1 % of its pixels differ;
/// - no more than [#IN_A_TILE] pixels differ in one tile of 8 × 8, because the dot beneath an `ạ`
///   is far less than 0.1 %; tiles overlap by half, or a dot between four of them would be in none;
/// - what is a field, 3 % of the picture or more, has its colour exactly.
///
/// A pixel differs where red, green or blue is further off than rounding the approved one and
/// another FreeType or processor explain.
final class Comparison {
  static final double SHARE = 0.001;
  static final int IN_A_TILE = 2;

  private static final int TILE = 8;
  private static final int OTHER_MACHINE = 24;
  private static final int TOLERANCE = SmallPng.ROUNDING + OTHER_MACHINE;
  private static final double FIELD = 0.03;

  /// Rounding adds to the fields of the approved one what is nearly of their colour.
  private static final double FIELD_KEPT = 0.5;

  private static final int RED = 0xff0000;

  private final Picture approved;
  private final Picture painted;

  Comparison(Picture approved, Picture painted) {
    this.approved = approved;
    this.painted = painted;
  }

  /// What is wrong, in words; nothing where the picture is as approved.
  Optional<String> fault() {
    if (approved.width() != painted.width() || approved.height() != painted.height()) {
      return Optional.of("another size");
    }
    int differing = 0;
    int worst = 0;
    for (int y = 0; y < painted.height(); y += TILE / 2) {
      for (int x = 0; x < painted.width(); x += TILE / 2) {
        int here = inTile(x, y);
        differing += x % TILE == 0 && y % TILE == 0 ? here : 0;
        worst = Math.max(worst, here);
      }
    }
    Set<String> lost = lostFields();
    if (differing <= SHARE * painted.pixels().length && worst <= IN_A_TILE && lost.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%d pixels differ, up to %d in a tile%s"
            .formatted(
                differing,
                worst,
                lost.isEmpty() ? "" : ", fields lost: " + String.join(" ", lost)));
  }

  private int inTile(int left, int top) {
    int differing = 0;
    for (int y = top; y < Math.min(top + TILE, painted.height()); y++) {
      for (int x = left; x < Math.min(left + TILE, painted.width()); x++) {
        if (differs(x, y)) {
          differing++;
        }
      }
    }
    return differing;
  }

  private boolean differs(int x, int y) {
    return Picture.distance(approved.pixel(x, y), painted.pixel(x, y)) > TOLERANCE;
  }

  private Set<String> lostFields() {
    Map<Integer, Integer> now = painted.histogram();
    Set<String> lost = new TreeSet<>();
    approved
        .histogram()
        .forEach((colour, count) -> {
          if (count >= FIELD * approved.pixels().length
              && now.getOrDefault(colour, 0) < FIELD_KEPT * count) {
            lost.add("#%06x".formatted(colour));
          }
        });
    return lost;
  }

  /// What was painted, faintly, and in red what differs.
  Picture marked() {
    Picture marked = Picture.blank(painted.width(), painted.height(), 0);
    for (int y = 0; y < painted.height(); y++) {
      for (int x = 0; x < painted.width(); x++) {
        boolean inside = x < approved.width() && y < approved.height();
        marked.pixels()[y * painted.width() + x] =
            inside && !differs(x, y) ? faint(painted.pixel(x, y)) : RED;
      }
    }
    return marked;
  }

  private static int faint(int colour) {
    return 0xc0c0c0 + (colour >> 2 & 0x3f3f3f);
  }
}
