package tramquet.drivers.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Bytes;
import tramquet.drivers.twin.CodePicture;
import tramquet.drivers.twin.CodePicture.Pose;
import tramquet.drivers.twin.CodePicture.Shades;
import tramquet.drivers.twin.CodePicture.Strength;
import tramquet.drivers.twin.HardFrame;
import tramquet.drivers.twin.Shot;

/// Codes as bad cameras see them, turned all the way round.
class HardPicturesTest {
  private static final int ANGLES = 10;
  private static final Shades CLEAR = new Shades(40, 200, 120);
  private static final CodeImage READER = new CodeImage(Duration.ofSeconds(10), System::nanoTime);

  private interface Scene {
    Shot of(String text, double degrees);
  }

  @Test
  void lowContrastNoiseAndBlurAreNoHindrance() {
    assertTrue(readOf(HardFrame.dim()) >= 18);
  }

  @Test
  void nearlyAllOfManyKindsOfTroubleAreRead() {
    assertTrue(readOf(HardFrame.varied()) >= 18);
  }

  @Test
  void paperMayBeBent() {
    assertTrue(
        read(
                147,
                3,
                (text, degrees) ->
                    picture(text, new Pose(5, degrees, 0, 0), CLEAR, 1280).wrinkled(500, 7))
            >= ANGLES - 1);
  }

  @Test
  void modulesOfTwoAndAHalfPixelsAreEnough() {
    assertTrue(
        read(
                80,
                4,
                (text, degrees) ->
                    picture(text, new Pose(2.5, degrees, 0, 0), CLEAR, 640).blurred())
            >= ANGLES - 1);
  }

  @Test
  void aSlantIsUndone() {
    assertTrue(
        read(
                100,
                4,
                (text, degrees) ->
                    picture(text, new Pose(6, degrees, 0.35, -0.25), CLEAR, 640).blurred())
            >= ANGLES - 1);
  }

  @Test
  void aMovedCodeIsRead() {
    assertTrue(
        read(
                80,
                4,
                (text, degrees) -> picture(text, new Pose(5, degrees, 0, 0), CLEAR, 640).moved(5))
            >= ANGLES - 1);
  }

  @Test
  void aShadowAcrossACodeDoesNoHarm() {
    assertTrue(
        read(
                80,
                2,
                (text, degrees) ->
                    picture(text, new Pose(5, degrees, 0, 0), CLEAR, 640)
                        .blurred()
                        .lit(x -> x < 0.5 ? 0.4 : 1))
            >= ANGLES - 2);
  }

  @Test
  void aCodeInDarkModeIsRead() {
    assertTrue(
        read(
                80,
                4,
                (text, degrees) ->
                    picture(text, new Pose(5, degrees, 0, 0), new Shades(220, 40, 20), 640)
                        .blurred())
            >= ANGLES - 1);
  }

  @Test
  void aMirroredCodeIsRead() {
    String text = CodePicture.text(60, new Random(5));
    GreyImage image =
        picture(text, new Pose(5, 20, 0, 0), CLEAR, 640)
            .blurred()
            .mirrored()
            .taken(2, new Random(5));
    assertEquals(text, text(image));
  }

  /// How many of the turned codes are read; not one may be read wrong.
  private static int read(int length, double noise, Scene scene) {
    Random random = new Random(7);
    int read = 0;
    for (int i = 0; i < ANGLES; i++) {
      String text = CodePicture.text(length, random);
      String found = text(scene.of(text, 360.0 / ANGLES * i + 3).taken(noise, random));
      assertTrue(found.isEmpty() || found.equals(text), "read wrong at turn " + i);
      read += found.isEmpty() ? 0 : 1;
    }
    return read;
  }

  /// How many are read; not one may be read wrong.
  private static int readOf(List<HardFrame> frames) {
    int read = 0;
    for (HardFrame frame : frames) {
      String found = text(frame.drawn().get());
      assertTrue(found.isEmpty() || found.equals(frame.text()), frame.name());
      read += found.isEmpty() ? 0 : 1;
    }
    return read;
  }

  private static String text(GreyImage image) {
    return READER.read(image) instanceof CodeReading.Code(Bytes data, String _)
        ? new String(data.toArray(), StandardCharsets.ISO_8859_1)
        : "";
  }

  private static Shot picture(String text, Pose pose, Shades shades, int width) {
    boolean small = width == 640;
    return new CodePicture(text, small ? Strength.M : Strength.L, pose, shades)
        .shot(width, small ? 480 : 720);
  }
}
