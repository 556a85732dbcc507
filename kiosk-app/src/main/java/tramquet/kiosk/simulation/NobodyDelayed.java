package tramquet.kiosk.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.State;
import tramquet.kiosk.lane.Step;

/// Whoever comes next is served: a code that was not judged since it came before the reader is
/// judged at its next reading in a lane that is free, and at once when the one before is done.
final class NobodyDelayed implements Watcher {
  private final World world;
  private final Map<Visitor, Run> runs = new EnumMap<>(Visitor.class);

  private record Run(long lastNanos, boolean judged) {}

  NobodyDelayed(World world) {
    this.world = world;
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    boolean assesses =
        step.effects().stream()
            .anyMatch(e -> e instanceof Effect.Assess || e instanceof Effect.CommitVisit);
    if (event instanceof Event.ScanRead(long at, ScanData scan)) {
      read(before, at, scan, assesses);
    } else if (assesses) {
      step.effects().forEach(effect -> judged(effect, event.atNanos()));
    }
    if (event instanceof Event.Committed(long _, Effect.Awaitable commit, var _)
        && before.state() instanceof State.Recording recording
        && recording.commit().ticket() == commit.ticket()
        && recording.next().isPresent()
        && !assesses
        && !isBusy(step.lane())) {
      report(Visitor.of(recording.next().get()).word() + " waited for a commit and was forgotten");
    }
  }

  private boolean isBusy(Lane lane) {
    return lane.state() instanceof State.Held
        || !lane.faults().isEmpty()
        || (lane.state() instanceof State.Admitted
            && world.lane().rules().confirm() == LaneRules.Confirm.PASSAGE);
  }

  private void judged(Effect effect, long at) {
    if (effect instanceof Effect.Assess(ScanData scan, var _, var _)) {
      Visitor visitor = Visitor.of(scan);
      runs.put(visitor, new Run(at, true));
    }
  }

  private void read(Lane before, long at, ScanData scan, boolean assesses) {
    Visitor visitor = Visitor.of(scan);
    Run run = runs.getOrDefault(visitor, new Run(at, false));
    boolean held = at - run.lastNanos() < LaneRules.HELD.toNanos();
    boolean judged = assesses || (held && run.judged()) || isOnScreen(before, scan.data());
    runs.put(visitor, new Run(at, judged));
    if (isFree(before) && !judged) {
      report(visitor.word() + " was read in " + before.state().getClass().getSimpleName());
    }
  }

  private boolean isFree(Lane lane) {
    if (!lane.faults().isEmpty()) {
      return false;
    }
    return switch (lane.state()) {
      case State.Ready _, State.Alarmed _, State.Noticing _, State.Refused _, State.Asking _ ->
          true;
      case State.Admitted _ -> world.lane().rules().confirm() == LaneRules.Confirm.VERDICT;
      case State.Unprovisioned _,
          State.Assessing _,
          State.Recording _,
          State.Held _,
          State.Emergency _,
          State.OutOfOrder _ ->
          false;
    };
  }

  /// What was refused is not judged again while the screen says so.
  private static boolean isOnScreen(Lane lane, Bytes code) {
    return lane.state() instanceof State.Refused(Optional<Bytes> refused, var _, var _, long _)
        && refused.equals(Optional.of(code));
  }

  @Override
  public void cut() {
    runs.clear();
  }

  private void report(String seen) {
    world.report(
        "nobody is delayed by the one before",
        "a queue that stands still gathers before a screen that says: hold your code here",
        seen);
  }
}
