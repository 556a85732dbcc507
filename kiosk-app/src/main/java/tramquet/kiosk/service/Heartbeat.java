package tramquet.kiosk.service;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tramquet.drivers.Schedule;

/// Tells the service manager that the kiosk is ready, and then that it lives, as long as every
/// vital part answers. When one hangs nothing more is said, and the manager's watchdog ends the
/// process and starts it anew.
///
/// A hang is noticed a beat after it began and bites when the watchdog's time is over.
///
/// Thread: opened and closed by one; beats on the schedule's.
public final class Heartbeat implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.service");

  /// Beats in the watchdog's time: one may be late or lost.
  private static final int BEATS = 3;

  private final Supervisor supervisor;
  private final List<Vital> vitals;
  private final Schedule schedule;
  private final Set<String> silent = ConcurrentHashMap.newKeySet();

  private Heartbeat(Supervisor supervisor, List<Vital> vitals, Schedule schedule) {
    this.supervisor = supervisor;
    this.vitals = List.copyOf(vitals);
    this.schedule = schedule;
  }

  /// Says that the kiosk is ready, and begins to beat where there is a watchdog.
  ///
  /// @param schedule is closed with this
  public static Heartbeat start(Supervisor supervisor, List<Vital> vitals, Schedule schedule) {
    Heartbeat heartbeat = new Heartbeat(supervisor, vitals, schedule);
    supervisor.voice().accept("READY=1");
    supervisor.watchdog().map(time -> time.dividedBy(BEATS)).ifPresent(heartbeat::beat);
    return heartbeat;
  }

  private void beat(Duration interval) {
    if (silent.isEmpty()) {
      supervisor.voice().accept("WATCHDOG=1");
      vitals.forEach(this::ask);
    } else {
      LOG.log(System.Logger.Level.ERROR, "no answer from: {0}", String.join(", ", silent));
    }
    var _ = schedule.after(interval, () -> beat(interval));
  }

  private void ask(Vital vital) {
    silent.add(vital.name());
    vital.question().ask(() -> silent.remove(vital.name()));
  }

  /// Beats no more, because the kiosk begins anew in the same process. Nothing is said: a manager
  /// that hears of a stop waits for the end of the process, and brings it about.
  public void pause() {
    schedule.close();
  }

  /// Says that the kiosk stops.
  @Override
  public void close() {
    schedule.close();
    supervisor.voice().accept("STOPPING=1");
  }
}
