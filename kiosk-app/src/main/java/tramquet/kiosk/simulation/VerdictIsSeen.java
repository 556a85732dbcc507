package tramquet.kiosk.simulation;

import java.util.Optional;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.Step;

/// Green and red stay for a glance: no code that comes next ends them sooner. What staff do may,
/// and an emergency, and whoever has walked through.
final class VerdictIsSeen implements Watcher {
  private final World world;
  private Optional<Long> shownNanos = Optional.empty();

  VerdictIsSeen(World world) {
    this.world = world;
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Assess || effect instanceof Effect.CommitVisit) {
        judged(event.atNanos());
      } else if (effect instanceof Effect.Indicate(Effect.Signal signal)) {
        shown(signal, event.atNanos());
      }
    }
  }

  private void shown(Effect.Signal signal, long at) {
    if (Admits.isGreen(signal) || signal == Effect.Signal.REFUSE) {
      shownNanos = Optional.of(at);
    } else if (signal != Effect.Signal.READING) {
      shownNanos = Optional.empty();
    }
  }

  private void judged(long at) {
    if (shownNanos.filter(shown -> at - shown < LaneRules.SEEN.toNanos()).isPresent()) {
      world.report(
          "a verdict is seen",
          "who sees no light asks, or shows the code again, or walks on in doubt",
          "the next code was looked at in the moment of the one before");
    }
    shownNanos = Optional.empty();
  }

  @Override
  public void cut() {
    shownNanos = Optional.empty();
  }
}
