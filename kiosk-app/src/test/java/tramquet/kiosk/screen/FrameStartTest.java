package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// With the JavaFX that is built with: another one may have no such method, and then this says so.
class FrameStartTest {
  private static final int TIMES = 20;

  @Test
  void aFrameBeginsWithoutABeat() throws InterruptedException {
    assertTrue(FrameStart.isAtOnce());
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean next = new AtomicBoolean();
    Stage stage =
        Toolkit.call(() -> {
          Stage opened = new Stage();
          Scene scene = new Scene(new Group(), 10, 10);
          scene.addPostLayoutPulseListener(begun::countDown);
          opened.setScene(scene);
          opened.show();
          return opened;
        });
    assertTrue(begun.await(10, TimeUnit.SECONDS));
    Toolkit.call(() -> {
      stage.getScene().addPostLayoutPulseListener(() -> next.set(true));
      return stage;
    });
    // The frame stands in the queue before what is asked for after it, whatever the timer does. The
    // timer's own beat may come in between once, but not each time.
    for (int i = 0; i < TIMES; i++) {
      CountDownLatch asked = new CountDownLatch(1);
      Toolkit.call(() -> {
        next.set(false);
        FrameStart.now();
        Platform.runLater(asked::countDown);
        return stage;
      });
      asked.await();
      assertTrue(next.get(), "the frame waits for a beat");
    }
    Toolkit.call(() -> {
      stage.close();
      return stage;
    });
  }
}
