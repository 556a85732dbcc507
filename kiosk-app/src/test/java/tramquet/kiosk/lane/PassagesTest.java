package tramquet.kiosk.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Decision;
import tramquet.wire.Direction;

/// One test an edge, named state, event, state: what the contacts of the gate tell.
class PassagesTest extends LaneCase {
  private static final Effect.CommitPassage PASSED =
      new Effect.CommitPassage(VISIT, Direction.ENTRY, Optional.empty());
  private static final Effect.CommitAnnulment ANNULLED =
      new Effect.CommitAnnulment(VISIT, Direction.ENTRY, Optional.empty());

  @BeforeEach
  void sensor() {
    awaitsPassages();
  }

  private void passes() {
    on(new Event.PassageBegan(now));
    now += SECOND;
    on(new Event.PassageEnded(now));
  }

  private void walksAway() {
    on(new Event.NobodyPassed(now));
  }

  @Test
  void Admitted_PassageEnded_Ready() {
    admit();
    passes();
    is(State.Ready.class);
    assertTrue(did(PASSED));
  }

  @Test
  void Admitted_PassageEndedAlone_Ready() {
    admit();
    on(new Event.PassageEnded(now));
    is(State.Ready.class);
    assertTrue(did(PASSED), "an edge was missed, the person was not");
  }

  @Test
  void Admitted_NobodyPassed_Ready() {
    admit();
    walksAway();
    is(State.Ready.class);
    assertTrue(did(ANNULLED));
  }

  @Test
  void Admitted_NobodyPassedWhileSomebodyPasses_Admitted() {
    admit();
    on(new Event.PassageBegan(now));
    walksAway();
    is(State.Admitted.class);
    on(new Event.PassageEnded(now));
    assertTrue(did(PASSED));
  }

  @Test
  void Admitted_Tick_AnnulledOnlyAfterTheGrace() {
    admit();
    after(Duration.ofSeconds(5));
    is(State.Admitted.class);
    after(LaneRules.GRACE);
    assertTrue(did(ANNULLED));
  }

  @Test
  void Ready_SameCodeAfterNobodyPassed_RecordingWithoutJudging() {
    admit();
    Effect.Awaitable first = new Effect.CommitVisit(1, EVIDENCE, new Decision.Admit(), 1, none());
    walksAway();
    now += 2 * SECOND;
    scan("a");
    assertEquals(
        new Effect.CommitVisit(2, EVIDENCE, new Decision.Admit(), 1, none()), pendingCommit());
    assertFalse(pendingCommit().equals(first), "a record of its own");
    on(new Event.Committed(now, pendingCommit(), new UUID(3, 4)));
    assertTrue(opensGate());
    passes();
    assertTrue(did(new Effect.CommitPassage(new UUID(3, 4), Direction.ENTRY, none())));
  }

  @Test
  void Ready_OtherCodeAfterNobodyPassed_Assessing() {
    admit();
    walksAway();
    scan("b");
    is(State.Assessing.class);
  }

  @Test
  void Ready_SameCodeLongAfterNobodyPassed_Assessing() {
    admit();
    walksAway();
    now += 10 * SECOND;
    scan("a");
    is(State.Assessing.class);
  }

  @Test
  void Ready_SameCodeAfterPassing_Assessing() {
    admit();
    passes();
    now += 2 * SECOND;
    scan("a");
    is(State.Assessing.class);
  }

  @Test
  void Assessing_RefusedAfterNobodyPassed_IsRefused() {
    admit();
    walksAway();
    scan("b");
    assessed(REFUSAL);
    committed();
    is(State.Refused.class);
  }

  @Test
  void Ready_PassageBegan_Alarmed() {
    on(new Event.PassageBegan(now));
    is(State.Alarmed.class);
    signals(Effect.Signal.ALARM);
    shows(new Screen.Alarm(Incident.GATE_FORCED));
    assertEquals(
        new Effect.CommitIncident(Incident.GATE_FORCED, Optional.empty(), none()),
        did(Effect.CommitIncident.class));
    after(LaneRules.ALARM);
    is(State.Ready.class);
  }

  @Test
  void Ready_PassageBeganRightBehindSomebody_AlarmedByATailgater() {
    admit();
    passes();
    now += SECOND;
    on(new Event.PassageBegan(now));
    shows(new Screen.Alarm(Incident.TAILGATED));
    assertEquals(Optional.of(VISIT), did(Effect.CommitIncident.class).about());
  }

  @Test
  void Ready_ABagFollowsItsOwner_Ready() {
    admit();
    passes();
    now += SECOND / 5;
    on(new Event.PassageBegan(now));
    is(State.Ready.class);
    assertEquals(List.of(), effects);
  }

  @Test
  void Alarmed_TheSameAlarm_IsToldOnce() {
    on(new Event.GateForced(now));
    now += SECOND;
    on(new Event.PassageBegan(now));
    assertEquals(List.of(), effects);
    on(new Event.Tailgated(now));
    assertEquals(Incident.TAILGATED, did(Effect.CommitIncident.class).incident());
  }

  @Test
  void Alarmed_ScanRead_Assessing() {
    on(new Event.GateForced(now));
    scan("a");
    is(State.Assessing.class);
  }

  @Test
  void Admitted_Tailgated_AdmittedAndToldUntilItIsSeen() {
    admit();
    on(new Event.PassageBegan(now));
    on(new Event.Tailgated(now));
    is(State.Admitted.class);
    signals(Effect.Signal.ALARM);
    assertEquals(Optional.of(VISIT), did(Effect.CommitIncident.class).about());
    on(new Event.PassageEnded(now));
    assertTrue(did(PASSED), "whoever was let in has passed all the same");
    is(State.Alarmed.class);
  }

  @Test
  void Asking_GateForced_AlarmedAndAskedAgain() {
    ask();
    on(new Event.GateForced(now));
    is(State.Alarmed.class);
    after(LaneRules.ALARM);
    is(State.Asking.class);
  }

  @Test
  void Recording_GateForced_Recording() {
    scan("a");
    assessed(new Decision.Admit());
    on(new Event.GateForced(now));
    is(State.Recording.class);
    committed();
    is(State.Admitted.class);
  }

  @Test
  void OutOfOrder_GateForced_AlarmedThenOutOfOrder() {
    on(new Event.DeviceLost(now, Screen.Cause.SCANNER_GONE));
    on(new Event.GateForced(now));
    is(State.Alarmed.class);
    scan("a");
    is(State.Alarmed.class);
    after(LaneRules.ALARM);
    is(State.OutOfOrder.class);
  }

  @Test
  void Admitted_AnIntruderLeaves_IsNotThePassageOfTheNext() {
    on(new Event.PassageBegan(now));
    admit();
    on(new Event.PassageEnded(now));
    is(State.Admitted.class);
    assertFalse(did(PASSED));
  }

  @Test
  void Ready_SomebodyStandsThereAtTheStart_OutOfOrder_PassageEnded_Ready() {
    on(new Event.DeviceLost(now, Screen.Cause.PASSAGE_BLOCKED));
    shows(new Screen.OutOfOrder(Screen.Cause.PASSAGE_BLOCKED));
    on(new Event.PassageEnded(now));
    is(State.Ready.class);
    assertFalse(did(PASSED));
  }

  @Test
  void Admitted_SomebodyStoodThereAtTheStart_IsNotThePassageOfTheNext() {
    on(new Event.DeviceLost(now, Screen.Cause.PASSAGE_BLOCKED));
    acts(new StaffAct.Admit("BX7-0042", "known"));
    committed();
    on(new Event.PassageEnded(now));
    is(State.Admitted.class);
    assertFalse(did(PASSED));
    passes();
    assertTrue(did(PASSED), "who was let in has passed");
  }

  @Test
  void Unprovisioned_SomebodyStandsThereAtTheStart_IsNotThePassageOfTheNext() {
    lane = Lane.UNPROVISIONED;
    on(new Event.DeviceLost(now, Screen.Cause.PASSAGE_BLOCKED));
    on(new Event.Provisioned(now));
    is(State.OutOfOrder.class);
    acts(new StaffAct.Admit("BX7-0042", "known"));
    committed();
    on(new Event.PassageEnded(now));
    is(State.Admitted.class);
    assertFalse(did(PASSED));
  }

  @Test
  void Admitted_SomebodyStandsThere_OutOfOrderUntilClear() {
    admit();
    on(new Event.PassageBegan(now));
    after(LaneRules.STUCK);
    assertTrue(did(PASSED));
    shows(new Screen.OutOfOrder(Screen.Cause.PASSAGE_BLOCKED));
    on(new Event.PassageEnded(now));
    is(State.Ready.class);
    assertFalse(did(PASSED), "counted once");
  }

  @Test
  void Ready_GateFaulty_OutOfOrder_GateReady_Ready() {
    on(new Event.DeviceLost(now, Screen.Cause.GATE_FAULTY));
    shows(new Screen.OutOfOrder(Screen.Cause.GATE_FAULTY));
    assertTrue(did(new Effect.Keep(lane.faults().isEmpty() ? Kept.NOTHING : Kept.of(lane))));
    on(new Event.DeviceBack(now, Screen.Cause.GATE_FAULTY));
    is(State.Ready.class);
    assertTrue(did(new Effect.Keep(Kept.NOTHING)));
  }

  @Test
  void OutOfOrder_PassageBeganAtAGateWithoutPower_OutOfOrder() {
    on(new Event.DeviceLost(now, Screen.Cause.GATE_FAULTY));
    on(new Event.PassageBegan(now));
    is(State.OutOfOrder.class);
    assertEquals(List.of(), effects);
  }

  @Test
  void Admitted_TheGateLosesPower_TheFalsePassageIsAnnulled() {
    admit();
    on(new Event.PassageBegan(now));
    now += SECOND / 10;
    on(new Event.DeviceLost(now, Screen.Cause.GATE_FAULTY));
    after(Duration.ofSeconds(6));
    assertTrue(did(ANNULLED));
    shows(new Screen.OutOfOrder(Screen.Cause.GATE_FAULTY));
  }

  @Test
  void Admitted_EmergencyOnWhilePassing_ThePassageCounts() {
    admit();
    on(new Event.PassageBegan(now));
    on(new Event.EmergencyOn(now));
    assertTrue(did(PASSED));
    is(State.Emergency.class);
  }

  @Test
  void Admitted_EmergencyOn_IsAnnulledAfterTheLightsAreLit() {
    admit();
    on(new Event.EmergencyOn(now));
    assertEquals(new Effect.Indicate(Effect.Signal.EMERGENCY), effects.getFirst());
    assertTrue(did(ANNULLED));
    assertEquals(
        new Effect.CommitIncident(Incident.EMERGENCY_BEGAN, Optional.empty(), none()),
        did(Effect.CommitIncident.class));
    assertFalse(opensGate(), "the gate is released past the kiosk");
  }

  @Test
  void Emergency_EverythingThatPasses_IsNoAlarm() {
    on(new Event.EmergencyOn(now));
    on(new Event.PassageBegan(now));
    assertEquals(List.of(), effects);
    on(new Event.Tailgated(now));
    on(new Event.GateForced(now));
    on(new Event.EmergencyOn(now));
    assertEquals(List.of(), effects);
    on(new Event.EmergencyOff(now));
    is(State.Ready.class);
    assertEquals(Incident.EMERGENCY_ENDED, did(Effect.CommitIncident.class).incident());
  }

  @Test
  void Recording_SameVisitInALaneWithoutSensor_IsNoPassage() {
    machine = machine(LaneRules.Confirm.VERDICT);
    scan("a");
    on(new Event.Assessed(now, new Assessment.SameVisit(EVIDENCE, VISIT)));
    on(new Event.PassageBegan(now));
    on(new Event.PassageEnded(now));
    is(State.Admitted.class);
    assertEquals(List.of(), effects);
  }

  @Test
  void AnyState_ARecordOfWhatHappenedFails_IsWrittenWhenTheCardIsBack() {
    admit();
    walksAway();
    on(new Event.CommitFailed(now, ANNULLED, Screen.Cause.STORAGE_FULL));
    is(State.OutOfOrder.class);
    on(new Event.DeviceBack(now, Screen.Cause.STORAGE_FULL));
    assertTrue(did(ANNULLED));
    is(State.Ready.class);
    on(new Event.DeviceBack(now, Screen.Cause.STORAGE_FAILED));
    assertEquals(List.of(), effects, "once");
  }
}
