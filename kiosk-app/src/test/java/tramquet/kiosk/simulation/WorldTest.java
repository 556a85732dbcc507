package tramquet.kiosk.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.lane.Effect.Signal;
import tramquet.kiosk.lane.LaneRules.Confirm;
import tramquet.kiosk.lane.StaffAct;
import tramquet.kiosk.lane.State;
import tramquet.wire.RecordKind;

/// The world itself: what it is worth to have been right in it.
class WorldTest {
  private final World world = new World(Sequence.rules(Confirm.PASSAGE), Optional.empty());

  private void happen(Act... acts) {
    List.of(acts).forEach(world::happen);
  }

  private List<RecordKind> records() {
    return world.disk().records().stream().map(Disk.Entry::kind).toList();
  }

  @Test
  void whoWalksThroughHasPassed() {
    world.begin();
    happen(new Act.Scan(Visitor.GREEN), new Act.Step(), new Act.Leave());
    assertEquals(List.of(RecordKind.VISIT, RecordKind.PASSAGE), records());
  }

  @Test
  void aPowerCutFallsBetweenTwoEffects() {
    world.begin();
    happen(new Act.Cut(2, 0), new Act.Scan(Visitor.GREEN));
    assertFalse(world.lane().isOn());
    assertEquals(List.of(), records(), "judged, and not yet asked for");
    happen(new Act.Power(), new Act.Cut(3, 0), new Act.Scan(Visitor.GREEN));
    assertEquals(List.of(RecordKind.VISIT), records());
    assertEquals(0, world.lane().face().pulses(), "on disk, and not yet shown");
  }

  @Test
  void aCommitUnderWayMayBeOnDiskAfterACut() {
    world.begin();
    happen(
        new Act.Card(Disk.Mood.STALLS),
        new Act.Scan(Visitor.GREEN),
        new Act.Cut(0, 1),
        new Act.Power());
    assertEquals(List.of(RecordKind.VISIT), records());
    assertInstanceOf(State.Ready.class, world.lane().lane().state());
  }

  @Test
  void aStalledCardAnswersOneByOne() {
    world.begin();
    happen(new Act.Card(Disk.Mood.STALLS), new Act.Scan(Visitor.ILL));
    assertEquals(List.of(), records());
    happen(new Act.CardAnswers());
    assertEquals(List.of(RecordKind.VISIT, RecordKind.ALARM), records());
    assertEquals(Optional.of(Signal.REFUSE), world.lane().face().signal());
  }

  @Test
  void whileTheLaneLooksAwayAllWaitsForIt() {
    world.begin();
    happen(new Act.LookAway(2), new Act.Scan(Visitor.GREEN), new Act.Emergency(true));
    assertEquals(Optional.of(Signal.READY), world.lane().face().signal());
    happen(new Act.Cancel());
    assertEquals(Optional.of(Signal.EMERGENCY), world.lane().face().signal());
  }

  @Test
  void aSecondScanThatFindsTheFirstWaitingIsDropped() {
    world.begin();
    happen(new Act.LookAway(2), new Act.Scan(Visitor.GREEN), new Act.Scan(Visitor.ILL));
    assertEquals(1, world.lane().dropped());
  }

  @Test
  void aHeldGateLetsGoByItself() {
    world.begin();
    happen(new Act.Staff(new StaffAct.HoldGate("staff", "goods")));
    assertTrue(world.lane().face().isHeld(world.lane().now()));
    happen(new Act.LookAway(2), new Act.Wait(Duration.ofMinutes(1)));
    assertFalse(world.lane().face().isHeld(world.lane().now()));
  }

  @Test
  void theCentreHasEachRecordOnceHoweverTheLineBehaves() {
    for (Uplink.Mood mood : Uplink.Mood.values()) {
      Uplink uplink = new Uplink(false);
      uplink.behave(mood);
      uplink.send(3);
      uplink.send(5);
      uplink.restore(1);
      uplink.behave(Uplink.Mood.GOOD);
      uplink.send(5);
      uplink.send(5);
      for (int number = 1; number <= 5; number++) {
        assertEquals(1, uplink.copies(number), mood + " " + number);
      }
      assertEquals(5, uplink.acknowledged());
    }
  }
}
