package tramquet.kiosk.simulation;

import java.util.Optional;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Incident;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.Step;

/// While an alarm is told, the same again is the same: one record.
final class OneAlarmOnce implements Watcher {
  private final World world;
  private Optional<Effect.CommitIncident> last = Optional.empty();
  private long lastNanos;

  OneAlarmOnce(World world) {
    this.world = world;
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    // What could not be written is asked for again.
    if (event instanceof Event.DeviceBack) {
      return;
    }
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.CommitIncident commit && isAlarm(commit.incident())) {
        recorded(commit, event.atNanos());
      }
    }
  }

  private static boolean isAlarm(Incident incident) {
    return incident == Incident.TAILGATED || incident == Incident.GATE_FORCED;
  }

  private void recorded(Effect.CommitIncident alarm, long at) {
    boolean same = last.filter(before -> before.incident() == alarm.incident()).isPresent();
    if (same && at - lastNanos < LaneRules.ALARM.toNanos()) {
      world.report(
          "one alarm is one record",
          "a contact that rattles would fill the card",
          alarm.incident() + " was recorded again");
    }
    last = Optional.of(alarm);
    lastNanos = at;
  }

  @Override
  public void cut() {
    last = Optional.empty();
  }
}
