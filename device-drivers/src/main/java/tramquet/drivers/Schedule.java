package tramquet.drivers;

import java.time.Duration;

/// Something that runs tasks later: what ends a pulse, blinks a lamp and times a tone.
///
/// Handed in, so that a test can step through time (`tramquet.drivers.twin.StepSchedule`).
public interface Schedule extends AutoCloseable {

  /// Runs a task once, `delay` from now, on the schedule's own thread.
  Pending after(Duration delay, Runnable task);

  /// Stops; tasks that still wait are dropped, so whoever has outputs on closes before this.
  @Override
  void close();

  /// A task that waits for its time.
  interface Pending {

    /// Takes the task back; without effect once it has started.
    void cancel();
  }
}
