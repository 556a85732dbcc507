package tramquet.kiosk.simulation;

import java.util.Optional;
import java.util.UUID;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.StaffAct;
import tramquet.kiosk.lane.State;
import tramquet.kiosk.lane.Step;
import tramquet.kiosk.risk.Assessment;
import tramquet.wire.RecordKind;

/// Lamp, screen and gate say green only in the step in which the admission of whoever stands there
/// is on disk, or was already; and the gate opens once for it.
final class GreenAfterRecord implements Watcher {
  /// No visit is on its way to disk.
  private static final long NOBODY = -1;

  private final World world;

  /// The visit that is on its way to disk for whoever stands there now.
  private long serving = NOBODY;

  private boolean mayShow;
  private boolean mayOpen;
  private boolean mayHold;

  /// It stands open already: the lamp says so again once staff have tried it.
  private boolean held;

  GreenAfterRecord(World world) {
    this.world = world;
  }

  @Override
  public void cut() {
    serving = NOBODY;
    mayShow = false;
    mayOpen = false;
    mayHold = false;
    held = false;
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    Optional<UUID> visit =
        switch (event) {
          case Event.Committed(long _, Effect.Awaitable commit, UUID id)
              when commit.ticket() == serving && Admits.isBy(commit) ->
              Optional.of(id);
          case Event.Assessed(long _, Assessment.SameVisit(var _, UUID id)) -> Optional.of(id);
          default -> Optional.empty();
        };
    mayShow = visit.isPresent() && isAdmittedOnDisk(visit.get());
    mayOpen = mayShow;
    held = before.state() instanceof State.Held && step.lane().state() instanceof State.Held;
    mayHold =
        event instanceof Event.Committed(long _, Effect.CommitStaffAct staff, UUID _)
            && staff.act() instanceof StaffAct.HoldGate;
  }

  private boolean isAdmittedOnDisk(UUID visit) {
    boolean admitted = false;
    for (Disk.Entry each : world.disk().records()) {
      admitted |= each.admits() && each.id().equals(visit);
      admitted &= each.kind() != RecordKind.ANNULMENT || !each.subject().equals(Optional.of(visit));
    }
    return admitted;
  }

  @Override
  public void performed(Effect effect) {
    switch (effect) {
      case Effect.CommitVisit commit -> serving = commit.ticket();
      case Effect.CommitStaffAct commit -> {
        if (commit.act() instanceof StaffAct.Opening) {
          serving = commit.ticket();
        }
      }
      case Effect.Indicate(Effect.Signal signal) -> {
        // An alarm is told to staff; whoever is served is served on.
        serving = signal == Effect.Signal.ALARM ? serving : NOBODY;
        require(!Admits.isGreen(signal) || mayShow, effect);
        require(signal != Effect.Signal.HELD || mayHold || held, effect);
      }
      case Effect.Show(Screen.Admitted _) -> require(mayShow, effect);
      case Effect.OpenGate _ -> {
        require(mayOpen, effect);
        mayOpen = false;
      }
      case Effect.HoldGate _ -> require(mayHold, effect);
      default -> {}
    }
  }

  private void require(boolean holds, Effect effect) {
    if (!holds) {
      world.report(
          "green only for whom a record admits",
          "whoever was shown green has entered, and the record would be missing after a power cut",
          effect.toString());
    }
  }
}
