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
import tramquet.kiosk.lane.Session;
import tramquet.kiosk.lane.State;
import tramquet.kiosk.lane.Step;

/// Whoever comes next is served: a code that was not judged since it came before the reader is
/// judged at its next reading in a lane that is free, and otherwise as soon as the one before is
/// done and has seen the verdict. A code that a technician shows in the self-test was not: it is
/// nobody's who waits.
final class NobodyDelayed implements Watcher {
  private final World world;
  private final Map<Visitor, Run> runs = new EnumMap<>(Visitor.class);

  private Optional<Long> shownNanos = Optional.empty();
  private Optional<Waiting> waiting = Optional.empty();

  private record Run(long lastNanos, boolean judged) {}

  /// Whoever came before the verdict on the one before had been seen.
  private record Waiting(Visitor visitor, long fromNanos) {}

  NobodyDelayed(World world) {
    this.world = world;
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    boolean assesses =
        step.effects().stream()
            .anyMatch(e ->
                e instanceof Effect.Assess
                    || e instanceof Effect.CommitVisit
                    || e instanceof Effect.TakeClaim);
    Optional<ScanData> read = ClaimAwaited.read(before, event);
    if (step.lane().session().isPresent()) {
      // Staff see to whoever waited.
      waiting = Optional.empty();
    }
    if (event instanceof Event.Tick(long at)) {
      forgotten(before, at, assesses);
    }
    if (read.isPresent()) {
      read(before, event.atNanos(), read.get(), assesses || HeldOnce.answers(before, step));
    } else if (assesses) {
      step.effects().forEach(effect -> judged(effect, event.atNanos()));
    }
    if (event instanceof Event.Committed(long at, Effect.Awaitable commit, var _)
        && before.state() instanceof State.Recording recording
        && recording.commit().ticket() == commit.ticket()
        && recording.next().isPresent()) {
      Visitor visitor = Visitor.of(recording.next().get());
      if (isOnScreen(step.lane(), recording.next().get().data())) {
        judged(visitor, at);
      } else if (!isBusy(step.lane())) {
        waiting = Optional.of(waits(visitor, at));
      }
    }
  }

  private static Waiting waits(Visitor visitor, long shownNanos) {
    return new Waiting(visitor, shownNanos + LaneRules.SEEN.toNanos());
  }

  private void forgotten(Lane before, long at, boolean assesses) {
    Optional<Waiting> over = waiting.filter(each -> at - each.fromNanos() >= 0);
    over.ifPresent(each -> {
      if (assesses) {
        judged(each.visitor(), at);
      }
      // Somebody else may have come first: then it waits for that verdict.
      waiting = unseen(at).filter(_ -> isFree(before)).map(since -> waits(each.visitor(), since));
      if (isFree(before) && !assesses && waiting.isEmpty()) {
        report(each.visitor().word() + " waited for the one before and was forgotten");
      }
    });
  }

  /// Since when a verdict is shown that has not been seen yet.
  private Optional<Long> unseen(long at) {
    return shownNanos.filter(since -> at - since < LaneRules.SEEN.toNanos());
  }

  @Override
  public void performed(Effect effect) {
    // An alarm is told to staff; whoever was let in is let in.
    if (effect instanceof Effect.Indicate(Effect.Signal signal) && signal != Effect.Signal.ALARM) {
      boolean verdict = Admits.isGreen(signal) || signal == Effect.Signal.REFUSE;
      shownNanos = verdict ? Optional.of(world.lane().now()) : Optional.empty();
    }
  }

  private boolean isBusy(Lane lane) {
    return lane.state() instanceof State.Held
        || isTaken(lane)
        || !lane.faults().isEmpty()
        || (lane.state() instanceof State.Admitted
            && world.lane().rules().confirm() == LaneRules.Confirm.PASSAGE);
  }

  private void judged(Effect effect, long at) {
    if (effect instanceof Effect.Assess(ScanData scan, var _, var _)) {
      Visitor visitor = Visitor.of(scan);
      judged(visitor, at);
    }
  }

  private void judged(Visitor visitor, long at) {
    runs.put(visitor, new Run(at, true));
    waiting = waiting.filter(each -> each.visitor() != visitor);
  }

  private void read(Lane before, long at, ScanData scan, boolean counts) {
    Visitor visitor = Visitor.of(scan);
    Run run = runs.getOrDefault(visitor, new Run(at, false));
    boolean held = at - run.lastNanos() < LaneRules.HELD.toNanos();
    boolean known = held && run.judged();
    boolean shown = isOnScreen(before, scan.data());
    if (shown && !known) {
      shownNanos = Optional.of(at);
    }
    if (counts || shown || known) {
      judged(visitor, at);
      return;
    }
    runs.put(visitor, new Run(at, false));
    if (isFree(before)) {
      waiting = unseen(at).map(since -> waits(visitor, since));
      if (waiting.isEmpty()) {
        report(visitor.word() + " was read in " + before.state().getClass().getSimpleName());
      }
    }
  }

  /// Staff stand at the screen. Whoever has not signed in yet is no staff, and goes; what staff
  /// have ordered meanwhile is done first.
  private static boolean isTaken(Lane lane) {
    return lane.session()
        .filter(
            each -> !(each.who() instanceof Session.Who.Unknown) || !lane.due().acts().isEmpty())
        .isPresent();
  }

  private boolean isFree(Lane lane) {
    if (!lane.faults().isEmpty() || isTaken(lane)) {
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
    shownNanos = Optional.empty();
    waiting = Optional.empty();
  }

  private void report(String seen) {
    world.report(
        "nobody is delayed by the one before",
        "a queue that stands still gathers before a screen that says: hold your code here",
        seen);
  }
}
