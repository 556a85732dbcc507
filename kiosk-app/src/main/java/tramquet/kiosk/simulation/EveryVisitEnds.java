package tramquet.kiosk.simulation;

import static tramquet.kiosk.lane.Screen.Cause.GATE_FAULTY;
import static tramquet.kiosk.lane.Screen.Cause.PASSAGE_BLOCKED;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.Step;
import tramquet.kiosk.risk.Assessment;
import tramquet.wire.RecordKind;

/// Whoever was admitted has passed or has not, and one record says which. Where the verdict
/// confirms, only an admission that nobody was shown is taken back.
///
/// A power cut may leave a visit open: nobody can know whether the person went on in the dark. The
/// centre sees that from the record of a later run of the kiosk.
final class EveryVisitEnds implements Watcher {
  private static final Optional<UUID> NOBODY = Optional.empty();

  private final World world;
  private final Set<UUID> shown = new HashSet<>();
  private final Set<UUID> walked = new HashSet<>();
  private final Set<UUID> passed = new HashSet<>();
  private Optional<UUID> visit = NOBODY;
  private Optional<UUID> green = NOBODY;
  private Optional<UUID> walking = NOBODY;
  private boolean occupied;

  EveryVisitEnds(World world) {
    this.world = world;
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    visit =
        switch (event) {
          case Event.Committed(long _, Effect.Awaitable _, UUID id) -> Optional.of(id);
          case Event.Assessed(long _, Assessment.SameVisit(var _, UUID id)) -> Optional.of(id);
          default -> NOBODY;
        };
    switch (event) {
      case Event.PassageBegan _ -> {
        walking = before.faults().contains(GATE_FAULTY) ? NOBODY : green;
        walking.ifPresent(walked::add);
        occupied = true;
      }
      case Event.PassageEnded _ -> {
        walking.ifPresent(passed::add);
        // Some gates tell the end alone; but whoever was there before green does not count.
        if (!occupied) {
          green.ifPresent(walked::add);
        }
        occupied = false;
        walking = NOBODY;
      }
      case Event.DeviceLost(long _, Screen.Cause cause) when cause == PASSAGE_BLOCKED ->
          occupied = true;
      // The contact that tells of a passage falls off with the gate's power.
      case Event.DeviceLost(long _, Screen.Cause cause) when cause == GATE_FAULTY ->
          walking = NOBODY;
      default -> {}
    }
  }

  @Override
  public void performed(Effect effect) {
    if (effect instanceof Effect.CommitPassage || effect instanceof Effect.CommitAnnulment) {
      green = NOBODY;
    }
    if (effect instanceof Effect.Indicate(Effect.Signal signal)) {
      // An alarm is told to staff; whoever was let in goes in.
      if (signal != Effect.Signal.ALARM) {
        green = Admits.isGreen(signal) ? visit : NOBODY;
      }
      green.ifPresent(shown::add);
    }
  }

  @Override
  public void cut() {
    green = NOBODY;
    walking = NOBODY;
    occupied = false;
  }

  @Override
  public void mended() {
    Map<UUID, RecordKind> ends = new HashMap<>();
    for (Disk.Entry each : world.disk().records()) {
      if (each.kind() == RecordKind.PASSAGE || each.kind() == RecordKind.ANNULMENT) {
        UUID of = each.subject().orElseThrow();
        if (world.disk().admitted(of).isEmpty()) {
          report("the end of a visit that is not on disk");
        }
        if (ends.put(of, each.kind()) != null) {
          report("a visit ends twice");
        }
      }
    }
    for (Disk.Entry each : world.disk().records()) {
      if (each.admits()) {
        check(each, Optional.ofNullable(ends.get(each.id())));
      }
    }
  }

  private void check(Disk.Entry each, Optional<RecordKind> end) {
    boolean wasShown = shown.contains(each.id());
    boolean isOpen = end.isEmpty();
    boolean mayBeOpen =
        each.boot() != world.disk().boot()
            || (wasShown && world.lane().rules().confirm() == LaneRules.Confirm.VERDICT);
    if (isOpen && !mayBeOpen) {
      report(wasShown ? "somebody was let in and then forgotten" : "nobody saw it, and it counts");
    }
    if (end.equals(Optional.of(RecordKind.ANNULMENT)) && passed.contains(each.id())) {
      report("somebody has passed and is annulled");
    }
    if (end.equals(Optional.of(RecordKind.PASSAGE)) && !walked.contains(each.id())) {
      report("nobody walked on it, and it says that somebody has passed");
    }
    if (!isOpen && wasShown && world.lane().rules().confirm() == LaneRules.Confirm.VERDICT) {
      report("the verdict confirms, and yet it says " + end.get());
    }
  }

  private void report(String seen) {
    world.report("every admitted visit ends once", "who is inside is counted from passages", seen);
  }
}
