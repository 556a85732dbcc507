package tramquet.drivers.twin;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tramquet.drivers.camera.GreyImage;
import tramquet.drivers.twin.CodePicture.Pose;
import tramquet.drivers.twin.CodePicture.Shades;
import tramquet.drivers.twin.CodePicture.Strength;

/// A picture of 1280 × 720 pixels of a code with 147 characters, as a camera at a lane sees it on a
/// bad day. The same ones each time.
///
/// @param name what is hard about it, and how far it is turned
/// @param text what its code says
/// @param drawn draws it anew: it takes a while, and a megabyte
public record HardFrame(String name, String text, Supplier<GreyImage> drawn) {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int LENGTH = 147;
  private static final int TURNS = 20;
  private static final double MIDDLE_X = WIDTH / 2.0;
  private static final double MIDDLE_Y = HEIGHT / 2.0;
  private static final Shades CLEAR = new Shades(40, 200, 120);

  /// One kind of trouble.
  private interface Scene {
    Shot of(String text, double degrees);
  }

  /// Little light, much noise, out of focus, small: one trouble on another, in twenty turns.
  public static List<HardFrame> dim() {
    return turned(
        "dim",
        TURNS,
        14,
        (text, degrees) ->
            shot(text, Strength.L, new Pose(4.8, degrees, 0, 0), new Shades(90, 170, 150))
                .blurred()
                .blurred());
  }

  /// Ten kinds of trouble, each in two turns.
  public static List<HardFrame> varied() {
    return Stream.of(
            turned("slanted", 2, 4, HardFrame::slanted),
            turned(
                "flat",
                2,
                6,
                (text, degrees) -> plain(text, degrees, new Shades(120, 155, 135)).blurred()),
            turned(
                "glare",
                2,
                3,
                (text, degrees) ->
                    clear(text, degrees).glare(MIDDLE_X + 60, MIDDLE_Y - 50, 85, 230)),
            turned("out of focus", 2, 3, HardFrame::unfocused),
            turned("dark", 2, 4, (text, degrees) -> plain(text, degrees, new Shades(6, 26, 14))),
            turned("screen", 2, 3, (text, degrees) -> clear(text, degrees).striped(5.3, 20, 0.75)),
            turned("wrinkled", 2, 3, (text, degrees) -> clear(text, degrees).wrinkled(480, 7)),
            turned("damaged", 2, 3, HardFrame::damaged),
            turned(
                "inverse",
                2,
                8,
                (text, degrees) -> plain(text, degrees, new Shades(210, 50, 20)).blurred()),
            turned("moved", 2, 4, (text, degrees) -> clear(text, degrees).moved(9)))
        .flatMap(List::stream)
        .toList();
  }

  private static Shot slanted(String text, double degrees) {
    return shot(text, Strength.M, new Pose(6, degrees, 0.4, -0.3), CLEAR).blurred();
  }

  private static Shot unfocused(String text, double degrees) {
    Shot shot = clear(text, degrees);
    for (int i = 0; i < 7; i++) {
      shot = shot.blurred();
    }
    return shot;
  }

  private static Shot damaged(String text, double degrees) {
    return clear(text, degrees)
        .blotted(MIDDLE_X - 30, MIDDLE_Y + 20, 30, 40)
        .blotted(MIDDLE_X + 50, MIDDLE_Y - 40, 26, 220);
  }

  private static Shot clear(String text, double degrees) {
    return plain(text, degrees, CLEAR);
  }

  private static Shot plain(String text, double degrees, Shades shades) {
    return shot(text, Strength.M, new Pose(6, degrees, 0, 0), shades);
  }

  private static Shot shot(String text, Strength strength, Pose pose, Shades shades) {
    return new CodePicture(text, strength, pose, shades).shot(WIDTH, HEIGHT);
  }

  private static List<HardFrame> turned(String kind, int turns, double noise, Scene scene) {
    return IntStream.range(0, turns)
        .mapToObj(i -> {
          double degrees = 360.0 / turns * i + 8;
          String text = CodePicture.text(LENGTH, new Random(i));
          return new HardFrame(
              kind + ", turned by " + Math.round(degrees),
              text,
              () -> scene.of(text, degrees).taken(noise, new Random(i)));
        })
        .toList();
  }
}
