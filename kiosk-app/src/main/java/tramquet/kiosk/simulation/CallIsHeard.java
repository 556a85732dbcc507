package tramquet.kiosk.simulation;

import java.util.List;
import java.util.Optional;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Incident;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.State;
import tramquet.kiosk.lane.Step;

/// Whoever calls staff where that is offered is heard, told so, and on record; and no gate opens
/// for it.
final class CallIsHeard implements Watcher {
  private final World world;

  CallIsHeard(World world) {
    this.world = world;
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    if (!(event instanceof Event.HelpCalled)) {
      return;
    }
    List<Effect> effects = step.effects();
    boolean heard = effects.contains(new Effect.Indicate(Effect.Signal.HELP));
    boolean told = effects.contains(new Effect.Show(new Screen.HelpComing()));
    boolean written =
        effects.stream()
            .anyMatch(each ->
                each instanceof Effect.CommitIncident(Incident incident, _, _)
                    && incident == Incident.HELP_CALLED);
    Optional<String> missing =
        heard && told && written
            ? Optional.empty()
            : Optional.of("heard %s, told %s, written %s".formatted(heard, told, written));
    if (isOffered(before) && missing.isPresent()) {
      report(before.state().getClass().getSimpleName() + ": " + missing.get());
    }
    if (effects.stream().anyMatch(CallIsHeard::opens)) {
      report("it opened the gate");
    }
  }

  private static boolean opens(Effect effect) {
    return effect instanceof Effect.OpenGate || effect instanceof Effect.HoldGate;
  }

  /// Where the screen has something to touch for it.
  private static boolean isOffered(Lane lane) {
    return lane.provisioned()
        && lane.session().isEmpty()
        && switch (lane.state()) {
          case State.Ready _, State.Refused _, State.Asking _, State.Noticing _ -> true;
          case State.OutOfOrder closed -> closed.calledNanos().isEmpty();
          case State.Unprovisioned _,
              State.Assessing _,
              State.Recording _,
              State.Admitted _,
              State.Alarmed _,
              State.Held _,
              State.Emergency _ ->
              false;
        };
  }

  private void report(String seen) {
    world.report("who calls is heard", "nobody else may be near", seen);
  }
}
