package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// Tells that frames are still painted: one pixel in the corner of the status line changes its
/// shade, and whoever asked is answered when the frame that shows it is in the buffer. A JavaFX
/// thread that runs tasks and has nothing to paint says nothing about the thread that paints.
///
/// Thread: the JavaFX thread only.
final class Pulse {
  private static final Color ONE = Color.TRANSPARENT;
  private static final Color OTHER = Color.gray(1, 0.02);

  private final Rectangle pixel = new Rectangle(1, 1, ONE);
  private final List<Runnable> asked = new ArrayList<>();
  private List<Runnable> beingPainted = List.of();
  private List<Runnable> handedOver = List.of();

  /// The pixel, for the scene.
  Rectangle pixel() {
    return pixel;
  }

  /// Follows a scene, and keeps to its lower right corner.
  void follow(Scene scene) {
    pixel.xProperty().bind(scene.widthProperty().subtract(1));
    pixel.yProperty().bind(scene.heightProperty().subtract(1));
    scene.addPostLayoutPulseListener(this::painting);
  }

  /// Has a frame painted and then runs the answer.
  void ask(Runnable answer) {
    asked.add(answer);
    change();
  }

  /// JavaFX hands a frame over to be painted only when the one before has been, and begins the next
  /// one meanwhile: what is asked before one frame is answered at the beginning of the third. Each
  /// of them has something to paint, or else it would not wait.
  private void painting() {
    List<Runnable> painted = handedOver;
    handedOver = beingPainted;
    beingPainted = List.copyOf(asked);
    asked.clear();
    painted.forEach(Runnable::run);
    if (!handedOver.isEmpty() || !beingPainted.isEmpty()) {
      change();
    }
  }

  private void change() {
    pixel.setFill(pixel.getFill().equals(ONE) ? OTHER : ONE);
    Platform.requestNextPulse();
  }
}
