package tramquet.kiosk.simulation;

import java.util.ArrayList;
import java.util.List;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.Step;

/// What has happened already, and cannot be refused any more, is on disk in the end, even if the
/// disk fails at first: a passage, an incident, a trip, what staff did. Only a power cut may take
/// it.
final class DoneIsWritten implements Watcher {
  private final World world;
  private final List<Effect.Commit> unwritten = new ArrayList<>();

  DoneIsWritten(World world) {
    this.world = world;
  }

  @Override
  public void performed(Effect effect) {
    if (effect instanceof Effect.Commit commit && hasHappened(commit)) {
      unwritten.add(commit);
    }
  }

  /// A visit, and an act that opens the gate, happen when they are written; before, they can fail.
  private static boolean hasHappened(Effect.Commit commit) {
    return switch (commit) {
      case Effect.Awaitable awaitable -> !awaitable.opens();
      case Effect.CommitPassage _,
          Effect.CommitAnnulment _,
          Effect.CommitIncident _,
          Effect.CommitTrip _,
          Effect.CommitTripEnd _ ->
          true;
    };
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    switch (event) {
      case Event.Committed(long _, Effect.Commit commit, var _) -> unwritten.remove(commit);
      // What is written later is asked for again.
      case Event.CommitFailed(long _, Effect.Commit commit, var _) when isDue(step, commit) ->
          unwritten.remove(commit);
      default -> {}
    }
  }

  private static boolean isDue(Step step, Effect.Commit commit) {
    return step.lane().due().records().contains(commit);
  }

  @Override
  public void cut() {
    unwritten.clear();
  }

  @Override
  public void mended() {
    if (!unwritten.isEmpty()) {
      world.report(
          "what has happened is on record",
          "a gap that nobody knows of is worse than one that is told",
          unwritten.getFirst().getClass().getSimpleName() + " was never written");
    }
  }
}
