package tramquet.drivers.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tramquet.drivers.twin.CodePicture;
import tramquet.drivers.twin.CodePicture.Pose;
import tramquet.drivers.twin.CodePicture.Shades;
import tramquet.drivers.twin.CodePicture.Strength;
import tramquet.drivers.twin.Shot;

class StillSceneTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final double NOISE = 6;

  private final StillScene scene = new StillScene();
  private final Random random = new Random(3);

  /// A wall with a lamp on it.
  private static Shot wall() {
    byte[] grey = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) (60 + i % WIDTH / 8);
    }
    return Shot.of(GreyImage.of(WIDTH, HEIGHT, grey)).glare(200, 100, 80, 60);
  }

  private boolean isWorthALook(Shot shot) {
    return scene.isWorthALook(shot.taken(NOISE, random));
  }

  private void learn(Shot shot) {
    for (int i = 0; i < StillScene.WAYS; i++) {
      assertTrue(isWorthALook(shot), "picture " + i);
    }
  }

  private void assertIsPatientForASecond() {
    int picture = 1;
    while (!isWorthALook(wall())) {
      picture++;
    }
    assertEquals(StillScene.PATIENCE, picture);
  }

  @Test
  void onceItIsKnownOneIsLookedAtAfterTwiceAsManyEachTimeAndNeverAfterMoreThanHalfAMinute() {
    learn(wall());
    // Made once: what is asked here is not how noise looks.
    GreyImage still = wall().taken(NOISE, random);
    List<Integer> waited = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int pictures = 1;
      while (!scene.isWorthALook(still)) {
        pictures++;
      }
      waited.add(pictures);
    }
    assertEquals(List.of(15, 30, 60, 120, 240, 480, 480, 480), waited);
    assertEquals(480, StillScene.MOST_PATIENCE);
  }

  @Test
  void somebodyNewMakesItPatientForASecondOnlyAgain() {
    learn(wall());
    for (int i = 0; i < 3 * StillScene.PATIENCE; i++) {
      isWorthALook(wall());
    }
    isSeen(held(new Pose(4, 5, 0, 0), new Shades(40, 200, 255)));
    learn(wall());
    assertIsPatientForASecond();
  }

  /// The camera set its exposure while the scene was learned.
  @Test
  void noiseThatWasLearnedTooHighIsLearnedAnewWithAPictureThatIsLookedAtAllTheSame() {
    Shot dim = held(new Pose(4, 0, 0, 0), new Shades(70, 130, 255));
    for (int i = 0; i < StillScene.WAYS; i++) {
      int lighter = 3 * i;
      isWorthALook(wall().toned(light -> light + lighter));
    }
    assertFalse(isWorthALook(dim), "what is missed for a second");
    for (int i = 1; i < StillScene.PATIENCE; i++) {
      isWorthALook(wall());
    }
    assertTrue(isWorthALook(dim));
  }

  @Test
  void aLampThatFlickersIsNobody() {
    learn(wall());
    for (int i = 1; i < StillScene.PATIENCE; i++) {
      double brightness = i % 2 == 0 ? 0.94 : 1.06;
      assertFalse(isWorthALook(wall().toned(light -> light * brightness)), "picture " + i);
    }
  }

  @Test
  void aCodeNewlyHeldIsLookedAtAtOnceHoweverSmallOrDim() {
    isSeen(held(new Pose(2.5, 0, 0, 0), new Shades(40, 200, 255)));
    isSeen(held(new Pose(2.5, 30, 0, 0), new Shades(80, 130, 255)));
    isSeen(held(new Pose(8, 15, 0.2, 0.1), new Shades(60, 110, 255)));
  }

  @Test
  void aCodeOnAScreenThatLightsUpIsLookedAtAtOnce() {
    learn(wall().blotted(320, 240, 90, 20));
    assertTrue(isWorthALook(held(new Pose(4, 0, 0, 0), new Shades(20, 90, 255))));
  }

  @Test
  void aCodeThatComesIntoFocusIsLookedAtAtOnce() {
    UnaryOperator<Shot> unfocused =
        shot -> {
          Shot worse = shot;
          for (int i = 0; i < 12; i++) {
            worse = worse.blurred();
          }
          return worse;
        };
    Shot code = held(new Pose(4, 5, 0, 0), new Shades(40, 200, 255));
    learn(unfocused.apply(code));
    assertTrue(isWorthALook(code));
  }

  @Test
  void whatCannotBeToldFromNoiseIsLookedAtWithinASecond() {
    learn(wall());
    assertIsPatientForASecond();
  }

  @Test
  void afterACodeTheNextPictureIsLookedAt() {
    learn(wall());
    scene.forget();
    assertTrue(isWorthALook(wall()));
  }

  @Test
  void picturesOfAnotherSizeAreAnotherScene() {
    learn(wall());
    assertTrue(isWorthALook(wall().scaled(0.5)));
    assertTrue(scene.isWorthALook(GreyImage.of(2, 2, new byte[4])));
  }

  @Test
  void whoFillsThePictureIsLookedAtAtOnce() {
    learn(wall());
    assertTrue(isWorthALook(wall().toned(light -> 255 - light)));
    assertTrue(isWorthALook(wall().toned(light -> light / 4)));
  }

  private void isSeen(Shot code) {
    scene.forget();
    learn(wall());
    assertTrue(isWorthALook(code));
  }

  /// Before the wall.
  private static Shot held(Pose pose, Shades shades) {
    GreyImage behind = wall().taken(0, new Random(1));
    GreyImage code =
        new CodePicture("a code", Strength.M, pose, shades)
            .shot(WIDTH, HEIGHT)
            .taken(0, new Random(1));
    byte[] both = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int grey = code.at(x, y);
        both[y * WIDTH + x] = (byte) (grey == shades.around() ? behind.at(x, y) : grey);
      }
    }
    return Shot.of(GreyImage.of(WIDTH, HEIGHT, both));
  }
}
