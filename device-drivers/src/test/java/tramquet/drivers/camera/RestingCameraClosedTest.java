package tramquet.drivers.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tramquet.drivers.camera.Camera.Gone;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.twin.CameraTwin;

/// A camera that somebody else lets go while its reader starts it anew.
class RestingCameraClosedTest {
  private static final GreyImage WALL = GreyImage.of(640, 360, new byte[640 * 360]);

  private long nanos = 1L << 40;
  private final CameraTwin twin = new CameraTwin(() -> nanos);
  private boolean closes;
  private final Camera camera = opened();

  private Camera opened() {
    twin.take(WALL);
    LineOpener.Opening<Camera> opening =
        RestingCamera.at(this::start, RestingCamera.STILL, () -> nanos).open();
    return ((LineOpener.Opened<Camera>) opening).line();
  }

  private LineOpener.Opening<Camera> start(Sight sight) {
    if (closes) {
      camera.close();
    }
    return twin.start(sight);
  }

  /// A camera that does not start for small pictures is started for large ones at once.
  @ParameterizedTest
  @EnumSource(Sight.class)
  void whatWasStartedMeanwhileIsLetGoToo(Sight started) {
    assertInstanceOf(Camera.Picture.class, camera.read(Duration.ZERO));
    nanos += RestingCamera.STILL.toNanos();
    if (started == Sight.READING) {
      twin.refuse(Sight.WATCHING);
    }
    closes = true;
    assertEquals(new Gone("closed"), camera.read(Duration.ZERO));
    assertEquals(0, twin.open());
    assertEquals(new Gone("closed"), camera.read(Duration.ZERO));
  }

  @Test
  void whatIsClosedIsNotStartedAnew() {
    assertInstanceOf(Camera.Picture.class, camera.read(Duration.ZERO));
    nanos += RestingCamera.STILL.toNanos();
    camera.close();
    assertEquals(new Gone("closed"), camera.read(Duration.ZERO));
    assertEquals(1, twin.sights().size());
  }
}
