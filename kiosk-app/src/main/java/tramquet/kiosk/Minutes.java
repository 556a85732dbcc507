package tramquet.kiosk;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import tramquet.drivers.Schedule;

/// Tells when the clock on the screen shows another minute.
///
/// Thread: started and closed by one; tells on the schedule's.
final class Minutes implements AutoCloseable {
  private final InstantSource wall;
  private final Runnable minute;
  private final Schedule schedule;

  /// @param schedule is closed with this
  Minutes(InstantSource wall, Runnable minute, Schedule schedule) {
    this.wall = wall;
    this.minute = minute;
    this.schedule = schedule;
  }

  void start() {
    var _ = schedule.after(untilNext(), this::passed);
  }

  private void passed() {
    minute.run();
    start();
  }

  private Duration untilNext() {
    var now = wall.instant();
    return Duration.between(now, now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
  }

  @Override
  public void close() {
    schedule.close();
  }
}
