package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneMachine;
import tramquet.kiosk.lane.LaneRules;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.State;
import tramquet.kiosk.lane.Step;
import tramquet.wire.Audience;
import tramquet.wire.Direction;
import tramquet.wire.KioskId;
import tramquet.wire.Order;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.StaffAct;
import tramquet.wire.StaffReason;
import tramquet.wire.StaffRef;

/// How orders end at a lane whose disk answers when it is told to.
class LaneOrdersTest {
  private static final long SECOND = 1_000_000_000L;
  private static final StaffAct ADMIT = new StaffAct.Admit(StaffReason.MEDICAL);
  private static final StaffAct HOLD = new StaffAct.HoldGate(StaffReason.GOODS);

  private final LaneMachine machine =
      new LaneMachine(
          new LaneRules(
              Direction.ENTRY,
              Map.of(),
              LaneRules.Confirm.PASSAGE,
              true,
              "https://khaibao.example.vn",
              Optional.empty(),
              Duration.ofSeconds(2),
              Duration.ofSeconds(5),
              Duration.ofSeconds(30),
              Duration.ofSeconds(5),
              Duration.ofSeconds(3),
              Duration.ofSeconds(10),
              Duration.ofMinutes(5),
              Optional.empty()));
  private final Deque<Event> mailbox = new ArrayDeque<>();
  private final Deque<Effect.Commit> disk = new ArrayDeque<>();
  private final List<String> answers = new ArrayList<>();
  private final List<Effect> done = new ArrayList<>();
  private final LaneOrders orders = new LaneOrders(mailbox::add, () -> SECOND, Optional::empty);
  private Lane lane = Lane.START;
  private int number;

  /// As the checkpoint does it.
  private void works() {
    while (!mailbox.isEmpty()) {
      Step step = machine.next(lane, mailbox.remove());
      lane = step.lane();
      for (Effect effect : step.effects()) {
        done.add(effect);
        switch (effect) {
          case Effect.Commit commit -> disk.add(commit);
          case Effect.Answer(UUID order, Optional<Refusal> refusal) ->
              orders.accept(order, refusal);
          default -> {}
        }
      }
    }
  }

  private void on(Event event) {
    mailbox.add(event);
    works();
  }

  private void written() {
    on(new Event.Committed(SECOND, disk.remove(), new UUID(9, 9)));
  }

  /// Another order each time.
  private void order(String name, StaffAct act) {
    order(name, ++number, act);
  }

  private void order(String name, int id, StaffAct act) {
    orders.obey(
        new Order(
            new UUID(1, id),
            act,
            new Audience.OneKiosk(new KioskId("ben-xe-01")),
            new StaffRef("BX7-0042"),
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(60),
            false),
        refusal -> answers.add(name + " " + refusal.map(word -> word.text()).orElse("done")));
    works();
  }

  @Test
  void lettingInTookEffectWhenItsRecordIsOnDiskAndTheGateWasOpened() {
    order("admit", ADMIT);
    assertEquals(List.of(), answers);
    written();
    assertEquals(List.of("admit done"), answers);
    assertEquals(true, done.contains(new Effect.OpenGate()));
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    order("admit", ADMIT);
    on(new Event.CommitFailed(SECOND, disk.remove(), Screen.Cause.STORAGE_FULL));
    assertEquals(List.of("admit storage"), answers);
    assertEquals(false, done.contains(new Effect.OpenGate()));
  }

  @Test
  void anEmergencyThatComesBetweenIsNoEffect() {
    order("admit", ADMIT);
    on(new Event.EmergencyOn(SECOND));
    written();
    assertEquals(List.of("admit state"), answers);
    assertEquals(false, done.contains(new Effect.OpenGate()));
  }

  @Test
  void inAnEmergencyNobodyIsLetInByOrder() {
    on(new Event.EmergencyOn(SECOND));
    order("admit", ADMIT);
    assertEquals(List.of("admit state"), answers);
  }

  @Test
  void whoComesSecondIsLetInAfterTheFirst() {
    order("first", ADMIT);
    order("second", ADMIT);
    written();
    assertEquals(List.of("first done"), answers);
    on(new Event.PassageBegan(SECOND));
    on(new Event.PassageEnded(SECOND + 1));
    disk.removeIf(commit -> commit instanceof Effect.CommitPassage);
    assertEquals(List.of("first done"), answers);
    written();
    assertEquals(List.of("first done", "second done"), answers);
  }

  @Test
  void aBadgeIsBusyUntilItsUseBeforeIsAnswered() {
    order("first", 77, ADMIT);
    order("second", 77, ADMIT);
    assertEquals(List.of("second busy"), answers);
    written();
    order("third", 77, ADMIT);
    assertEquals(List.of("second busy", "first done"), answers);
  }

  @Test
  void whatWaitedForItsTurnAndLostItIsRefused() {
    order("first", ADMIT);
    order("second", ADMIT);
    on(new Event.EmergencyOn(SECOND));
    written();
    on(new Event.EmergencyOff(SECOND));
    while (!disk.isEmpty()) {
      written();
    }
    assertEquals(List.of("second state", "first state"), answers);
  }

  @Test
  void aHeldGateIsHeldReleasedAndToldSo() {
    order("hold", HOLD);
    written();
    assertEquals(true, lane.state() instanceof State.Held);
    order("admit", ADMIT);
    order("longer", HOLD);
    written();
    order("release", new StaffAct.ReleaseGate());
    written();
    assertEquals(List.of("hold done", "admit state", "longer done", "release done"), answers);
  }

  @Test
  void aTripBeginsChangesAndEnds() {
    order("first", new StaffAct.StartTrip("pha-0715"));
    written();
    assertEquals(Optional.of("pha-0715"), lane.trip());
    order("again", new StaffAct.StartTrip("pha-0715"));
    order("next", new StaffAct.StartTrip("pha-0745"));
    written();
    written();
    order("end", new StaffAct.EndTrip());
    written();
    order("no more", new StaffAct.EndTrip());
    assertEquals(
        List.of("first done", "again done", "next done", "end done", "no more done"), answers);
    assertEquals(Optional.empty(), lane.trip());
  }

  @Test
  void aLaneIsClosedAndOpened() {
    order("close", new StaffAct.CloseLane());
    written();
    assertEquals(true, lane.state() instanceof State.OutOfOrder);
    order("open", new StaffAct.OpenLane());
    written();
    assertEquals(true, lane.state() instanceof State.Ready);
    assertEquals(List.of("close done", "open done"), answers);
  }

  @Test
  void anOrderToDoNothingIsDoneAtOnce() {
    order("test", new StaffAct.Test());
    assertEquals(List.of("test done"), answers);
    assertEquals(List.of(), done);
  }

  @Test
  void aCodeThatDoesNotCountIsShown() {
    orders.codeRefused(Optional.of(Refusal.TOO_LATE));
    works();
    assertEquals(true, done.contains(new Effect.Show(new Screen.StaffCodeRefused())));
  }
}
