package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.lane.Screen;

class RehearsalTest {
  private static final Size SIZE = new Size(800, 480);

  @Test
  void aGreenAndARedAreDrawnOnceAndWhatCameMeanwhileGoesFirst() throws InterruptedException {
    Rehearsal rehearsal = new Rehearsal();
    List<String> drawn = new ArrayList<>();
    CountDownLatch over = new CountDownLatch(1);
    assertFalse(rehearsal.isOver());
    Toolkit.call(() -> {
      // Somebody is shown something while the first of them is painted.
      Platform.runLater(() -> drawn.add("visitor"));
      rehearsal.next(
          verdict -> {
            drawn.add(verdict.getClass().getSimpleName());
            if (verdict instanceof Screen.Refused) {
              Platform.runLater(() -> Platform.runLater(over::countDown));
            }
            return new Pane();
          },
          SIZE);
      return rehearsal;
    });
    assertTrue(over.await(10, TimeUnit.SECONDS));
    assertEquals(List.of("Admitted", "visitor", "Refused"), drawn);
    assertTrue(rehearsal.isOver());
  }
}
