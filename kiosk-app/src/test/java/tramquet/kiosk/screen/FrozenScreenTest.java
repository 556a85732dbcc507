package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.tk.RenderJob;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import tramquet.drivers.twin.StepSchedule;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.service.Heartbeat;
import tramquet.kiosk.service.Supervisor;
import tramquet.kiosk.service.Vital;
import tramquet.wire.Direction;

/// The service manager hears nothing any more once no frame is painted, whichever of JavaFX's
/// threads hangs, and although nobody has shown anything since.
class FrozenScreenTest {
  private static final Duration WATCHDOG = Duration.ofSeconds(15);
  private static final Duration BEAT = WATCHDOG.dividedBy(3);

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final StepSchedule schedule = new StepSchedule();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  @Test
  void aThreadOfTasksThatHangsIsNoticed() throws InterruptedException {
    hanging(Platform::runLater);
  }

  @Test
  void aThreadThatPaintsAndHangsIsNoticed() throws InterruptedException {
    hanging(task -> {
      var _ = com.sun.javafx.tk.Toolkit.getToolkit().addRenderJob(new RenderJob(task));
    });
  }

  private void hanging(Consumer<Runnable> thread) throws InterruptedException {
    CountDownLatch shown = new CountDownLatch(1);
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (KioskWindow window =
            KioskWindow.open(
                WindowSettings.standard(),
                new Screen.Idle(Direction.ENTRY),
                ScreenSpecimens.GOOD,
                PictureBook.blank(),
                new WindowEvents() {
                  @Override
                  public void painted(Screen screen) {
                    shown.countDown();
                  }
                });
        Heartbeat _ =
            Heartbeat.start(
                new Supervisor(said::add, Optional.of(WATCHDOG)),
                List.of(new Vital("screen", answer -> window.ask(() -> answer(answer)))),
                schedule)) {
      // Then nothing is left to be painted, and only the question can tell.
      assertTrue(shown.await(10, TimeUnit.SECONDS));
      answered();
      schedule.pass(BEAT);
      answered();
      assertEquals(List.of("READY=1", "WATCHDOG=1", "WATCHDOG=1"), said);
      thread.accept(() -> {
        hangs.countDown();
        held(end);
      });
      assertTrue(hangs.await(10, TimeUnit.SECONDS));
      schedule.pass(BEAT);
      said.clear();
      schedule.pass(WATCHDOG);
      assertEquals(List.of(), said);
      end.countDown();
      answered();
      schedule.pass(BEAT);
      answered();
      assertEquals(List.of("WATCHDOG=1"), said);
    } finally {
      end.countDown();
    }
  }

  private void answer(Runnable answer) {
    answer.run();
    answers.add("painted");
  }

  private void answered() throws InterruptedException {
    assertEquals("painted", answers.poll(10, TimeUnit.SECONDS));
  }

  private static void held(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
