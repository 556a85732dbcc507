package tramquet.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import tramquet.drivers.camera.Camera;
import tramquet.drivers.camera.GreyImage;
import tramquet.drivers.twin.CodePicture;

/// Pictures to frames, on a camera that waits for nothing.
class CameraFramesTest {
  private static final Camera.Silence NOTHING = new Camera.Silence(false);
  private static final GreyImage CODE = CodePicture.clear("held", 320, 240);
  private static final GreyImage WALL = wall();

  private final Queue<Camera.Reading> readings = new ArrayDeque<>();
  private final CameraFrames frames =
      new CameraFrames(new Played(), Duration.ofMinutes(1), this::nanoTime);
  private int codesRead;

  /// Whoever looks at a picture asks how long that has taken.
  private boolean looked;

  private static GreyImage wall() {
    byte[] grey = new byte[320 * 240];
    Arrays.fill(grey, (byte) 90);
    return GreyImage.of(320, 240, grey);
  }

  private FrameSource.Taken after(Camera.Reading... next) {
    readings.addAll(List.of(next));
    FrameSource.Taken taken = frames.take();
    while (!readings.isEmpty() && !(taken instanceof FrameSource.Gone)) {
      taken = frames.take();
    }
    return taken;
  }

  private static Camera.Reading[] looks(int count) {
    Camera.Reading[] silence = new Camera.Reading[count];
    Arrays.fill(silence, NOTHING);
    return silence;
  }

  @Test
  void twoSecondsWithoutAPictureAreTheEnd() {
    assertInstanceOf(FrameSource.Came.class, after(looks(4)));
    assertEquals(new FrameSource.Gone("no picture for 2 s"), after(NOTHING));
  }

  @Test
  void aPictureBeginsThemAnew() {
    assertInstanceOf(FrameSource.Came.class, after(looks(4)));
    assertInstanceOf(FrameSource.Came.class, after(new Camera.Picture(WALL, 1)));
    assertInstanceOf(FrameSource.Came.class, after(looks(4)));
    assertInstanceOf(FrameSource.Gone.class, after(NOTHING));
  }

  @Test
  void aPictureThatStoppedHalfWayCountsOnce() {
    List<Discards> discards = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      discards.add(came(after(new Camera.Silence(true))).discards());
    }
    assertEquals(List.of(Discards.ONE_TIMEOUT, Discards.NONE, Discards.NONE), discards);
  }

  @Test
  void aCodeThatIsHeldIsReadInEveryPicture() {
    for (int i = 0; i < 30; i++) {
      assertEquals(1, came(after(new Camera.Picture(CODE, i))).frames().size(), "picture " + i);
    }
  }

  @Test
  void aCodeHeldBeforeAWallThatIsKnownIsReadAtOnce() {
    for (int i = 0; i < 30; i++) {
      assertEquals(List.of(), came(after(new Camera.Picture(WALL, i))).frames());
    }
    List<Frame> read = came(after(new Camera.Picture(CODE, 30))).frames();
    assertEquals(1, read.size());
    assertTrue(read.getFirst().firstByteNanos() == 30, "when the picture came");
  }

  @Test
  void restIsNoSilence() {
    assertInstanceOf(FrameSource.Came.class, after(looks(4)));
    assertInstanceOf(FrameSource.Came.class, after(new Camera.Resting()));
    assertInstanceOf(FrameSource.Came.class, after(looks(4)));
    assertInstanceOf(FrameSource.Gone.class, after(NOTHING));
  }

  @Test
  void theFirstPictureAfterARestIsLookedAtHoweverWellTheSceneIsKnown() {
    for (int i = 0; i < 10; i++) {
      after(new Camera.Picture(WALL, i));
    }
    looked = false;
    after(new Camera.Picture(WALL, 10));
    assertFalse(looked, "a wall that is known");
    after(new Camera.Resting(), new Camera.Picture(WALL, 11));
    assertTrue(looked);
  }

  @Test
  void theCameraIsToldOfEachCode() {
    after(new Camera.Picture(WALL, 1), new Camera.Picture(CODE, 2), new Camera.Picture(CODE, 3));
    assertEquals(2, codesRead);
  }

  private long nanoTime() {
    looked = true;
    return System.nanoTime();
  }

  private static FrameSource.Came came(FrameSource.Taken taken) {
    return assertInstanceOf(FrameSource.Came.class, taken);
  }

  private final class Played implements Camera {
    @Override
    public Reading read(Duration timeout) {
      assertEquals(Duration.ofMillis(400), timeout);
      return readings.remove();
    }

    @Override
    public void codeRead() {
      codesRead++;
    }

    @Override
    public void close() {
      readings.clear();
    }
  }
}
