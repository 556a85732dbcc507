package tramquet.drivers.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tramquet.drivers.camera.Sight.READING;
import static tramquet.drivers.camera.Sight.WATCHING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tramquet.drivers.camera.Camera.Gone;
import tramquet.drivers.camera.Camera.Picture;
import tramquet.drivers.camera.Camera.Reading;
import tramquet.drivers.camera.Camera.Resting;
import tramquet.drivers.camera.Camera.Silence;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.twin.CameraTwin;

/// Each edge of a camera's rest, on a clock of the test's.
class RestingCameraTest {
  private static final GreyImage WALL = shade(90);
  private static final GreyImage LIT = shade(200);
  private static final Resting RESTING = new Resting();

  private long nanos = 1L << 40;
  private final CameraTwin twin = new CameraTwin(() -> nanos);
  private final LineOpener<Camera> opener =
      RestingCamera.at(twin, RestingCamera.STILL, () -> nanos);
  private Camera camera = opened();

  private static GreyImage shade(int grey) {
    return shade(grey, 640, 360);
  }

  private static GreyImage shade(int grey, int width, int height) {
    byte[] pixels = new byte[width * height];
    Arrays.fill(pixels, (byte) grey);
    return GreyImage.of(width, height, pixels);
  }

  @AfterEach
  void close() {
    camera.close();
    assertEquals(0, twin.open(), "nothing of it is left");
  }

  private Camera opened() {
    twin.take(WALL);
    if (opener.open() instanceof LineOpener.Opened<Camera>(Camera opened)) {
      assertEquals(WALL, assertInstanceOf(Picture.class, opened.read(Duration.ZERO)).image());
      return opened;
    }
    throw new AssertionError("not open");
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private Reading next() {
    Reading reading = camera.read(Duration.ZERO);
    assertTrue(twin.open() <= 1, "a camera is had once only");
    return reading;
  }

  private Reading seeing(GreyImage image) {
    twin.take(image);
    return next();
  }

  /// It sees the wall, a picture a second, until it rests.
  ///
  /// @return how long that took
  private Duration fallsAsleep() {
    int before = twin.sights().size();
    Duration took = Duration.ZERO;
    while (twin.sights().size() == before) {
      assertTrue(took.compareTo(Duration.ofHours(2)) < 0, "it never rests");
      assertInstanceOf(Picture.class, seeing(WALL));
      pass(Duration.ofSeconds(1));
      took = took.plusSeconds(1);
      next();
    }
    return took;
  }

  /// It rests before a wall that it knows.
  private void rests() {
    fallsAsleep();
    assertEquals(WATCHING, twin.sights().getLast());
    for (int i = 0; i < 30; i++) {
      assertEquals(RESTING, seeing(WALL));
      pass(Duration.ofMillis(333));
    }
  }

  private void wakes() {
    assertEquals(RESTING, seeing(LIT));
    assertEquals(RESTING, seeing(LIT));
    assertEquals(READING, twin.sights().getLast());
    assertEquals(LIT, assertInstanceOf(Picture.class, seeing(LIT)).image());
  }

  @Test
  void awakeToDozingToRestingAfterTenMinutesInWhichNothingMoved() {
    Duration took = fallsAsleep();
    assertEquals(RestingCamera.STILL, took);
    assertEquals(List.of(READING, WATCHING), twin.sights());
    for (int i = 0; i < 1_000; i++) {
      assertEquals(RESTING, seeing(WALL));
    }
    assertEquals(List.of(READING, WATCHING), twin.sights());
  }

  @Test
  void restingToWakingToAwakeWhenSomethingMovesAndTheFirstPictureIsGiven() {
    rests();
    wakes();
    assertEquals(List.of(READING, WATCHING, READING), twin.sights());
  }

  @Test
  void whatMovesBeginsTheWaitAnew() {
    for (int i = 0; i < 599; i++) {
      assertInstanceOf(Picture.class, seeing(WALL));
      pass(Duration.ofSeconds(1));
    }
    for (int i = 0; i < 10; i++) {
      assertInstanceOf(Picture.class, seeing(LIT));
    }
    // The wall behind whoever has left is something new too, and each fifth picture is watched.
    long soonest = fallsAsleep().toSeconds();
    assertTrue(soonest >= 600 && soonest < 660, () -> soonest + " s");
  }

  @Test
  void dozingToWakingWhenItDoesNotStartForThatAndNotAgainForAnHour() {
    twin.refuse(WATCHING);
    fallsAsleep();
    assertEquals(List.of(READING, WATCHING, READING), twin.sights());
    long again = fallsAsleep().toSeconds();
    assertTrue(again >= 3_600 && again < 3_660, () -> again + " s");
    assertInstanceOf(Picture.class, seeing(WALL));
  }

  @Test
  void dozingToWakingWhenItGivesNothingIn8s() {
    fallsAsleep();
    Reading nothing = next();
    pass(Duration.ofMillis(7_900));
    assertEquals(List.of(RESTING, RESTING), List.of(nothing, next()));
    assertEquals(List.of(READING, WATCHING), twin.sights());
    pass(Duration.ofMillis(100));
    assertEquals(RESTING, next());
    assertEquals(List.of(READING, WATCHING, READING), twin.sights());
  }

  @Test
  void dozingToWakingWhenItEnds() {
    fallsAsleep();
    twin.unplug();
    assertEquals(RESTING, next());
    assertEquals(List.of(READING, WATCHING, READING), twin.sights());
    assertInstanceOf(Picture.class, seeing(WALL));
  }

  @Test
  void aCameraThatHasNoSmallerPicturesNeverTriesAgain() {
    GreyImage only = shade(90, 160, 90);
    for (int second = 0; second < 600; second++) {
      assertInstanceOf(Picture.class, seeing(only));
      pass(Duration.ofSeconds(1));
    }
    assertEquals(RESTING, next());
    assertEquals(RESTING, seeing(only));
    assertEquals(List.of(READING, WATCHING, READING), twin.sights());
    for (int minute = 0; minute < 600; minute++) {
      assertInstanceOf(Picture.class, seeing(only));
      pass(Duration.ofMinutes(1));
    }
    assertEquals(List.of(READING, WATCHING, READING), twin.sights());
  }

  @Test
  void wakingToGoneWhenItDoesNotStart() {
    rests();
    twin.refuse(READING);
    assertEquals(RESTING, seeing(LIT));
    assertEquals(new Gone("the camera has no such picture size"), seeing(LIT));
  }

  @Test
  void wakingToGoneWhenItGivesNothingIn8s() {
    rests();
    assertEquals(RESTING, seeing(LIT));
    assertEquals(RESTING, seeing(LIT));
    assertEquals(RESTING, next());
    pass(Duration.ofSeconds(8));
    assertEquals(new Gone("no picture came in 8 s"), next());
  }

  @Test
  void wakingToGoneWhenItEnds() {
    rests();
    assertEquals(RESTING, seeing(LIT));
    assertEquals(RESTING, seeing(LIT));
    twin.unplug();
    assertEquals(new Gone("unplugged"), next());
  }

  @Test
  void restingToGoneWhenItIsUnplugged() {
    rests();
    twin.unplug();
    assertEquals(new Gone("unplugged"), next());
  }

  @Test
  void aCameraThatStopsWhileItRestsIsSilent() {
    rests();
    assertEquals(new Silence(false), next());
  }

  @Test
  void eachWakingWithoutACodeDoublesTheWaitUpToAnHourAndACodeEndsThat() {
    List<Long> waited = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      waited.add(awakeFor());
    }
    assertEquals(List.of(10L, 20L, 40L, 60L, 60L), waited);
    camera.codeRead();
    assertEquals(10, awakeFor());
    assertEquals(20, awakeFor());
  }

  /// Until it rests, in minutes; then it wakes again.
  private long awakeFor() {
    long minutes = fallsAsleep().toMinutes();
    for (int i = 0; i < 30; i++) {
      assertEquals(RESTING, seeing(WALL));
    }
    // The lights go on and off again.
    seeing(LIT);
    seeing(LIT);
    assertInstanceOf(Picture.class, seeing(WALL));
    return minutes;
  }

  @Test
  void aCameraThatIsPluggedInAgainKnowsHowOftenItWoke() {
    rests();
    wakes();
    twin.unplug();
    assertEquals(new Gone("unplugged"), next());
    camera.close();
    camera = opened();
    assertEquals(Duration.ofMinutes(20), fallsAsleep());
  }

  @Test
  void whoReadsACodeIsAwake() {
    for (int second = 0; second < 1_200; second++) {
      assertInstanceOf(Picture.class, seeing(WALL));
      camera.codeRead();
      pass(Duration.ofSeconds(1));
    }
    assertEquals(List.of(READING), twin.sights());
  }

  @Test
  void itIsLetGoWhateverItDoes() {
    fallsAsleep();
    assertEquals(1, twin.open(), "dozing");
    camera.close();
    assertEquals(0, twin.open());
    camera = opened();
    rests();
    camera.close();
    assertEquals(0, twin.open(), "resting");
    camera = opened();
    rests();
    seeing(LIT);
    seeing(LIT);
    assertEquals(1, twin.open(), "waking");
  }

  @Test
  void aCameraIsNotOpenBeforeItsFirstPicture() {
    CameraTwin broken = new CameraTwin(() -> nanos);
    broken.unplug();
    assertEquals(
        new LineOpener.Unavailable<>("unplugged"),
        RestingCamera.at(broken, RestingCamera.STILL, () -> nanos).open());
    assertEquals(0, broken.open());
  }
}
