package tramquet.kiosk.screen;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/// The JavaFX toolkit: one per process, started once and never stopped, because JavaFX cannot start
/// a second time.
final class Toolkit {
  /// Read once, when JavaFX starts.
  private static final String BEATS = "javafx.animation.pulse";

  private static final CountDownLatch RUNNING = started();

  private Toolkit() {}

  /// Each beat costs a wakeup, also while nothing changes. A verdict does not wait for one.
  private static final int BEATS_PER_SECOND = 30;

  /// Where a frame begins at a beat only, a verdict waits for half of one: at JavaFX's own 60 a
  /// second that would be 8 ms.
  private static final int QUICK_BEATS_PER_SECOND = 100;

  private static CountDownLatch started() {
    if (System.getProperty(BEATS) == null) {
      int beats = FrameStart.isAtOnce() ? BEATS_PER_SECOND : QUICK_BEATS_PER_SECOND;
      System.setProperty(BEATS, Integer.toString(beats));
    }
    CountDownLatch running = new CountDownLatch(1);
    Platform.startup(running::countDown);
    // A kiosk between two windows is not a kiosk that wants to end.
    Platform.setImplicitExit(false);
    return running;
  }

  /// Runs a task on the JavaFX thread and waits for its answer.
  ///
  /// Thread: any but the JavaFX thread.
  static <T> T call(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    try {
      RUNNING.await();
      Platform.runLater(future);
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the window failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the window", e);
    }
  }

  /// Runs a task on the JavaFX thread and waits for it, but not for long: when the process is told
  /// to end, JavaFX ends at the same time, and what it is told then is never done.
  ///
  /// Thread: any but the JavaFX thread.
  static void tell(Runnable task, Duration patience) {
    FutureTask<Boolean> future = new FutureTask<>(task, true);
    try {
      Platform.runLater(future);
      future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      System.getLogger("tramquet.kiosk.screen")
          .log(System.Logger.Level.DEBUG, "the window ended before it was closed");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the window failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
