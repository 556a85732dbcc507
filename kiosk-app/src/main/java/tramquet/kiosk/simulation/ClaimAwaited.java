package tramquet.kiosk.simulation;

import java.util.Optional;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.Session;
import tramquet.kiosk.lane.SetUp;
import tramquet.kiosk.lane.StaffPage;
import tramquet.kiosk.lane.State;
import tramquet.kiosk.lane.Step;

/// A kiosk that is set up takes a claim code where its page awaits one, with the jumper in, while
/// nobody is served; and there it does take it. Where somebody shows one with the jumper and nobody
/// has ordered it, they are told. Everywhere else it is a code like any other.
final class ClaimAwaited implements Watcher {
  private final World world;
  private Optional<Long> lastNanos = Optional.empty();

  ClaimAwaited(World world) {
    this.world = world;
  }

  /// The code that was read, as whoever serves visitors has to see it; empty where it is a claim
  /// code that is refused, and therefore nothing that anybody holds before the reader.
  static Optional<ScanData> read(Lane before, Event event) {
    return switch (event) {
      case Event.ScanRead(_, ScanData scan) -> Optional.of(scan);
      case Event.ClaimShown(_, ScanData scan, boolean jumper) ->
          (jumper && !isSignedIn(before)) || (!jumper && isAwaited(before))
              ? Optional.empty()
              : Optional.of(scan);
      default -> Optional.empty();
    };
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    step.lane().session().ifPresent(this::check);
    boolean takes = step.effects().stream().anyMatch(Effect.TakeClaim.class::isInstance);
    switch (event) {
      case Event.ClaimShown shown -> shown(before, shown, step, takes);
      case Event.SettingUp(_, SetUp.Refused(SetUp.Why why)) -> refused(before, why, step);
      default -> require(!takes, "taken at " + event.getClass().getSimpleName());
    }
    if (read(before, event).filter(ClaimAwaited::isClaim).isPresent() || judges(step)) {
      lastNanos = Optional.of(event.atNanos());
    }
  }

  private static boolean isClaim(ScanData scan) {
    return Visitor.of(scan) == Visitor.CLAIM;
  }

  /// It may have waited until then.
  private static boolean judges(Step step) {
    return step.effects().stream()
        .anyMatch(each -> each instanceof Effect.Assess(ScanData scan, _, _) && isClaim(scan));
  }

  private void check(Session session) {
    require(
        session.who() instanceof Session.Who.Provisioner
            == session.page() instanceof StaffPage.NewClaim,
        session.who() + " sees " + session.page());
  }

  private void shown(Lane before, Event.ClaimShown shown, Step step, boolean takes) {
    boolean awaited = shown.jumper() && isAwaited(before);
    require(!takes || awaited, "taken in " + before.state().getClass().getSimpleName());
    // One that is still held there was looked at.
    boolean held =
        lastNanos.filter(last -> shown.atNanos() - last < LaneRules.HELD.toNanos()).isPresent();
    require(takes || held || !awaited, "awaited, and not taken");
    require(
        !shown.jumper() || isSignedIn(before) || !isIdle(before) || isTold(step),
        "nobody has ordered it, and it was not said");
  }

  private void refused(Lane before, SetUp.Why why, Step step) {
    boolean told =
        step.effects().stream()
            .anyMatch(each ->
                each instanceof Effect.Show(Screen.ForStaff(StaffPage.NewClaim page, _))
                    && page.refused().equals(Optional.of(why)));
    require(told || !isAwaited(before), "it does not count, and it was not said");
    require(
        step.effects().isEmpty() || isAwaited(before), "nobody awaits it, and something was shown");
  }

  private static boolean isTold(Step step) {
    return step.effects().contains(new Effect.Show(new Screen.ClaimRefused(SetUp.Why.NO_ORDER)));
  }

  private static boolean isSignedIn(Lane lane) {
    return lane.session().filter(each -> !(each.who() instanceof Session.Who.Unknown)).isPresent();
  }

  /// Where the screen has room for a word aside.
  private static boolean isIdle(Lane lane) {
    return lane.provisioned()
        && switch (lane.state()) {
          case State.Ready _, State.Refused _, State.Noticing _, State.Asking _ -> true;
          default -> false;
        };
  }

  private static boolean isAwaited(Lane lane) {
    boolean page =
        lane.session().filter(each -> each.page() instanceof StaffPage.NewClaim).isPresent();
    return page
        && switch (lane.state()) {
          case State.Ready _, State.OutOfOrder _, State.Held _, State.Alarmed _ -> true;
          default -> false;
        };
  }

  @Override
  public void cut() {
    lastNanos = Optional.empty();
  }

  private void require(boolean holds, String seen) {
    if (!holds) {
      world.report(
          "a claim code is taken where one is awaited",
          "who shows one could take the kiosk away",
          seen);
    }
  }
}
