package tramquet.kiosk.lane;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Decision;
import tramquet.wire.Direction;
import tramquet.wire.Reason;

/// One test an edge, named state, event, state: codes, devices, storage.
class LaneMachineTest extends LaneCase {
  @Test
  void Ready_ScanRead_Assessing() {
    scan("a");
    is(State.Assessing.class);
    assertEquals(new Effect.Indicate(Effect.Signal.READING), effects.getFirst());
    assertInstanceOf(Effect.Assess.class, effects.getLast());
  }

  @Test
  void Assessing_Admitted_Recording() {
    scan("a");
    assessed(new Decision.Admit());
    is(State.Recording.class);
    assertFalse(opensGate(), "nothing opens before the commit");
    assertEquals(List.of(pendingCommit()), effects);
  }

  @Test
  void Recording_Committed_Admitted() {
    admit();
    is(State.Admitted.class);
    assertEquals(
        List.of(
            Effect.Indicate.class, Effect.OpenGate.class, Effect.Show.class, Effect.Remember.class),
        effects.stream().map(Object::getClass).toList());
    assertEquals(
        new Effect.Remember(VISIT, Direction.ENTRY, Optional.of(EVIDENCE)), effects.getLast());
  }

  @Test
  void Assessing_SameVisit_AdmittedWithoutARecord() {
    scan("a");
    on(new Event.Assessed(now, new Assessment.SameVisit(EVIDENCE, VISIT)));
    assertEquals(
        new State.Admitted(
            VISIT,
            Direction.ENTRY,
            Optional.empty(),
            Optional.empty(),
            now + Duration.ofSeconds(2).toNanos()),
        lane.state());
    assertEquals(
        List.of(Effect.Indicate.class, Effect.OpenGate.class, Effect.Show.class),
        effects.stream().map(Object::getClass).toList());
    after(Duration.ofSeconds(2));
    is(State.Ready.class);
    assertEquals(0, lane.ticket(), "no visit was sent to disk");
  }

  @Test
  void Recording_CommittedRefused_RemembersNobody() {
    refuse();
    assertEquals(List.of(), effects.stream().filter(Effect.Remember.class::isInstance).toList());
  }

  @Test
  void Recording_Committed_Refused() {
    scan("a");
    assessed(REFUSAL);
    committed();
    is(State.Refused.class);
    assertFalse(opensGate());
    shows(Screen.Refused.class);
  }

  @Test
  void Recording_CommitFailed_OutOfOrder() {
    scan("a");
    assessed(new Decision.Admit());
    on(new Event.CommitFailed(now, pendingCommit(), Screen.Cause.STORAGE_FULL));
    is(State.OutOfOrder.class);
    assertFalse(opensGate());
    shows(Screen.OutOfOrder.class);
  }

  @Test
  void OutOfOrder_StorageBack_Ready() {
    failCommit();
    after(Duration.ofMillis(1001));
    assertEquals(List.of(new Effect.ProbeStorage()), effects);
    on(new Event.DeviceBack(now, Screen.Cause.STORAGE_FULL));
    is(State.Ready.class);
    shows(Screen.Idle.class);
  }

  @Test
  void Recording_TakesLong_SaysBusy() {
    scan("a");
    assessed(new Decision.Admit());
    after(Duration.ofMillis(301));
    is(State.Recording.class);
    shows(Screen.Busy.class);
    committed();
    is(State.Admitted.class);
  }

  @Test
  void Recording_NeverAnswered_OutOfOrder_TheLateVisitIsAnnulled() {
    scan("a");
    assessed(new Decision.Admit());
    Effect.Awaitable late = pendingCommit();
    after(LaneRules.BLINK);
    after(LaneRules.PATIENCE.minus(LaneRules.BLINK));
    is(State.OutOfOrder.class);
    shows(new Screen.OutOfOrder(Screen.Cause.STORAGE_FAILED));
    on(new Event.Committed(now, late, VISIT));
    assertFalse(opensGate());
    assertEquals(
        List.of(new Effect.CommitAnnulment(VISIT, Direction.ENTRY, Optional.empty())), effects);
  }

  @Test
  void Recording_TwoDifferentCodes_TheFirstOfThemIsCounted() {
    scan("a");
    assessed(REFUSAL);
    scan("b");
    assertEquals(List.of(), effects);
    scan("c");
    assertEquals(List.of(new Effect.CountDropped()), effects);
  }

  @Test
  void Admitted_DeviceLost_DifferentCode_IsDropped() {
    admit();
    on(new Event.DeviceLost(now, Screen.Cause.SCANNER_GONE));
    scan("b");
    is(State.Admitted.class);
    assertEquals(List.of(new Effect.CountDropped()), effects);
  }

  @Test
  void AnyState_TwoCodesHeld_AreOneScanEach() {
    refuse();
    scan("b");
    after(LaneRules.SEEN);
    assessed(REFUSAL);
    committed();
    for (int i = 0; i < 10; i++) {
      now += SECOND / 2;
      scan(i % 2 == 0 ? "a" : "b");
      assertEquals(List.of(), effects);
    }
  }

  @Test
  void Emergency_StartedAnew_IsStillShown() {
    on(new Event.EmergencyOn(now));
    Step step = machine.start(lane, now);
    assertInstanceOf(State.Emergency.class, step.lane().state());
    assertTrue(step.effects().contains(new Effect.Show(new Screen.Emergency())));
  }

  @Test
  void Assessing_Asked_Asking() {
    ask();
    is(State.Asking.class);
    shows(new Screen.Asking(true, Set.of(Reason.DECLARATION_MISSING)));
  }

  @Test
  void Asking_Declared_Assessing() {
    ask();
    on(new Event.Declared(now, false, false, false));
    is(State.Assessing.class);
    assertEquals(new Effect.Indicate(Effect.Signal.READING), effects.getFirst());
    assertInstanceOf(Effect.Judge.class, effects.getLast());
  }

  @Test
  void Asking_ScanRead_AssessingWithWhatWasShown() {
    ask();
    scan("b");
    is(State.Assessing.class);
    assertEquals(
        Optional.of(EVIDENCE), assertInstanceOf(Effect.Assess.class, effects.getLast()).before());
  }

  @Test
  void Asking_HelpCalled_AskingAgain() {
    ask();
    on(new Event.HelpCalled(now));
    is(State.Noticing.class);
    shows(new Screen.HelpComing());
    after(LaneRules.HELP);
    is(State.Asking.class);
  }

  @Test
  void Ready_HelpCalled_StaffHearOfIt() {
    on(new Event.HelpCalled(now));
    assertTrue(
        effects.contains(
            new Effect.CommitIncident(Incident.HELP_CALLED, Optional.empty(), Optional.empty())));
    assertTrue(effects.contains(new Effect.Indicate(Effect.Signal.HELP)));
    scan("somebody");
    is(State.Assessing.class);
  }

  @Test
  void Refused_HelpCalled_StaffHearOfWhomAndTheGateStaysShut() {
    refuse();
    on(new Event.HelpCalled(now));
    shows(new Screen.HelpComing());
    assertFalse(opensGate());
    assertEquals(
        new Effect.CommitIncident(Incident.HELP_CALLED, Optional.of(VISIT), Optional.empty()),
        did(Effect.CommitIncident.class));
    now += LaneRules.SEEN.toNanos();
    scan("somebody");
    is(State.Assessing.class);
  }

  @Test
  void OutOfOrder_HelpCalled_ToldAndStillClosed() {
    on(new Event.DeviceLost(now, Screen.Cause.GATE_FAULTY));
    on(new Event.HelpCalled(now));
    shows(new Screen.HelpComing());
    assertTrue(effects.contains(new Effect.Indicate(Effect.Signal.HELP)));
    assertEquals(Incident.HELP_CALLED, did(Effect.CommitIncident.class).incident());
    scan("somebody");
    is(State.OutOfOrder.class);
    after(LaneRules.HELP);
    shows(new Screen.OutOfOrder(Screen.Cause.GATE_FAULTY));
  }

  @Test
  void OutOfOrder_HelpCalledAndNotWritten_ToldToItsEndAndWrittenLater() {
    failCommit();
    on(new Event.HelpCalled(now));
    Effect.Commit call = did(Effect.CommitIncident.class);
    on(new Event.CommitFailed(now, call, Screen.Cause.STORAGE_FULL));
    assertEquals(List.of(), effects);
    after(LaneRules.RETRY);
    assertTrue(effects.contains(new Effect.ProbeStorage()));
    on(new Event.DeviceBack(now, Screen.Cause.STORAGE_FULL));
    assertEquals(List.of(call), effects);
    scan("somebody");
    is(State.Assessing.class);
  }

  @Test
  void Asking_Tick_Ready() {
    ask();
    after(Duration.ofSeconds(31));
    is(State.Ready.class);
  }

  @Test
  void Asking_UnreadableSecondCode_AskingAgain() {
    ask();
    scan("noise");
    on(new Event.Assessed(now, new Assessment.Unreadable()));
    is(State.Noticing.class);
    after(Duration.ofSeconds(3));
    is(State.Asking.class);
    shows(
        new Screen.Asking(
            true, Set.of(Reason.DECLARATION_MISSING), Duration.ofSeconds(27), Optional.empty()));
  }

  @Test
  void aCodeIsAskedForBeforeTheQuestions() {
    assertTrue(new Screen.Asking(true, Set.of(Reason.DECLARATION_EXPIRED)).questions());
    assertFalse(new Screen.Asking(false, Set.of(Reason.DECLARATION_EXPIRED)).questions());
    assertFalse(
        new Screen.Asking(true, Set.of(Reason.CERTIFICATE_MISSING, Reason.DECLARATION_MISSING))
            .questions());
  }

  @Test
  void Assessing_Unreadable_Noticing_Tick_Ready() {
    scan("noise");
    on(new Event.Assessed(now, new Assessment.Unreadable()));
    is(State.Noticing.class);
    shows(Screen.Unreadable.class);
    after(Duration.ofSeconds(3));
    is(State.Ready.class);
  }

  @Test
  void Noticing_ScanRead_Assessing() {
    scan("noise");
    on(new Event.Assessed(now, new Assessment.PlaceCodeShown()));
    shows(Screen.ShowOwnCode.class);
    scan("own");
    is(State.Assessing.class);
  }

  @Test
  void Refused_DifferentCodeAtOnce_AssessingOnceRedWasSeen() {
    refuse();
    scan("b");
    is(State.Refused.class);
    assertEquals(List.of(), effects);
    assertEquals(Optional.of(now + LaneRules.SEEN.toNanos()), lane.deadlineNanos());
    after(LaneRules.SEEN);
    assertEquals("b", text(did(Effect.Assess.class)));
    is(State.Assessing.class);
  }

  @Test
  void Refused_DifferentCodeLater_Assessing() {
    refuse();
    now += LaneRules.SEEN.toNanos();
    scan("b");
    is(State.Assessing.class);
  }

  @Test
  void Refused_TwoDifferentCodesAtOnce_TheNewestIsServedAndTheFirstCounted() {
    refuse();
    scan("b");
    scan("c");
    assertEquals(List.of(new Effect.CountDropped()), effects);
    scan("c");
    assertEquals(List.of(), effects);
    after(LaneRules.SEEN);
    assertEquals("c", text(did(Effect.Assess.class)));
    assertEquals(Optional.empty(), lane.deadlineNanos());
  }

  @Test
  void Refused_SameCodeReadAgain_RedIsSeenOnceMore() {
    refuse();
    now += 2 * SECOND;
    scan("a");
    scan("b");
    is(State.Refused.class);
    after(LaneRules.SEEN);
    is(State.Assessing.class);
  }

  @Test
  void Refused_ACodeWaits_EmergencyBegins_NobodyIsJudged() {
    refuse();
    scan("b");
    on(new Event.EmergencyOn(now));
    after(LaneRules.SEEN);
    is(State.Emergency.class);
    assertEquals(List.of(new Effect.CountDropped()), effects);
    assertEquals(Optional.empty(), lane.deadlineNanos());
  }

  @Test
  void Refused_ACodeWaits_StaffLetIn_IsServedAfterThat() {
    refuse();
    scan("b");
    acts(new StaffAct.Admit("BX7-0042", "medical"));
    after(LaneRules.SEEN);
    is(State.Recording.class);
    committed();
    is(State.Admitted.class);
    assertFalse(effects.stream().anyMatch(Effect.Assess.class::isInstance));
    after(LaneRules.SEEN);
    assertEquals("b", text(did(Effect.Assess.class)));
  }

  private static String text(Effect.Assess assess) {
    return new String(assess.scan().bytes(), UTF_8);
  }

  @Test
  void Refused_SameCodeAgain_IsNotJudgedAgain() {
    refuse();
    now += 3 * SECOND;
    scan("a");
    is(State.Refused.class);
    assertEquals(List.of(), effects);
  }

  @Test
  void AnyState_SameCodeHeld_IsOneScan() {
    admit();
    for (int i = 0; i < 20; i++) {
      now += SECOND / 2;
      on(new Event.Tick(now));
      scan("a");
      assertFalse(effects.stream().anyMatch(Effect.Assess.class::isInstance));
    }
    now += 2 * SECOND;
    scan("a");
    is(State.Assessing.class);
  }

  @Test
  void Admitted_DifferentCode_AssessingWhereNoPassageIsAwaited() {
    admit();
    now += LaneRules.SEEN.toNanos();
    scan("b");
    is(State.Assessing.class);
  }

  @Test
  void Admitted_Tick_Ready() {
    admit();
    after(Duration.ofSeconds(2));
    is(State.Ready.class);
  }

  @Test
  void Recording_DifferentCode_IsServedNextOnceGreenWasSeen() {
    scan("a");
    assessed(new Decision.Admit());
    scan("b");
    is(State.Recording.class);
    committed();
    is(State.Admitted.class);
    assertTrue(opensGate(), "the first person is let in");
    after(LaneRules.SEEN.minusNanos(1));
    is(State.Admitted.class);
    after(Duration.ofNanos(1));
    is(State.Assessing.class);
  }

  @Test
  void AdmittedAwaitingPassage_DifferentCode_IsDropped() {
    awaitsPassages();
    admit();
    scan("b");
    is(State.Admitted.class);
    assertEquals(List.of(new Effect.CountDropped()), effects);
    on(new Event.PassageEnded(now));
    scan("b");
    is(State.Assessing.class);
  }

  @Test
  void AdmittedAwaitingPassage_PassageEnded_Ready() {
    awaitsPassages();
    admit();
    on(new Event.PassageBegan(now));
    on(new Event.PassageEnded(now));
    is(State.Ready.class);
    assertEquals(
        new Effect.CommitPassage(VISIT, Direction.ENTRY, Optional.empty()), effects.getFirst());
  }

  @Test
  void AdmittedAwaitingPassage_NobodyPassed_Annulled() {
    awaitsPassages();
    admit();
    after(Duration.ofMillis(5100));
    is(State.Ready.class);
    assertEquals(
        new Effect.CommitAnnulment(VISIT, Direction.ENTRY, Optional.empty()), effects.getFirst());
  }

  @Test
  void AdmittedAwaitingPassage_SomebodyStandsThere_OutOfOrderUntilClear() {
    awaitsPassages();
    admit();
    on(new Event.PassageBegan(now));
    after(Duration.ofSeconds(31));
    is(State.OutOfOrder.class);
    on(new Event.PassageEnded(now));
    is(State.Ready.class);
  }

  @Test
  void Ready_DeviceLost_OutOfOrder_DeviceBack_Ready() {
    on(new Event.DeviceLost(now, Screen.Cause.SCANNER_GONE));
    is(State.OutOfOrder.class);
    scan("a");
    is(State.OutOfOrder.class);
    on(new Event.DeviceBack(now, Screen.Cause.SCANNER_GONE));
    is(State.Ready.class);
  }

  @Test
  void Recording_DeviceLost_ServesThisVisitorFirst() {
    scan("a");
    assessed(new Decision.Admit());
    on(new Event.DeviceLost(now, Screen.Cause.SCANNER_GONE));
    committed();
    is(State.Admitted.class);
    after(Duration.ofSeconds(2));
    is(State.OutOfOrder.class);
  }

  @Test
  void AnyState_EmergencyOn_Emergency_EmergencyOff_Ready() {
    admit();
    on(new Event.EmergencyOn(now));
    is(State.Emergency.class);
    shows(Screen.Emergency.class);
    scan("b");
    is(State.Emergency.class);
    on(new Event.EmergencyOff(now));
    is(State.Ready.class);
  }

  @Test
  void Emergency_CommitOfTheVisitBefore_IsAnnulled() {
    scan("a");
    assessed(new Decision.Admit());
    Effect.Awaitable before = pendingCommit();
    on(new Event.EmergencyOn(now));
    on(new Event.EmergencyOff(now));
    scan("b");
    assessed(REFUSAL);
    on(new Event.Committed(now, before, VISIT));
    is(State.Recording.class);
    assertEquals(
        List.of(new Effect.CommitAnnulment(VISIT, Direction.ENTRY, Optional.empty())), effects);
  }

  @Test
  void ACommittedPassageNeverOpensForTheNextVisitor() {
    awaitsPassages();
    admit();
    on(new Event.PassageEnded(now));
    Effect.Commit passage = (Effect.Commit) effects.getFirst();
    scan("b");
    assessed(new Decision.Admit());
    on(new Event.Committed(now, passage, new UUID(3, 4)));
    is(State.Recording.class);
    assertFalse(opensGate());
  }
}
