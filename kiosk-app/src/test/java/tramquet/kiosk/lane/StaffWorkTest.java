package tramquet.kiosk.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.risk.Decision;
import tramquet.wire.Direction;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Ordered;
import tramquet.wire.StaffReason;
import tramquet.wire.StaffRef;

/// One test an edge, named state, event, state: what staff do.
class StaffWorkTest extends LaneCase {
  private static final StaffAct.Admit ADMIT = new StaffAct.Admit("BX7-0042", "medical");
  private static final StaffAct.HoldGate HOLD = new StaffAct.HoldGate("BX7-0042", "goods");
  private static final StaffAct.ReleaseGate RELEASE = new StaffAct.ReleaseGate("BX7-0042");
  private static final StaffAct.CloseLane CLOSE = new StaffAct.CloseLane("BX7-0042", "cleaning");
  private static final StaffAct.OpenLane OPEN = new StaffAct.OpenLane("BX7-0042");
  private static final UUID ACT = new UUID(5, 6);
  private static final Ordered ORDER =
      new Ordered(
          new UUID(7, 8),
          new tramquet.wire.StaffAct.Admit(StaffReason.MEDICAL),
          new StaffRef("BX7-0042"));

  private void written() {
    on(new Event.Committed(now, pendingCommit(), ACT));
  }

  private Effect.CommitStaffAct pendingAct() {
    return assertInstanceOf(Effect.CommitStaffAct.class, pendingCommit());
  }

  private void hold() {
    acts(HOLD);
    written();
  }

  @Test
  void Ready_Admit_RecordingThenAdmitted() {
    acts(ADMIT);
    is(State.Recording.class);
    assertFalse(opensGate(), "nothing opens before it is written who opened it");
    written();
    is(State.Admitted.class);
    signals(Effect.Signal.ADMIT_BY_STAFF);
    assertTrue(opensGate());
    assertTrue(did(new Effect.Remember(ACT, Direction.ENTRY, Optional.empty())));
  }

  @Test
  void Refused_Admit_TheActNamesTheRefusedVisit() {
    refuse();
    acts(ADMIT);
    assertEquals(Optional.of(VISIT), pendingAct().about());
    assertEquals(Optional.of(EVIDENCE), pendingAct().evidence());
    written();
    assertTrue(did(new Effect.Remember(ACT, Direction.ENTRY, Optional.of(EVIDENCE))));
  }

  @Test
  void Admitted_AdmitByHandPasses_ThePassageNamesTheAct() {
    awaitsPassages();
    acts(ADMIT);
    written();
    on(new Event.PassageEnded(now));
    assertTrue(did(new Effect.CommitPassage(ACT, Direction.ENTRY, none())));
  }

  @Test
  void Admitted_AdmitByHandDoesNotPass_IsAnnulledAndNotLetInAgain() {
    awaitsPassages();
    scan("a");
    on(new Event.Assessed(now, new tramquet.kiosk.risk.Assessment.Unreadable()));
    acts(ADMIT);
    written();
    on(new Event.NobodyPassed(now));
    assertTrue(did(new Effect.CommitAnnulment(ACT, Direction.ENTRY, none())));
    now += 2 * SECOND;
    scan("a");
    is(State.Assessing.class);
  }

  @Test
  void AdmittedAwaitingPassage_Admit_RecordingOnceThePersonHasPassed() {
    awaitsPassages();
    admit();
    acts(ADMIT);
    is(State.Admitted.class);
    on(new Event.PassageEnded(now));
    assertEquals(ADMIT, pendingAct().act());
    written();
    assertTrue(opensGate());
  }

  @Test
  void Recording_Admit_WaitsForTheVisitor() {
    scan("a");
    assessed(new Decision.Admit());
    acts(ADMIT);
    committed();
    is(State.Admitted.class);
    after(Duration.ofSeconds(2));
    assertEquals(ADMIT, pendingAct().act());
  }

  @Test
  void Recording_AdmitFails_OutOfOrder() {
    on(new Event.StaffActed(now, ADMIT, Optional.of(ORDER)));
    on(new Event.CommitFailed(now, pendingCommit(), Screen.Cause.STORAGE_FAILED));
    is(State.OutOfOrder.class);
    assertFalse(opensGate());
    assertTrue(did(new Effect.Answer(ORDER.order(), Optional.of(Refusal.STORAGE))));
  }

  @Test
  void OutOfOrder_Admit_RecordingThenAdmittedThenOutOfOrder() {
    on(new Event.DeviceLost(now, Screen.Cause.SCANNER_GONE));
    acts(ADMIT);
    written();
    assertTrue(opensGate());
    after(Duration.ofSeconds(2));
    is(State.OutOfOrder.class);
  }

  @Test
  void Emergency_Admit_IsRefused() {
    on(new Event.EmergencyOn(now));
    on(new Event.StaffActed(now, ADMIT, Optional.of(ORDER)));
    assertEquals(List.of(new Effect.Answer(ORDER.order(), Optional.of(Refusal.STATE))), effects);
  }

  @Test
  void Recording_EmergencyOn_TheAdmissionByHandIsRefusedAndAnnulled() {
    on(new Event.StaffActed(now, ADMIT, Optional.of(ORDER)));
    Effect.Awaitable act = pendingCommit();
    on(new Event.EmergencyOn(now));
    assertTrue(did(new Effect.Answer(ORDER.order(), Optional.of(Refusal.STATE))));
    on(new Event.Committed(now, act, ACT));
    assertEquals(List.of(new Effect.CommitAnnulment(ACT, Direction.ENTRY, none())), effects);
  }

  @Test
  void Ready_AdmitByOrder_IsAnsweredWhenTheGateOpens() {
    on(new Event.StaffActed(now, ADMIT, Optional.of(ORDER)));
    assertFalse(effects.stream().anyMatch(Effect.Answer.class::isInstance));
    written();
    assertTrue(did(new Effect.Answer(ORDER.order(), Optional.empty())));
  }

  @Test
  void Ready_HoldGate_RecordingThenHeld() {
    acts(HOLD);
    assertFalse(effects.stream().anyMatch(Effect.HoldGate.class::isInstance));
    written();
    is(State.Held.class);
    assertTrue(did(new Effect.HoldGate(Duration.ofMinutes(5))));
    signals(Effect.Signal.HELD);
    shows(Screen.GateHeld.class);
  }

  @Test
  void Held_ReleaseGate_Ready() {
    hold();
    acts(RELEASE);
    is(State.Ready.class);
    assertTrue(did(new Effect.ReleaseGate()));
    assertEquals(RELEASE, did(Effect.CommitStaffAct.class).act());
  }

  @Test
  void Held_Tick_ReadyByTheTimeLimit() {
    hold();
    after(Duration.ofMinutes(5));
    is(State.Ready.class);
    assertTrue(did(new Effect.ReleaseGate()));
    assertEquals(StaffAct.TIME_LIMIT, did(Effect.CommitStaffAct.class).act().by());
  }

  @Test
  void Held_HoldGate_HeldForLonger() {
    hold();
    now += 60 * SECOND;
    acts(HOLD);
    on(new Event.Committed(now, did(Effect.CommitStaffAct.class), ACT));
    is(State.Held.class);
    assertEquals(Optional.of(now + Duration.ofMinutes(5).toNanos()), lane.state().deadlineNanos());
  }

  @Test
  void Held_ScanRead_Dropped_PassageBegan_NoAlarm() {
    awaitsPassages();
    hold();
    scan("a");
    assertEquals(List.of(new Effect.CountDropped()), effects);
    on(new Event.PassageBegan(now));
    assertEquals(List.of(), effects);
  }

  @Test
  void Held_EmergencyOn_TheGateIsLetGoWhenItIsOver() {
    hold();
    on(new Event.EmergencyOn(now));
    assertFalse(did(new Effect.ReleaseGate()), "nothing closes in an emergency");
    on(new Event.EmergencyOff(now));
    assertTrue(did(new Effect.ReleaseGate()));
    is(State.Ready.class);
  }

  @Test
  void Recording_ReleaseGate_TheHoldNeverBegins() {
    acts(HOLD);
    Effect.Awaitable held = pendingCommit();
    acts(RELEASE);
    is(State.Ready.class);
    on(new Event.Committed(now, held, ACT));
    is(State.Ready.class);
    assertEquals(List.of(), effects);
  }

  @Test
  void Ready_CloseLane_OutOfOrder_OpenLane_Ready() {
    acts(CLOSE);
    shows(new Screen.OutOfOrder(Screen.Cause.SWITCHED_OFF));
    assertEquals(CLOSE, did(Effect.CommitStaffAct.class).act());
    assertTrue(did(new Effect.Keep(new Kept(Set.of(Screen.Cause.SWITCHED_OFF), Optional.empty()))));
    acts(OPEN);
    is(State.Ready.class);
    assertTrue(did(new Effect.Keep(Kept.NOTHING)));
  }

  @Test
  void Admitted_CloseLane_OutOfOrderOnceThePersonHasPassed() {
    awaitsPassages();
    admit();
    acts(CLOSE);
    is(State.Admitted.class);
    on(new Event.PassageEnded(now));
    is(State.OutOfOrder.class);
  }

  @Test
  void OutOfOrder_SwitchedOnAgain_OutOfOrder() {
    acts(CLOSE);
    lane = machine.start(Lane.of(Kept.of(lane)), now).lane();
    is(State.OutOfOrder.class);
  }

  @Test
  void AnyState_StartTrip_EveryRecordCarriesIt() {
    acts(new StaffAct.StartTrip("BX7-0042", "ferry-7"));
    assertEquals(Optional.of("ferry-7"), did(Effect.CommitTrip.class).trip());
    shows(new Screen.Idle(tramquet.wire.Direction.ENTRY, Optional.of("ferry-7")));
    assertTrue(did(new Effect.Keep(new Kept(Set.of(), Optional.of("ferry-7")))));
    scan("a");
    assessed(new Decision.Admit());
    assertEquals(Optional.of("ferry-7"), pendingCommit().trip());
  }

  @Test
  void AnyState_StartAnotherTrip_TheFirstEnds() {
    acts(new StaffAct.StartTrip("BX7-0042", "ferry-7"));
    acts(new StaffAct.StartTrip(StaffAct.TIMETABLE, "ferry-8"));
    assertEquals(Optional.of("ferry-7"), did(Effect.CommitTripEnd.class).trip());
    assertEquals(Optional.of("ferry-8"), did(Effect.CommitTrip.class).trip());
    acts(new StaffAct.StartTrip("BX7-0042", "ferry-8"));
    assertEquals(List.of(), effects, "it runs already");
    acts(new StaffAct.EndTrip("BX7-0042"));
    assertEquals(Optional.of("ferry-8"), did(Effect.CommitTripEnd.class).trip());
    assertEquals(Optional.empty(), lane.trip());
  }

  @Test
  void AnyState_ATripSurvivesARestart() {
    acts(new StaffAct.StartTrip("BX7-0042", "ferry-7"));
    lane = machine.start(Lane.of(Kept.of(lane)), now).lane();
    assertEquals(Optional.of("ferry-7"), lane.trip());
  }

  @Test
  void Refused_StaffCodeRefused_Noticing() {
    refuse();
    on(new Event.StaffCodeRefused(now));
    shows(Screen.StaffCodeRefused.class);
    after(Duration.ofSeconds(3));
    is(State.Ready.class);
  }

  @Test
  void Ready_PackBrought_Noticing_AndWhatBecameOfThePackStaysLonger() {
    on(new Event.PackBrought(now, new PackShown.Piece(1, 2, 2)));
    shows(Screen.ForPack.class);
    signals(Effect.Signal.HEARD);
    on(new Event.PackBrought(now, new PackShown.Misread()));
    shows(Screen.Unreadable.class);
    on(new Event.PackBrought(now, new PackShown.Taken("rules", 8)));
    shows(Screen.ForPack.class);
    after(Duration.ofSeconds(3));
    is(State.Noticing.class);
    after(LaneRules.PACK);
    is(State.Ready.class);
  }

  @Test
  void Unprovisioned_Anything_Unprovisioned_Provisioned_Ready() {
    lane = machine.start(Lane.UNPROVISIONED, now).lane();
    scan("a");
    assertEquals(List.of(new Effect.CountDropped()), effects);
    acts(HOLD);
    on(new Event.DeviceLost(now, Screen.Cause.SCANNER_GONE));
    on(new Event.GateForced(now));
    assertEquals(List.of(), effects);
    is(State.Unprovisioned.class);
    on(new Event.EmergencyOn(now));
    is(State.Emergency.class);
    on(new Event.EmergencyOff(now));
    is(State.Unprovisioned.class);
    on(new Event.DeviceBack(now, Screen.Cause.SCANNER_GONE));
    on(new Event.Provisioned(now));
    is(State.Ready.class);
  }

  @Test
  void Unprovisioned_SettingUp_ItIsShown_ElsewhereItIsNot() {
    SetUp digits = new SetUp.Digits("708893", "Chợ Hàn");
    lane = machine.start(Lane.UNPROVISIONED, now).lane();
    on(new Event.SettingUp(now, digits));
    assertEquals(List.of(new Effect.Show(new Screen.Unprovisioned(Optional.of(digits)))), effects);
    is(State.Unprovisioned.class);
    on(new Event.EmergencyOn(now));
    on(new Event.SettingUp(now, digits));
    assertEquals(List.of(), effects, "people are to leave");
    is(State.Emergency.class);
    on(new Event.EmergencyOff(now));
    on(new Event.Provisioned(now));
    on(new Event.SettingUp(now, digits));
    assertEquals(List.of(), effects, "visitors are served");
    is(State.Ready.class);
  }

  @Test
  void Held_AFaultOfOurs_TheGateIsLetGo() {
    hold();
    Step again = machine.start(lane, now);
    assertEquals(new Effect.ReleaseGate(), again.effects().getFirst());
    assertInstanceOf(State.Ready.class, again.lane().state());
  }
}
