package tramquet.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tramquet.drivers.line.Pins;
import tramquet.kiosk.demo.Script;
import tramquet.kiosk.demo.Script.Guest;
import tramquet.kiosk.lane.StaffAct;
import tramquet.wire.RecordKind;
import tramquet.wire.SealedRecord;

/// A shift at a gate that tells who passes, from the bytes on the serial line and the edges on the
/// pins to the ledger, on twins.
final class GateJourneyTest {
  private final Script script = new Script(Shift.MORNING);
  private final Shift shift = Shift.atTheGate(script);

  @AfterEach
  void goHome() {
    shift.close();
  }

  private void isInTheLedgerAsScripted() {
    assertEquals(List.of(), shift.delivers().differences());
  }

  private List<RecordKind> ledger() {
    return shift.ledger().rows().stream().map(row -> row.header().kind()).toList();
  }

  private SealedRecord row(RecordKind kind) {
    return shift.ledger().rows().stream()
        .filter(row -> row.header().kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private Shift letsIn(Guest guest) {
    return shift.shows(guest.well()).sees("committed", "lamp green", "gate", "screen admitted");
  }

  @Test
  void whoeverPassesIsConfirmed() {
    letsIn(script.welcome()).walks().seesInAnyOrder("screen idle", "committed passage");
    isInTheLedgerAsScripted();
    assertEquals(List.of(RecordKind.VISIT, RecordKind.PASSAGE), ledger());
    assertEquals(
        Optional.of(row(RecordKind.VISIT).header().id()),
        row(RecordKind.PASSAGE).header().subjectOf());
  }

  @Test
  void whoComesInAndWhoLeavesAreToldApartByTheirReaders() {
    letsIn(script.welcome()).walks().seesInAnyOrder("screen idle", "committed passage");
    shift
        .showsLeaving(script.welcome().well())
        .sees("committed", "lamp green", "gate", "screen admitted")
        .walks()
        .seesInAnyOrder("screen idle", "committed passage")
        .showsLeaving(script.welcome().well())
        .sees("committed", "lamp green", "gate", "screen admitted")
        .passes(Duration.ofSeconds(6))
        .seesInAnyOrder("screen idle", "committed annulment");
    isInTheLedgerAsScripted();
    assertEquals(
        List.of(
            "VISIT ENTRY",
            "PASSAGE ENTRY",
            "VISIT EXIT",
            "PASSAGE EXIT",
            "VISIT EXIT",
            "ANNULMENT EXIT"),
        shift.ledger().rows().stream()
            .map(SealedRecord::header)
            .map(header -> header.kind() + " " + header.direction())
            .toList());
  }

  @Test
  void whoeverDoesNotPassIsAnnulledAndLetInAgain() {
    Guest guest = script.welcome();
    letsIn(guest)
        .passes(Duration.ofSeconds(5))
        .passes(Duration.ofMillis(100))
        .seesInAnyOrder("screen idle", "committed annulment")
        .passes(Duration.ofSeconds(2));
    letsIn(guest).walks().seesInAnyOrder("screen idle", "committed passage").delivers();
    assertEquals(
        List.of(RecordKind.VISIT, RecordKind.ANNULMENT, RecordKind.VISIT, RecordKind.PASSAGE),
        ledger());
  }

  @Test
  void aTailgaterIsToldAndTheNextIsServed() {
    letsIn(script.welcome())
        .isFollowed()
        .seesInAnyOrder("lamp red", "screen alarm", "committed tailgated");
    shift.walks();
    shift.waitsFor("committed passage").waitsFor("screen idle");
    letsIn(script.welcome()).walks().waitsFor("committed passage");
    isInTheLedgerAsScripted();
  }

  @Test
  void whoeverForcesTheGateIsToldAndNobodyIsLetIn() {
    shift.stepsIn().seesInAnyOrder("lamp red", "screen alarm", "committed gate-forced");
    shift.stepsOut().waitsFor("screen idle");
    isInTheLedgerAsScripted();
  }

  @Test
  void anEmergencyIsOnRecordAndTheLaneServesAfterIt() {
    letsIn(script.welcome())
        .cutsTheLoop()
        .seesInAnyOrder(
            "lamp green", "screen emergency", "committed annulment", "committed emergency-began");
    shift
        .mendsTheLoop()
        .seesInAnyOrder("screen idle", "committed emergency-ended")
        .passes(Duration.ofSeconds(1));
    letsIn(script.welcome()).walks().waitsFor("committed passage");
    isInTheLedgerAsScripted();
  }

  @Test
  void aGateThatIsNotReadyClosesTheLaneUntilItIs() {
    shift.gateIs(Pins.Level.LOW).sees("lamp red", "screen out of order: gate faulty");
    shift.gateIs(Pins.Level.HIGH).waitsFor("screen idle");
    letsIn(script.welcome()).walks().waitsFor("committed passage");
    isInTheLedgerAsScripted();
  }

  @Test
  void staffLetInHoldAndClose() {
    Guest refused = script.unwell();
    shift
        .shows(refused.ill())
        .sees("committed with alarm", "lamp red", "screen refused")
        .staff(new StaffAct.Admit("BX7-0042", "medical"))
        .sees("committed staff-act", "lamp green", "lamp amber", "gate", "screen admitted")
        .walks()
        .seesInAnyOrder("screen idle", "committed passage")
        .staff(new StaffAct.HoldGate("BX7-0042", "goods"))
        .sees("committed staff-act", "lamp green", "gate", "screen gate held")
        .staff(new StaffAct.ReleaseGate("BX7-0042"))
        .seesInAnyOrder("screen idle", "committed staff-act")
        .staff(new StaffAct.CloseLane("BX7-0042", "cleaning"))
        .seesInAnyOrder("lamp red", "screen out of order: switched off", "committed staff-act");
    isInTheLedgerAsScripted();
    SealedRecord act = row(RecordKind.STAFF_ACT);
    assertEquals(Optional.of(row(RecordKind.VISIT).header().id()), act.header().subjectOf());
  }

  @Test
  void aTripIsBegunAndEndedAndEveryRecordCarriesIt() {
    shift
        .staff(new StaffAct.StartTrip("BX7-0042", "pha-0715"))
        .seesInAnyOrder("screen idle", "committed trip");
    letsIn(script.welcome())
        .walks()
        .seesInAnyOrder("screen idle", "committed passage")
        .staff(new StaffAct.EndTrip("BX7-0042"))
        .seesInAnyOrder("screen idle", "committed trip-end");
    isInTheLedgerAsScripted();
    assertEquals(
        List.of(Optional.of("pha-0715")),
        shift.ledger().rows().stream().map(row -> row.header().trip()).distinct().toList());
  }
}
