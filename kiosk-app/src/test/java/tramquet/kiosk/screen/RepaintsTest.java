package tramquet.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.perf.PerformanceTracker;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tramquet.drivers.twin.StepSchedule;
import tramquet.kiosk.lane.Screen;
import tramquet.wire.Direction;
import tramquet.wire.Reason;
import tramquet.wire.Remedy;
import tramquet.wire.ShelfLife;

/// Counts the frames that JavaFX really paints in the window: on a small processor each costs what
/// the next verdict waits for.
class RepaintsTest {
  private static final Screen IDLE = new Screen.Idle(Direction.ENTRY);
  private static final Screen ADMITTED =
      new Screen.Admitted(Direction.ENTRY, Optional.of("TRẦN T** B***"), Screen.Proof.NONE);
  private static final Screen REFUSED =
      new Screen.Refused(
          List.of(Reason.DECLARATION_MISSING),
          Remedy.DECLARE_FIRST,
          Optional.of(ScreenSpecimens.ADDRESS),
          Optional.empty(),
          Optional.empty());

  /// More beats than JavaFX needs to paint what is due.
  private static final int BEATS = 6;

  private final AtomicInteger frames = new AtomicInteger();
  private final BlockingQueue<Screen> painted = new LinkedBlockingQueue<>();
  private final StepSchedule schedule = new StepSchedule();
  private final KioskWindow window =
      KioskWindow.open(
          WindowSettings.standard(),
          IDLE,
          ScreenSpecimens.GOOD,
          PictureBook.blank(),
          new WindowEvents() {
            @Override
            public void painted(Screen screen) {
              painted.add(screen);
            }
          },
          schedule);
  private final Scene scene = Toolkit.call(() -> Window.getWindows().getLast().getScene());

  @BeforeEach
  void count() throws InterruptedException {
    awaitPainted(IDLE);
    Toolkit.call(() -> {
      PerformanceTracker tracker = PerformanceTracker.getSceneTracker(scene);
      tracker.setOnRenderedFrameTask(frames::incrementAndGet);
      return tracker;
    });
    var _ = framesOfThat();
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void awaitPainted(Screen screen) throws InterruptedException {
    assertEquals(
        screen, Objects.requireNonNull(painted.poll(10, TimeUnit.SECONDS), "nothing was painted"));
  }

  /// How many frames were painted since this was asked before. Some beats go by meanwhile, in which
  /// nothing is left to be painted.
  private int framesOfThat() throws InterruptedException {
    CountDownLatch beats = new CountDownLatch(BEATS);
    Runnable beat =
        () -> {
          beats.countDown();
          Platform.requestNextPulse();
        };
    Toolkit.call(() -> {
      scene.addPostLayoutPulseListener(beat);
      Platform.requestNextPulse();
      return beat;
    });
    assertTrue(beats.await(10, TimeUnit.SECONDS), "JavaFX has stopped");
    Toolkit.call(() -> {
      scene.removePostLayoutPulseListener(beat);
      return beat;
    });
    return frames.getAndSet(0);
  }

  @Test
  void eachScreenOfAScanIsPaintedOnce() throws InterruptedException {
    for (Screen screen : List.of(new Screen.Busy(), ADMITTED, IDLE, REFUSED, IDLE)) {
      window.show(screen);
      awaitPainted(screen);
      assertEquals(1, framesOfThat(), screen::toString);
    }
  }

  @Test
  void aVerdictAndTheRecordThatIsNotSentYetArePaintedTogether() throws InterruptedException {
    Toolkit.call(() -> {
      window.footer(unsent(1));
      window.show(ADMITTED);
      return window;
    });
    awaitPainted(ADMITTED);
    assertEquals(1, framesOfThat());
  }

  private static Screen.Footer unsent(long records) {
    return new Screen.Footer(
        true, true, records, ShelfLife.Age.FRESH, Optional.of(LocalTime.of(7, 45)));
  }

  @Test
  void aRecordThatIsSentMeanwhileIsPaintedWithTheNextScreen() throws InterruptedException {
    int all = 0;
    for (Screen verdict : List.of(ADMITTED, REFUSED)) {
      window.footer(unsent(1));
      window.show(verdict);
      awaitPainted(verdict);
      window.footer(unsent(0));
      all += framesOfThat();
      window.show(IDLE);
      awaitPainted(IDLE);
      all += framesOfThat();
    }
    assertEquals(4, all, "two scans");
  }

  @Test
  void aStatusLineThatChangesAloneIsPaintedOnceASecond() throws InterruptedException {
    window.footer(unsent(1));
    window.footer(unsent(2));
    window.footer(unsent(3));
    assertEquals(0, framesOfThat());
    schedule.pass(Duration.ofSeconds(1));
    assertEquals(1, framesOfThat());
    schedule.pass(Duration.ofSeconds(1));
    assertEquals(0, framesOfThat());
  }

  @Test
  void whatIsTheSamePaintsNothing() throws InterruptedException {
    window.show(IDLE);
    window.footer(ScreenSpecimens.GOOD);
    assertEquals(0, framesOfThat());
  }

  @Test
  void whatALaterScreenOvertakesIsNotPainted() throws InterruptedException {
    Toolkit.call(() -> {
      window.show(new Screen.Busy());
      window.show(ADMITTED);
      return window;
    });
    awaitPainted(ADMITTED);
    assertEquals(1, framesOfThat());
  }

  @Test
  void anotherLanguageAndAnotherSecondArePaintedOnce() throws InterruptedException {
    schedule.pass(PaintedStage.TURN);
    assertEquals(1, framesOfThat());
    Screen asking = new Screen.Asking(true, Set.of(Reason.DECLARATION_MISSING));
    window.show(asking);
    awaitPainted(asking);
    assertEquals(1, framesOfThat());
    schedule.pass(Duration.ofSeconds(1));
    assertEquals(1, framesOfThat());
  }

  @Test
  void anotherMinuteIsPaintedOnce() throws InterruptedException {
    window.footer(
        new Screen.Footer(true, true, 0, ShelfLife.Age.FRESH, Optional.of(LocalTime.of(7, 46))));
    assertEquals(1, framesOfThat());
  }
}
