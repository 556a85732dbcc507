package tramquet.drivers.twin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.Schedule;

/// A schedule in which time passes only when told to.
///
/// Thread: one at a time; tasks run on the thread that lets time pass.
public final class StepSchedule implements Schedule {

  private final List<Entry> waiting = new ArrayList<>();
  private long nowNanos;

  private record Entry(long dueNanos, Runnable task) {}

  @Override
  public synchronized Pending after(Duration delay, Runnable task) {
    Entry entry = new Entry(nowNanos + delay.toNanos(), task);
    waiting.add(entry);
    return () -> cancel(entry);
  }

  /// Lets time pass and runs what falls due, in order, each at its own moment.
  public void pass(Duration time) {
    long untilNanos = nowNanos + time.toNanos();
    for (var next = takeDue(untilNanos); next.isPresent(); next = takeDue(untilNanos)) {
      nowNanos = next.get().dueNanos();
      next.get().task().run();
    }
    nowNanos = untilNanos;
  }

  /// The time that has passed since the beginning, as a clock for others: `schedule::nanoTime`.
  public long nanoTime() {
    return nowNanos;
  }

  /// How many tasks wait.
  public synchronized int waiting() {
    return waiting.size();
  }

  @Override
  public synchronized void close() {
    waiting.clear();
  }

  private synchronized void cancel(Entry entry) {
    waiting.remove(entry);
  }

  private synchronized Optional<Entry> takeDue(long untilNanos) {
    Optional<Entry> next =
        waiting.stream()
            .filter(entry -> entry.dueNanos() <= untilNanos)
            .min(Comparator.comparingLong(Entry::dueNanos));
    next.ifPresent(waiting::remove);
    return next;
  }
}
