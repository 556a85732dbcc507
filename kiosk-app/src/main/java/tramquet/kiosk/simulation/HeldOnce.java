package tramquet.kiosk.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.Session;
import tramquet.kiosk.lane.StaffPage;
import tramquet.kiosk.lane.Step;

/// A code that stays before the reader is one visit, whatever else is read meanwhile; none, where
/// it has answered a step of the self-test, or is a claim code that was taken.
final class HeldOnce implements Watcher {
  private final World world;
  private final Map<Visitor, Run> runs = new EnumMap<>(Visitor.class);

  /// Readings of a code that follow one another without a gap.
  private record Run(long lastNanos, boolean judged) {}

  HeldOnce(World world) {
    this.world = world;
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    Optional<Visitor> read = ClaimAwaited.read(before, event).map(Visitor::of);
    read.ifPresent(visitor -> read(visitor, event.atNanos()));
    if (answers(before, step)) {
      read.ifPresent(visitor -> runs.put(visitor, new Run(event.atNanos(), true)));
    }
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Assess(ScanData scan, var _, var _)) {
        judged(Visitor.of(scan), event.atNanos());
      } else if (effect instanceof Effect.TakeClaim(ScanData scan)) {
        judged(Visitor.of(scan), event.atNanos());
      } else if (effect instanceof Effect.CommitVisit
          && event instanceof Event.ScanRead(long _, ScanData scan)) {
        judged(Visitor.of(scan), event.atNanos());
      }
    }
  }

  private void read(Visitor visitor, long at) {
    Run run = runs.getOrDefault(visitor, new Run(at, false));
    boolean held = at - run.lastNanos() < LaneRules.HELD.toNanos();
    runs.put(visitor, new Run(at, held && run.judged()));
  }

  /// Whether what was read has brought the self-test on to another step: it is a technician's, and
  /// nobody waits to be served by it.
  static boolean answers(Lane before, Step step) {
    Optional<StaffPage> page = before.session().map(Session::page);
    return page.filter(each -> each instanceof StaffPage.Trial).isPresent()
        && !page.equals(step.lane().session().map(Session::page));
  }

  private void judged(Visitor visitor, long at) {
    if (runs.getOrDefault(visitor, new Run(at, false)).judged()) {
      world.report(
          "a code that is held before the reader is one visit",
          "a reader reads a code several times a second, and each visit is a record",
          visitor.word() + " was judged again");
    }
    runs.put(visitor, new Run(at, true));
  }

  @Override
  public void cut() {
    runs.clear();
  }
}
