package tramquet.kiosk.simulation;

import java.util.List;

/// All that must hold of a lane, whatever happens. Where two would see the same fault, the one that
/// tells more comes first.
final class Watchers {
  private Watchers() {}

  static List<Watcher> of(World world) {
    return List.of(
        new DarkAfterPower(world),
        new GreenAfterRecord(world),
        new EmergencyAtOnce(world),
        new NothingLost(world),
        new HeldOnce(world),
        new NobodyDelayed(world),
        new VerdictIsSeen(world),
        new LampsAgree(world),
        new OneAlarmOnce(world),
        new ClosedStaysClosed(world),
        new HeldGateLetsGo(world),
        new SessionsEnd(world),
        new ClaimAwaited(world),
        new CallIsHeard(world),
        new WhomStaffFind(world),
        new NoDeadEnd(world),
        new DoneIsWritten(world),
        new EveryVisitEnds(world),
        new ArriveOnce(world));
  }
}
