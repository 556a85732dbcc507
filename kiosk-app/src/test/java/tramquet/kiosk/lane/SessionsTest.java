package tramquet.kiosk.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Bytes;
import tramquet.drivers.scanner.Frame;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.credential.Credential;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.doctor.Report;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.risk.Decision;
import tramquet.kiosk.risk.Evidence;
import tramquet.kiosk.risk.Shown;
import tramquet.wire.Direction;
import tramquet.wire.Identifier;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.Ordered;
import tramquet.wire.Person;
import tramquet.wire.Reason;
import tramquet.wire.StaffAct.Admit;
import tramquet.wire.StaffAct.CloseLane;
import tramquet.wire.StaffAct.HoldGate;
import tramquet.wire.StaffAct.OpenLane;
import tramquet.wire.StaffAct.ReleaseGate;
import tramquet.wire.StaffReason;
import tramquet.wire.StaffRef;

/// One test an edge, named state, event, state: staff and technicians at the screen.
class SessionsTest extends LaneCase {
  private static final UUID CODE = new UUID(7, 8);
  private static final StaffRef BY = new StaffRef("BX7-0042");
  private static final Session.Who STAFF = new Session.Who.Staff(CODE, BY);
  private static final Session.Who TECHNICIAN = new Session.Who.Technician(CODE, BY);
  private static final UUID ACT = new UUID(5, 6);
  private static final Report WELL =
      new Report("ben-xe-01", true, List.of(Finding.well(Part.READER, "online")));
  private static final Report FULL =
      new Report("ben-xe-01", true, List.of(Finding.of(Part.STORAGE, Grade.BROKEN, "full")));
  private static final StaffPage MENU =
      new StaffPage.Menu(Optional.empty(), Optional.empty(), false, false);

  private void signsIn(Session.Who who) {
    on(new Event.SignedIn(now, who));
  }

  private void wishes(StaffWish wish) {
    on(new Event.StaffWished(now, wish));
  }

  private void turns(StaffWish.Target to) {
    wishes(new StaffWish.Turn(to));
  }

  private void orders(tramquet.wire.StaffAct act) {
    wishes(new StaffWish.Act(act));
  }

  private void shows(StaffPage page) {
    shows(new Screen.ForStaff(page));
  }

  private boolean inSession() {
    return lane.session().isPresent();
  }

  private boolean isAnswered(Optional<Refusal> refusal) {
    return did(new Effect.Answer(CODE, refusal));
  }

  private Effect.CommitStaffAct pendingAct() {
    return assertInstanceOf(Effect.CommitStaffAct.class, pendingCommit());
  }

  private void written() {
    on(new Event.Committed(now, pendingCommit(), ACT));
  }

  @Test
  void Ready_SignedIn_MenuAndTheCodeIsAnswered() {
    signsIn(STAFF);
    shows(MENU);
    assertTrue(isAnswered(Optional.empty()));
    is(State.Ready.class);
  }

  @Test
  void Held_LetIn_NothingToOpenAndTheMenuAgain() {
    acts(new StaffAct.HoldGate("guard", "goods"));
    on(new Event.Committed(now, pendingCommit(), ACT));
    signsIn(STAFF);
    orders(new Admit(StaffReason.MEDICAL));
    assertTrue(isAnswered(Optional.of(Refusal.STATE)));
    assertTrue(inSession());
    assertTrue(
        effects.stream().anyMatch(e -> e instanceof Effect.Show(Screen.ForStaff _)), "no page");
    is(State.Held.class);
  }

  @Test
  void Menu_HelpCalled_StaffAreThere() {
    signsIn(STAFF);
    on(new Event.HelpCalled(now));
    assertEquals(List.of(), effects);
    assertTrue(inSession());
  }

  @Test
  void Recording_SignedIn_RefusedAndTheVisitorIsServed() {
    scan("a");
    assessed(new Decision.Admit());
    signsIn(STAFF);
    assertTrue(isAnswered(Optional.of(Refusal.STATE)));
    assertFalse(inSession());
    committed();
    assertTrue(opensGate());
  }

  @Test
  void Emergency_SignedIn_Refused() {
    on(new Event.EmergencyOn(now));
    signsIn(STAFF);
    assertTrue(isAnswered(Optional.of(Refusal.STATE)));
    assertFalse(inSession());
  }

  @Test
  void Refused_LetIn_TheRecordNamesTheVisitWhoAndWhy() {
    refuse();
    signsIn(STAFF);
    turns(StaffWish.Target.ADMIT);
    shows(new StaffPage.Reasons(false, Optional.empty()));
    now += 20 * SECOND;
    Admit act = new Admit(StaffReason.MEDICAL);
    orders(act);
    assertFalse(opensGate(), "nothing opens before it is written who opened it");
    assertEquals(Optional.of(VISIT), pendingAct().about());
    assertEquals(Optional.of(EVIDENCE), pendingAct().evidence());
    assertEquals(Optional.of(new Ordered(CODE, act, BY)), pendingAct().order());
    assertFalse(inSession());
    written();
    assertTrue(opensGate());
    signals(Effect.Signal.ADMIT_BY_STAFF);
    after(Duration.ofSeconds(2));
    shows(Screen.Idle.class);
  }

  @Test
  void Asking_LetIn_TheRecordKnowsThePerson() {
    ask();
    signsIn(STAFF);
    orders(new Admit(StaffReason.CHECKED_BY_HAND));
    assertEquals(Optional.empty(), pendingAct().about());
    assertEquals(Optional.of(EVIDENCE), pendingAct().evidence());
  }

  /// Somebody who holds a code before the reader is not let in for the one who was refused.
  @Test
  void Menu_ScanOfSomebodyElse_DroppedAndWhoWasRefusedIsStillMeant() {
    refuse();
    signsIn(STAFF);
    scan("b");
    did(Effect.CountDropped.class);
    is(State.Ready.class);
    orders(new Admit(StaffReason.MEDICAL));
    assertEquals(Optional.of(VISIT), pendingAct().about());
  }

  @Test
  void Menu_TimeIsOver_IdleAndTheNextIsServed() {
    signsIn(STAFF);
    after(Sessions.STAFF);
    shows(Screen.Idle.class);
    assertFalse(inSession());
    scan("a");
    is(State.Assessing.class);
  }

  @Test
  void Menu_Leave_Idle() {
    signsIn(STAFF);
    wishes(new StaffWish.Leave());
    shows(Screen.Idle.class);
    assertFalse(inSession());
  }

  @Test
  void Menu_Touched_StaysForAsLongAgain() {
    signsIn(STAFF);
    now += Sessions.STAFF.toNanos() - SECOND;
    turns(StaffWish.Target.VISITS);
    after(Sessions.STAFF.minusSeconds(1));
    assertTrue(inSession());
  }

  @Test
  void Menu_Emergency_EndsAtOnce() {
    signsIn(STAFF);
    on(new Event.EmergencyOn(now));
    shows(Screen.Emergency.class);
    assertFalse(inSession());
  }

  @Test
  void Menu_GateForced_TheAlarmIsSeen() {
    signsIn(STAFF);
    on(new Event.GateForced(now));
    shows(Screen.Alarm.class);
    assertFalse(inSession());
  }

  @Test
  void Menu_DeviceLost_StaysAndTheLaneIsClosedBeneath() {
    signsIn(STAFF);
    on(new Event.DeviceLost(now, Screen.Cause.SCANNER_GONE));
    is(State.OutOfOrder.class);
    shows(MENU);
    wishes(new StaffWish.Leave());
    shows(Screen.OutOfOrder.class);
  }

  @Test
  void Menu_Hold_HeldOnceItIsWritten() {
    signsIn(STAFF);
    orders(new HoldGate(StaffReason.CROWD));
    written();
    is(State.Held.class);
    shows(Screen.GateHeld.class);
    assertFalse(inSession());
  }

  @Test
  void Held_SignedInAndRelease_TheGateIsLetGoAndTheMenuStays() {
    acts(new StaffAct.HoldGate("BX7-0042", "crowd"));
    written();
    signsIn(STAFF);
    shows(new StaffPage.Menu(Optional.empty(), Optional.empty(), true, false));
    assertFalse(did(new Effect.ReleaseGate()), "to look at the menu lets nothing go");
    orders(new ReleaseGate());
    assertTrue(did(new Effect.ReleaseGate()));
    is(State.Ready.class);
    shows(MENU);
  }

  @Test
  void Held_SignedInAndLeave_StillHeld() {
    acts(new StaffAct.HoldGate("BX7-0042", "crowd"));
    written();
    signsIn(STAFF);
    wishes(new StaffWish.Leave());
    is(State.Held.class);
    shows(Screen.GateHeld.class);
    assertFalse(did(new Effect.ReleaseGate()));
  }

  @Test
  void Menu_CloseAndOpen_TheLaneFollows() {
    signsIn(STAFF);
    orders(new CloseLane());
    is(State.OutOfOrder.class);
    shows(new StaffPage.Menu(Optional.empty(), Optional.empty(), false, true));
    orders(new OpenLane());
    is(State.Ready.class);
    shows(MENU);
  }

  @Test
  void Menu_Trip_BeginsAndEndsByWhoSignedIn() {
    signsIn(STAFF);
    tramquet.wire.StaffAct.StartTrip start = new tramquet.wire.StaffAct.StartTrip("0715");
    orders(start);
    assertEquals(Optional.of(new Ordered(CODE, start, BY)), did(Effect.CommitTrip.class).order());
    shows(new StaffPage.Menu(Optional.empty(), Optional.of("0715"), false, false));
    orders(new tramquet.wire.StaffAct.EndTrip());
    did(Effect.CommitTripEnd.class);
    shows(MENU);
  }

  @Test
  void Menu_CallTest_IsTheCallOfAVisitor() {
    signsIn(STAFF);
    wishes(new StaffWish.CallTest());
    signals(Effect.Signal.HELP);
    assertTrue(
        did(new Effect.CommitIncident(Incident.HELP_CALLED, Optional.empty(), Optional.empty())));
  }

  @Test
  void Menu_Speak_ThePagesAreInThatLanguageUntilTheyLeave() {
    signsIn(STAFF);
    turns(StaffWish.Target.LANGUAGES);
    shows(new StaffPage.Languages());
    wishes(new StaffWish.Speak("en"));
    assertTrue(did(new Effect.Show(new Screen.ForStaff(MENU, Optional.of("en")))));
    turns(StaffWish.Target.ADMIT);
    assertEquals(Optional.of("en"), did(Effect.Show.class).screen().language());
    wishes(new StaffWish.Leave());
    signsIn(STAFF);
    shows(MENU);
  }

  @Test
  void Menu_Visits_TheLastTenTheNewestFirst() {
    for (int i = 0; i < 12; i++) {
      scan("a" + i);
      assessed(i % 2 == 0 ? new Decision.Admit() : REFUSAL);
      committed();
      after(Duration.ofSeconds(6));
    }
    signsIn(STAFF);
    turns(StaffWish.Target.VISITS);
    StaffPage.Visits page =
        assertInstanceOf(StaffPage.Visits.class, lane.session().orElseThrow().page());
    assertEquals(10, page.rows().size());
    assertEquals(
        new StaffPage.Row(
            Optional.empty(), Recent.Outcome.REFUSED, Direction.ENTRY, Duration.ofSeconds(6)),
        page.rows().getFirst());
    assertEquals(Duration.ofSeconds(60), page.rows().getLast().ago());
  }

  @Test
  void Ready_StaffAtScreen_PadThatKnowsNobody() {
    on(new Event.StaffAtScreen(now));
    shows(new StaffPage.PinPad(false, Duration.ZERO));
    orders(new Admit(StaffReason.MEDICAL));
    turns(StaffWish.Target.VISITS);
    is(State.Ready.class);
    assertEquals(new StaffPage.PinPad(false, Duration.ZERO), lane.session().orElseThrow().page());
  }

  @Test
  void Pad_Scan_TheVisitorIsServed() {
    on(new Event.StaffAtScreen(now));
    scan("a");
    is(State.Assessing.class);
    assertFalse(inSession());
  }

  @Test
  void Pad_PinRefused_SaysForHowLong() {
    on(new Event.StaffAtScreen(now));
    on(new Event.PinRefused(now, Duration.ofSeconds(5)));
    shows(new StaffPage.PinPad(true, Duration.ofSeconds(5)));
    after(Sessions.PAD);
    shows(Screen.Idle.class);
  }

  @Test
  void Refused_PadThenPin_StillKnowsWhoWasRefused() {
    refuse();
    on(new Event.StaffAtScreen(now));
    signsIn(new Session.Who.Staff(Ordered.BY_PIN, BY));
    orders(new Admit(StaffReason.MEDICAL));
    assertEquals(Optional.of(VISIT), pendingAct().about());
    assertEquals(Ordered.BY_PIN, pendingAct().order().orElseThrow().order());
  }

  @Test
  void Ready_StaffAtScreenWithoutTouch_Nothing() {
    machine = machine(LaneRules.Confirm.VERDICT, false);
    on(new Event.StaffAtScreen(now));
    assertFalse(inSession());
  }

  /// Without touch a code shows who came, and the codes of acts do the rest.
  @Test
  void RefusedWithoutTouch_SignedInAndCodeOfAnAct_LetsInWhoWasRefused() {
    machine = machine(LaneRules.Confirm.VERDICT, false);
    refuse();
    signsIn(STAFF);
    assertInstanceOf(StaffPage.Visits.class, lane.session().orElseThrow().page());
    acts(new StaffAct.Admit("BX7-0042", "medical"));
    assertEquals(Optional.of(VISIT), pendingAct().about());
  }

  @Test
  void Ready_Technician_PartsAreLookedAtAgainAndAgain() {
    signsIn(TECHNICIAN);
    did(Effect.Examine.class);
    shows(new StaffPage.Parts(true, Optional.empty()));
    on(new Event.Examined(now, WELL));
    shows(new StaffPage.Parts(true, Optional.of(WELL)));
    after(Sessions.REFRESH);
    did(Effect.Examine.class);
    after(Sessions.TECHNICIAN);
    shows(Screen.Idle.class);
  }

  @Test
  void Parts_More_TheNextSheet() {
    signsIn(TECHNICIAN);
    on(new Event.Examined(now, WELL));
    turns(StaffWish.Target.MORE_PARTS);
    shows(new StaffPage.Parts(true, Optional.of(WELL), 1));
    on(new Event.Examined(now, FULL));
    shows(new StaffPage.Parts(true, Optional.of(FULL), 1));
  }

  @Test
  void PartsWithoutTouch_TheSheetsTurnByThemselves() {
    machine = machine(LaneRules.Confirm.VERDICT, false);
    signsIn(TECHNICIAN);
    on(new Event.Examined(now, WELL));
    shows(new StaffPage.Parts(false, Optional.of(WELL), 0));
    after(Sessions.REFRESH);
    on(new Event.Examined(now, WELL));
    shows(new StaffPage.Parts(false, Optional.of(WELL), 1));
  }

  @Test
  void Pins_Try_TheOutputAndNothingElse() {
    signsIn(TECHNICIAN);
    turns(StaffWish.Target.PINS);
    List<SelfTest.Step> outputs = List.of(SelfTest.Step.RED, SelfTest.Step.GATE);
    shows(new StaffPage.Pins(outputs, Optional.empty()));
    wishes(new StaffWish.Try(SelfTest.Step.RED));
    signals(Effect.Signal.TRY_RED);
    wishes(new StaffWish.Try(SelfTest.Step.GATE));
    assertEquals(new Admit(StaffReason.MAINTENANCE), pendingAct().order().orElseThrow().act());
    assertFalse(opensGate(), "a gate that is tried is a gate that is opened: by a record");
    written();
    assertTrue(opensGate());
    after(Duration.ofSeconds(2));
    shows(new StaffPage.Pins(outputs, Optional.empty()));
  }

  @Test
  void Menu_TryAnOutput_IsNotForStaff() {
    signsIn(STAFF);
    wishes(new StaffWish.Try(SelfTest.Step.GATE));
    turns(StaffWish.Target.PINS);
    assertFalse(opensGate());
    assertInstanceOf(StaffPage.Menu.class, lane.session().orElseThrow().page());
  }

  @Test
  void Technician_MayNotDoWhatStaffMay() {
    signsIn(TECHNICIAN);
    orders(new Admit(StaffReason.MEDICAL));
    turns(StaffWish.Target.MENU);
    is(State.Ready.class);
    assertInstanceOf(StaffPage.Parts.class, lane.session().orElseThrow().page());
  }

  @Test
  void SelfTest_AllIsSeen_NothingIsBroken() {
    signsIn(TECHNICIAN);
    turns(StaffWish.Target.SELF_TEST);
    signals(Effect.Signal.TRY_RED);
    wishes(new StaffWish.Answer(true));
    assertEquals(new Admit(StaffReason.MAINTENANCE), pendingAct().order().orElseThrow().act());
    assertFalse(opensGate(), "a gate that is tried is a gate that is opened: by a record");
    written();
    assertTrue(opensGate());
    after(Duration.ofSeconds(2));
    assertInstanceOf(StaffPage.Trial.class, lane.session().orElseThrow().page());
    wishes(new StaffWish.Answer(true));
    scan("a");
    assertFalse(
        effects.stream().anyMatch(Effect.Assess.class::isInstance), "nobody is judged by it");
    did(Effect.Examine.class);
    on(new Event.Examined(now, WELL));
    StaffPage.Result result =
        assertInstanceOf(StaffPage.Result.class, lane.session().orElseThrow().page());
    assertEquals(List.of(), result.test().broken(result.report()));
  }

  @Test
  void SelfTest_LampAndReaderFailAndTheDiskIsFull_AllThreeAreNamed() {
    signsIn(TECHNICIAN);
    turns(StaffWish.Target.SELF_TEST);
    wishes(new StaffWish.Answer(false));
    written();
    after(Duration.ofSeconds(2));
    wishes(new StaffWish.Answer(true));
    wishes(new StaffWish.Answer(false));
    on(new Event.Examined(now, FULL));
    StaffPage.Result result =
        assertInstanceOf(StaffPage.Result.class, lane.session().orElseThrow().page());
    assertEquals(Set.of(SelfTest.Step.RED, SelfTest.Step.READER), result.test().failed());
    assertEquals(List.of("red", "reader", "storage"), result.test().broken(result.report()));
  }

  @Test
  void SelfTestWithoutTouch_ACodeIsYesAndSilenceIsNo() {
    machine = machine(LaneRules.Confirm.VERDICT, false);
    signsIn(TECHNICIAN);
    signsIn(TECHNICIAN);
    signals(Effect.Signal.TRY_RED);
    after(Sessions.CONFIRM);
    written();
    after(Duration.ofSeconds(2));
    scan("a");
    scan("b");
    on(new Event.Examined(now, WELL));
    StaffPage.Result result =
        assertInstanceOf(StaffPage.Result.class, lane.session().orElseThrow().page());
    assertEquals(List.of("red"), result.test().broken(result.report()));
  }

  private void isAt(SelfTest.Step step) {
    StaffPage.Trial trial =
        assertInstanceOf(StaffPage.Trial.class, lane.session().orElseThrow().page());
    assertEquals(step, trial.test().left().getFirst());
  }

  @Test
  void SelfTestWithoutTouch_ACodeThatIsHeldAnswersOnce() {
    machine = machine(LaneRules.Confirm.VERDICT, false);
    signsIn(TECHNICIAN);
    signsIn(TECHNICIAN);
    scan("a");
    written();
    isAt(SelfTest.Step.GATE);
    for (int i = 0; i < 20; i++) {
      after(LaneRules.HELD.minusMillis(500));
      scan("a");
    }
    isAt(SelfTest.Step.GATE);
    after(LaneRules.HELD);
    scan("a");
    isAt(SelfTest.Step.READER);
  }

  @Test
  void SelfTest_CodeWhileItsGateIsOpen_IsNoVisitorAndAnswersWhenTheGateIsShut() {
    machine = machine(LaneRules.Confirm.VERDICT, false);
    signsIn(TECHNICIAN);
    signsIn(TECHNICIAN);
    scan("a");
    written();
    scan("b");
    did(Effect.CountDropped.class);
    isAt(SelfTest.Step.GATE);
    after(Duration.ofSeconds(2));
    scan("b");
    isAt(SelfTest.Step.READER);
  }

  @Test
  void SelfTestBegunByTheCode_CodesAnswerThoughThereIsTouch() {
    signsIn(TECHNICIAN);
    signsIn(TECHNICIAN);
    signals(Effect.Signal.TRY_RED);
    scan("a");
    written();
    after(Duration.ofSeconds(2));
    after(Sessions.CONFIRM.multipliedBy(2));
    scan("b");
    on(new Event.Examined(now, WELL));
    StaffPage.Result result =
        assertInstanceOf(StaffPage.Result.class, lane.session().orElseThrow().page());
    assertEquals(List.of("gate"), result.test().broken(result.report()));
  }

  @Test
  void SelfTestBegunAtTheScreen_NoCodeAnswersForALamp() {
    signsIn(TECHNICIAN);
    turns(StaffWish.Target.SELF_TEST);
    scan("a");
    did(Effect.CountDropped.class);
    StaffPage.Trial trial =
        assertInstanceOf(StaffPage.Trial.class, lane.session().orElseThrow().page());
    assertEquals(SelfTest.Step.RED, trial.test().left().getFirst());
  }

  @Test
  void Restart_NobodyIsSignedInAnyMore() {
    signsIn(STAFF);
    Step step = machine.start(lane, now);
    assertEquals(Optional.empty(), step.lane().session());
  }

  private static Evidence evidence(String number, String name) {
    Person person =
        new Person(
            List.of(new Identifier(Identifier.Kind.QID, number)),
            Optional.of(name),
            Optional.empty(),
            Optional.empty());
    return new Evidence(
        List.of(new Shown("citizen-card", new Credential.CitizenCard(person, Optional.empty()))),
        Optional.empty(),
        EVIDENCE.lane(),
        EVIDENCE.past(),
        EVIDENCE.time());
  }

  private static final Evidence CALLER = evidence("1", "Nguyễn Văn An");
  private static final Evidence ANOTHER = evidence("2", "Trần Thị Bình");

  private void judged(String code, Evidence evidence, Decision decision) {
    scan(code);
    on(new Event.Assessed(now, new Assessment.Judged(evidence, decision, 1)));
  }

  private void isRefused(String code, Evidence evidence) {
    judged(code, evidence, REFUSAL);
    committed();
  }

  private void calls() {
    on(new Event.HelpCalled(now));
  }

  /// Somebody calls on red, and stands there when red is over.
  private void isRefusedAndCalls() {
    isRefused("a", CALLER);
    calls();
    after(LaneRules.HELP);
    shows(Screen.Idle.class);
  }

  private Optional<Evidence> found() {
    signsIn(STAFF);
    return lane.session().orElseThrow().about().map(Session.About::evidence);
  }

  @Test
  void Called_RedIsOverAndStaffCome_WhoCalledIsLetIn() {
    isRefusedAndCalls();
    now += LaneRules.CALLED.minus(LaneRules.HELP).toNanos() - 1;
    signsIn(STAFF);
    shows(new StaffPage.Menu(CALLER.maskedName(), Optional.empty(), false, false));
    orders(new Admit(StaffReason.MEDICAL));
    assertEquals(Optional.of(VISIT), pendingAct().about());
    assertEquals(Optional.of(CALLER), pendingAct().evidence());
    written();
    assertTrue(opensGate());
    after(Duration.ofSeconds(2));
    assertEquals(Optional.empty(), found(), "who was let in is not there any more");
  }

  @Test
  void Called_HelpIsStillTold_StaffFindWhoCalled() {
    isRefused("a", CALLER);
    calls();
    assertEquals(Optional.of(CALLER), found());
  }

  @Test
  void Called_ByPin_StaffFindWhoCalled() {
    isRefusedAndCalls();
    on(new Event.StaffAtScreen(now));
    assertEquals(Optional.of(CALLER), found());
  }

  @Test
  void Called_TooLongAgo_NobodyAndForgotten() {
    isRefusedAndCalls();
    after(LaneRules.CALLED.minus(LaneRules.HELP));
    assertEquals(Recent.NOTHING.called(), lane.recent().called());
    assertEquals(Optional.empty(), found());
  }

  @Test
  void Asking_CalledAndTheTimeToAnswerIsOver_StaffFindWhoWasAsked() {
    judged("a", CALLER, new Decision.Ask(List.of(Reason.DECLARATION_MISSING)));
    calls();
    after(LaneRules.HELP);
    after(Duration.ofSeconds(30));
    is(State.Ready.class);
    assertEquals(Optional.of(CALLER), found());
  }

  @Test
  void Called_SomebodyElseIsRefused_Nobody() {
    isRefusedAndCalls();
    isRefused("b", ANOTHER);
    after(Duration.ofSeconds(5));
    assertEquals(Optional.empty(), found());
  }

  @Test
  void Called_SomebodyElseIsAsked_Nobody() {
    isRefusedAndCalls();
    judged("b", ANOTHER, new Decision.Ask(List.of(Reason.DECLARATION_MISSING)));
    after(Duration.ofSeconds(30));
    is(State.Ready.class);
    assertEquals(Optional.empty(), found());
  }

  @Test
  void Called_SomebodyElseIsLetInByHand_Nobody() {
    isRefusedAndCalls();
    acts(new StaffAct.Admit("BX7-0042", "known"));
    written();
    after(Duration.ofSeconds(2));
    assertEquals(Optional.empty(), found());
  }

  @Test
  void Called_TheirOwnCodeAgain_StillThere() {
    isRefusedAndCalls();
    isRefused("a2", CALLER);
    after(Duration.ofSeconds(5));
    is(State.Ready.class);
    assertEquals(Optional.of(CALLER), found());
  }

  @Test
  void Called_TheirOwnCodeIsGoodNow_Nobody() {
    isRefusedAndCalls();
    judged("a2", CALLER, new Decision.Admit());
    committed();
    after(Duration.ofSeconds(2));
    assertEquals(Optional.empty(), found());
  }

  /// Most often it is the same person, who has waited.
  @Test
  void Called_CalledAgainFromIdle_StillThereAndNotForLonger() {
    isRefusedAndCalls();
    calls();
    after(LaneRules.HELP);
    assertEquals(Optional.of(CALLER), found());
    after(Sessions.STAFF);
    after(LaneRules.CALLED.minus(LaneRules.HELP.multipliedBy(2)).minus(Sessions.STAFF));
    assertEquals(Optional.empty(), found());
  }

  @Test
  void Called_StaffComeAndLeave_Nobody() {
    isRefusedAndCalls();
    signsIn(STAFF);
    wishes(new StaffWish.Leave());
    assertEquals(Optional.empty(), found());
  }

  @Test
  void Called_StaffTalkUntilTheMenuIsGone_StillThere() {
    isRefusedAndCalls();
    signsIn(STAFF);
    after(Sessions.STAFF);
    assertFalse(inSession());
    assertEquals(Optional.of(CALLER), found());
  }

  @Test
  void Called_Emergency_Nobody() {
    isRefusedAndCalls();
    on(new Event.EmergencyOn(now));
    on(new Event.EmergencyOff(now));
    assertEquals(Optional.empty(), found());
  }

  @Test
  void Called_Restart_Nobody() {
    isRefusedAndCalls();
    lane = machine.start(lane, now).lane();
    assertEquals(Optional.empty(), found());
  }

  private static final Session.Who PROVISIONER = new Session.Who.Provisioner(CODE);
  private static final ScanData CLAIM =
      ScanData.from(
          new Frame(Bytes.of("TQC1:AB".getBytes(StandardCharsets.US_ASCII)), 0, 0), "entry");

  private void claims(boolean jumper) {
    on(new Event.ClaimShown(now, CLAIM, jumper));
  }

  @Test
  void Ready_Provisioner_AClaimCodeIsAwaitedForSomeMinutesAndTaken() {
    signsIn(PROVISIONER);
    assertTrue(isAnswered(Optional.empty()));
    shows(new StaffPage.NewClaim(true, Optional.empty()));
    scan("a");
    is(State.Ready.class);
    after(Sessions.TECHNICIAN.minusSeconds(1));
    assertTrue(inSession());
    claims(true);
    assertTrue(did(new Effect.TakeClaim(CLAIM)));
  }

  /// A reader reads it several times a second; the second time it would be said to be over.
  @Test
  void NewClaim_CodeIsHeld_TakenOnce() {
    signsIn(PROVISIONER);
    claims(true);
    for (int i = 0; i < 5; i++) {
      now += LaneRules.HELD.toNanos() - 1;
      claims(true);
      assertEquals(List.of(), effects);
    }
    now += LaneRules.HELD.toNanos();
    claims(true);
    assertTrue(did(new Effect.TakeClaim(CLAIM)));
  }

  @Test
  void NewClaim_PagesOfOthers_NotForAProvisioner() {
    signsIn(PROVISIONER);
    for (StaffWish.Target to : StaffWish.Target.values()) {
      turns(to);
      assertEquals(List.of(), effects, to::toString);
    }
    wishes(new StaffWish.Speak("en"));
    assertEquals(List.of(), effects);
  }

  @Test
  void PinPad_ClaimCodeWithJumper_SaysThatNobodyHasOrderedIt() {
    on(new Event.StaffAtScreen(now));
    claims(true);
    shows(new Screen.ClaimRefused(SetUp.Why.NO_ORDER));
    assertFalse(inSession());
  }

  @Test
  void NewClaim_TimeIsOver_TheNextVisitorIsServed() {
    signsIn(PROVISIONER);
    after(Sessions.TECHNICIAN);
    shows(Screen.Idle.class);
    claims(true);
    shows(new Screen.ClaimRefused(SetUp.Why.NO_ORDER));
    assertFalse(did(new Effect.TakeClaim(CLAIM)));
    scan("a");
    is(State.Assessing.class);
  }

  @Test
  void NewClaim_JumperPulled_SaysSoAndTakesNone() {
    signsIn(PROVISIONER);
    claims(false);
    shows(new StaffPage.NewClaim(true, Optional.of(SetUp.Why.NO_JUMPER)));
    assertFalse(did(new Effect.TakeClaim(CLAIM)));
    claims(true);
    assertTrue(did(new Effect.TakeClaim(CLAIM)));
  }

  @Test
  void NewClaim_CodeRefused_SaysWhyAndAwaitsAnother() {
    signsIn(PROVISIONER);
    on(new Event.SettingUp(now, new SetUp.Refused(SetUp.Why.OVER)));
    shows(new StaffPage.NewClaim(true, Optional.of(SetUp.Why.OVER)));
    claims(true);
    assertTrue(did(new Effect.TakeClaim(CLAIM)));
  }

  @Test
  void NewClaim_Leave_TheNextVisitorIsServed() {
    signsIn(PROVISIONER);
    wishes(new StaffWish.Leave());
    shows(Screen.Idle.class);
    assertFalse(inSession());
  }

  /// Nobody is let out later because a kiosk gets another name.
  @Test
  void NewClaim_Emergency_NoCodeIsTaken() {
    signsIn(PROVISIONER);
    on(new Event.EmergencyOn(now));
    assertFalse(inSession());
    claims(true);
    assertFalse(did(new Effect.TakeClaim(CLAIM)));
    is(State.Emergency.class);
  }

  @Test
  void Recording_Provisioner_RefusedAndTheVisitorIsServed() {
    scan("a");
    assessed(new Decision.Admit());
    signsIn(PROVISIONER);
    assertTrue(isAnswered(Optional.of(Refusal.STATE)));
    committed();
    assertTrue(opensGate());
  }

  /// Of a kiosk that is set up it is just some code.
  @Test
  void Ready_ClaimCodeWithoutJumper_IsLookedAtAsAnyCode() {
    claims(false);
    is(State.Assessing.class);
  }

  @Test
  void Menu_ClaimCode_Dropped() {
    signsIn(STAFF);
    claims(true);
    assertFalse(did(new Effect.TakeClaim(CLAIM)));
    assertTrue(did(new Effect.CountDropped()));
    assertTrue(inSession());
  }

  @Test
  void Ready_CodeOfStaffThatNeedsTheJumper_SaysSo() {
    on(new Event.StaffCodeRefused(now, true));
    shows(new Screen.ClaimRefused(SetUp.Why.NO_JUMPER));
    after(Duration.ofSeconds(3));
    shows(Screen.Idle.class);
  }
}
