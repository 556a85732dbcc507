package tramquet.drivers.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What moves and what does not, three pictures a second, in scenes that are drawn from a seed.
class SceneWatchTest {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 144;
  private static final int SEEDS = 4;
  private static final int MINUTE = 180;

  /// Two seconds: until somebody who comes in is seen.
  private static final int SOON = 6;

  private static final float[] NOISE = noise();

  /// What a place is like while nobody is there.
  enum Place {
    DAY(1, 2),
    DIM(0.3, 6),
    NIGHT(0.06, 10),
    /// From dusk to day in twelve minutes, and the camera does nothing about it.
    DAWN(0.15, 6) {
      @Override
      double light(int x, int picture, Random random) {
        return Math.min(1, super.light(x, picture, random) + picture / (12.0 * MINUTE));
      }
    },
    /// A cloud every twenty seconds.
    CLOUDS(0.7, 3) {
      @Override
      double light(int x, int picture, Random random) {
        return super.light(x, picture, random)
            * (1 + 0.06 * Math.sin(picture * 2 * Math.PI / (MINUTE / 3)));
      }
    },
    /// All lamps flicker with the mains.
    FLICKER(0.6, 4) {
      @Override
      double light(int x, int picture, Random random) {
        return super.light(x, picture, random) * (1 + 0.06 * Math.sin(picture * 2.3));
      }
    },
    /// The one above the left side does.
    ONE_LAMP(0.6, 4) {
      @Override
      double light(int x, int picture, Random random) {
        return super.light(x, picture, random)
            * (1 + (x < WIDTH / 3 ? 0.08 * Math.sin(picture * 2.3) : 0));
      }
    };

    private final double light;
    final double sigma;

    Place(double light, double sigma) {
      this.light = light;
      this.sigma = sigma;
    }

    /// Part of full daylight.
    double light(int x, int picture, Random random) {
      return light;
    }
  }

  /// Somebody or something before the wall.
  ///
  /// @param glow greys of its own light; negative for one that has none, and reflects as much less
  ///   than the wall
  private record Body(int left, int top, int width, int height, double glow) {
    static final Body NOBODY = new Body(0, 0, 0, 0, 0);

    boolean isAt(int x, int y) {
      return x >= left && x < left + width && y >= top && y < top + height;
    }

    double over(double wall, double light) {
      return glow < 0 ? wall + glow * light : glow;
    }
  }

  private static float[] noise() {
    Random random = new Random(7);
    float[] noise = new float[1 << 18];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  private static GreyImage picture(Place place, int picture, Body body, Random random) {
    byte[] grey = new byte[WIDTH * HEIGHT];
    int from = random.nextInt(NOISE.length);
    double[] light = new double[WIDTH];
    for (int x = 0; x < WIDTH; x++) {
      light[x] = place.light(x, picture, random);
    }
    for (int i = 0; i < grey.length; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      double reflects = x > 180 && y < 60 ? 220 : 90 + y / 3.0;
      double seen = reflects * light[x];
      if (body.isAt(x, y)) {
        seen = body.over(seen, light[x]);
      }
      seen += place.sigma * NOISE[(from + i) & (NOISE.length - 1)];
      grey[i] = (byte) Math.clamp((int) (seen + 0.5), 0, 255);
    }
    return GreyImage.of(WIDTH, HEIGHT, grey);
  }

  /// The first picture with which something moved, or how many there were.
  private static int seen(
      SceneWatch watch, Place place, int from, int most, IntFunction<Body> body, Random random) {
    for (int i = 0; i < most; i++) {
      if (watch.hasMoved(picture(place, from + i, body.apply(i), random))) {
        return i;
      }
    }
    return most;
  }

  private static void isSeen(Place place, String who, IntFunction<Body> body) {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      SceneWatch watch = new SceneWatch();
      int alone = MINUTE + random.nextInt(MINUTE / 2);
      assertEquals(alone, seen(watch, place, 0, alone, _ -> Body.NOBODY, random), "nobody is seen");
      int after = seen(watch, place, alone, SOON, body, random);
      assertTrue(after < SOON, who + " in " + place + " is not seen, seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingMovesBeforeAWallForTwelveMinutesWhateverTheLight(Place place) {
    int all = 12 * MINUTE;
    Random random = new Random(3);
    assertEquals(all, seen(new SceneWatch(), place, 0, all, _ -> Body.NOBODY, random));
  }

  /// Four metres off, in clothes that are not the colour of the wall.
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NIGHT")
  void whoeverComesInIsSeenFromAfar(Place place) {
    isSeen(place, "somebody", i -> new Body(5 * i, 40, 24, 80, -60));
  }

  /// At two metres, with a hand around it.
  @ParameterizedTest
  @EnumSource
  void aTelephoneThatLightsUpIsSeenAtNightToo(Place place) {
    isSeen(place, "a telephone", i -> i < 2 ? Body.NOBODY : new Body(120, 60, 9, 16, 245));
  }

  @ParameterizedTest
  @EnumSource
  void whoHoldsSomethingRightBeforeTheCameraIsSeen(Place place) {
    isSeen(place, "a sheet", _ -> new Body(0, 0, 200, HEIGHT, 150));
  }

  @Test
  void lightsThatAreSwitchedOnWakeIt() {
    Random random = new Random(1);
    SceneWatch watch = new SceneWatch();
    assertEquals(MINUTE, seen(watch, Place.NIGHT, 0, MINUTE, _ -> Body.NOBODY, random));
    assertEquals(1, seen(watch, Place.DIM, 0, SOON, _ -> Body.NOBODY, random));
  }

  @Test
  void oneBrokenPictureIsNobody() {
    Random random = new Random(1);
    SceneWatch watch = new SceneWatch();
    assertEquals(MINUTE, seen(watch, Place.DAY, 0, MINUTE, _ -> Body.NOBODY, random));
    assertFalse(watch.hasMoved(GreyImage.of(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT])));
    assertEquals(MINUTE, seen(watch, Place.DAY, 0, MINUTE, _ -> Body.NOBODY, random));
  }

  @Test
  void whatWasSeenOnceAndStaysIsUsual() {
    Random random = new Random(1);
    SceneWatch watch = new SceneWatch();
    Body box = new Body(100, 50, 40, 40, 200);
    assertEquals(MINUTE, seen(watch, Place.DAY, 0, MINUTE, _ -> Body.NOBODY, random));
    assertEquals(1, seen(watch, Place.DAY, 0, SOON, _ -> box, random));
    assertEquals(MINUTE, seen(watch, Place.DAY, 0, MINUTE, _ -> box, random));
    assertEquals(1, seen(watch, Place.DAY, 0, SOON, _ -> Body.NOBODY, random), "when it goes");
  }

  /// A television hides what happens before it, and nobody beside it.
  @Test
  void aRestlessPlaceHidesNobodyElsewhere() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      SceneWatch watch = new SceneWatch();
      IntFunction<Body> television = _ -> new Body(200, 70, 40, 24, 110 + random.nextInt(16));
      assertEquals(2 * MINUTE, seen(watch, Place.DAY, 0, 2 * MINUTE, television, random));
      int after = seen(watch, Place.DAY, 0, SOON, i -> new Body(5 * i, 40, 24, 80, -60), random);
      assertTrue(after < SOON, "seed " + seed);
    }
  }

  @Test
  void theExposureOfTheFirstTwoSecondsIsNobody() {
    Random random = new Random(1);
    SceneWatch watch = new SceneWatch();
    for (int i = 0; i < 6; i++) {
      Place place = i < 3 ? Place.NIGHT : i < 5 ? Place.DIM : Place.DAY;
      assertFalse(watch.hasMoved(picture(place, i, Body.NOBODY, random)), "picture " + i);
    }
    assertEquals(MINUTE, seen(watch, Place.DAY, 6, MINUTE, _ -> Body.NOBODY, random));
  }

  @Test
  void picturesOfAnySizeAreWatched() {
    for (int[] size : new int[][] {{1280, 720}, {640, 480}, {176, 144}, {16, 16}}) {
      byte[] grey = new byte[size[0] * size[1]];
      GreyImage image = GreyImage.of(size[0], size[1], grey);
      SceneWatch watch = new SceneWatch();
      for (int i = 0; i < 20; i++) {
        assertFalse(watch.hasMoved(image));
      }
      // The lower right corner, a place wide.
      for (int y = size[1] * 17 / 18; y < size[1]; y++) {
        for (int x = size[0] * 31 / 32; x < size[0]; x++) {
          grey[y * size[0] + x] = (byte) 200;
        }
      }
      assertFalse(watch.hasMoved(image), "a first one may be broken");
      assertTrue(watch.hasMoved(image), size[0] + " × " + size[1]);
    }
  }
}
