package tramquet.drivers;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// A schedule with one daemon thread of its own, which outlives whoever asked for the task.
///
/// Thread: any; tasks run one at a time on the thread `schedule-<name>`.
public final class ThreadSchedule implements Schedule {

  private static final System.Logger LOG = System.getLogger("tramquet.drivers.schedule");

  private final ScheduledThreadPoolExecutor executor;

  /// Starts nothing yet; the thread comes with the first task.
  ///
  /// @param name what the thread is for: `gate`, `lights`
  public ThreadSchedule(String name) {
    executor =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("schedule-" + name).factory());
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Pending after(Duration delay, Runnable task) {
    Runnable guarded = guard(task);
    ScheduledFuture<?> future = executor.schedule(guarded, delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }

  @Override
  public void close() {
    executor.shutdown();
  }

  /// One task that fails must not take the others' thread away.
  private static Runnable guard(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "a scheduled task failed", e);
      }
    };
  }
}
