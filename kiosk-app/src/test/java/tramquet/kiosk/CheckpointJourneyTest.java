package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tramquet.drivers.Bytes;
import tramquet.kiosk.demo.Script;
import tramquet.kiosk.demo.Script.Guest;
import tramquet.kiosk.uplink.Broker;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.VisitLogTwin;
import tramquet.wire.EntryTerms;
import tramquet.wire.PlaceCode;

/// A shift at the gate, from the bytes on the serial line to the ledger, on twins.
final class CheckpointJourneyTest {
  private static final EntryTerms ONCE_INSIDE =
      new EntryTerms(
          List.of(),
          OptionalInt.of(1),
          Optional.of(Duration.ofHours(1)),
          Optional.of(Duration.ofSeconds(30)));

  private final Script script = new Script(Shift.MORNING);
  private final Shift shift = new Shift(script, Shift::inMemory, LedgerTwin.Guards.ALL);

  @AfterEach
  void goHome() {
    shift.close();
  }

  private static Bytes code(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }

  private void isInTheLedgerAsScripted() {
    assertEquals(List.of(), shift.delivers().differences());
  }

  @Test
  void whoeverIsWellIsCommittedAndThenLetIn() {
    Guest guest = script.welcome();
    shift
        .shows(guest.well())
        .sees("committed", "lamp green", "gate", "screen admitted")
        .nextPlease();
    isInTheLedgerAsScripted();
  }

  @Test
  void aCodeThatIsHeldForTenSecondsIsOneVisit() throws InterruptedException {
    Guest guest = script.welcome();
    shift
        .shows(guest.well())
        .sees("committed", "lamp green", "gate", "screen admitted")
        .keepsShowing(guest.well(), Duration.ofSeconds(10))
        .nextPlease();
    isInTheLedgerAsScripted();
  }

  @Test
  void whoeverAsksIsAnsweredAfterWhatCameBefore() throws InterruptedException {
    assertEquals(
        List.of("screen unreadable"), shift.seenAtTheAnswerBehind(code("nothing that we know")));
  }

  @Test
  void aCodeThatWaitedTwoSecondsIsNobodysAnyMore() throws InterruptedException {
    Guest guest = script.welcome();
    shift
        .showed(code("of somebody who has walked on"), Duration.ofMillis(2001))
        .shows(guest.well())
        .sees("committed", "lamp green", "gate", "screen admitted")
        .nextPlease();
    isInTheLedgerAsScripted();
  }

  @Test
  void whoeverHasAFeverIsCommittedAndThenRefused() {
    Guest guest = script.unwell();
    shift
        .shows(guest.ill())
        .sees("committed with alarm", "lamp red", "screen refused")
        .nextPlease();
    isInTheLedgerAsScripted();
  }

  @Test
  void aBareCardIsAskedAndASecondCodeAnswers() {
    Guest guest = script.welcome();
    shift
        .shows(guest.card())
        .sees("lamp amber", "screen asking")
        .passes(Duration.ofSeconds(4))
        .shows(guest.well())
        .sees("committed", "lamp green", "gate", "screen admitted");
    isInTheLedgerAsScripted();
  }

  @Test
  void aBareCardIsAskedAndTheScreenAnswers() {
    Guest guest = script.unwell();
    shift
        .shows(guest.card())
        .sees("lamp amber", "screen asking")
        .answers(true)
        .sees("committed with alarm", "lamp red", "screen refused");
    isInTheLedgerAsScripted();
  }

  @Test
  void whoeverDoesNotAnswerLeavesNoTrace() {
    Guest guest = script.passerBy();
    shift
        .shows(guest.card())
        .sees("lamp amber", "screen asking")
        .passes(Duration.ofSeconds(31))
        .sees("screen idle");
    isInTheLedgerAsScripted();
  }

  @Test
  void whileTheClockIsBehindCodesAreRefusedAndTheScreenStillAnswers() {
    shift.clockIsWrongBy(Duration.ofDays(-20_000));
    Guest refused = script.untimely();
    shift.shows(refused.well()).sees("committed", "lamp red", "screen refused").nextPlease();
    Guest declares = script.welcome();
    shift
        .shows(declares.card())
        .sees("lamp amber", "screen asking")
        .answers(false)
        .sees("committed", "lamp green", "gate", "screen admitted")
        .nextPlease();
    shift.clockIsWrongBy(Duration.ZERO);
    Guest later = script.welcome();
    shift
        .shows(later.well())
        .sees("committed", "lamp green", "gate", "screen admitted")
        .nextPlease();
    shift.clockIsWrongBy(Duration.ofHours(-1));
    Guest anHourBack = script.untimely();
    shift.shows(anHourBack.well()).sees("committed", "lamp red", "screen refused");
    isInTheLedgerAsScripted();
  }

  @Test
  void noiseAndPlaceCodesGetAnAnswerAndTheNextVisitorIsServedAtOnce() {
    Guest guest = script.welcome();
    shift
        .shows(code("8934588012228"))
        .sees("screen unreadable")
        .shows(code(new PlaceCode("tramquet.example.vn", "ben-xe-7").encode()))
        .sees("screen show own code")
        .shows(guest.well().slice(0, 100))
        .sees("screen unreadable")
        .shows(guest.well())
        .sees("committed", "lamp green", "gate", "screen admitted");
    isInTheLedgerAsScripted();
  }

  @Test
  void theSameCodeHeldThereIsOneVisitAndAnotherCodeDoesNotWait() {
    Guest first = script.welcome();
    Guest second = script.welcome();
    shift.shows(first.well()).sees("committed", "lamp green", "gate", "screen admitted");
    for (int i = 0; i < 4; i++) {
      shift.passes(Duration.ofMillis(300)).shows(first.well());
    }
    // Nothing came between.
    shift.holds(second.well()).sees("committed", "lamp green", "gate", "screen admitted");
    isInTheLedgerAsScripted();
  }

  @Test
  void whoeverShowsACodeAgainIsLetThroughAgainAndIsOneVisit() {
    Script script = new Script(Shift.MORNING, ONCE_INSIDE);
    try (Shift shift = new Shift(script, Shift::inMemory, LedgerTwin.Guards.ALL)) {
      Guest guest = script.welcome();
      shift
          .shows(guest.well())
          .sees("committed", "lamp green", "gate", "screen admitted")
          .nextPlease()
          .shows(guest.well())
          .sees("lamp green", "gate", "screen admitted")
          .nextPlease();
      assertEquals(List.of(), shift.delivers().differences());
    }
  }

  @Test
  void whoeverIsInsideDoesNotComeInASecondTime() {
    Script script = new Script(Shift.MORNING, ONCE_INSIDE);
    try (Shift shift = new Shift(script, Shift::inMemory, LedgerTwin.Guards.ALL)) {
      Guest guest = script.welcome();
      shift
          .shows(guest.well())
          .sees("committed", "lamp green", "gate", "screen admitted")
          .nextPlease()
          .passes(Duration.ofSeconds(30))
          .shows(guest.well())
          .sees("committed", "lamp red", "screen refused");
    }
  }

  @Test
  void aCommitThatFailsClosesTheLaneUntilTheDiskIsBack() {
    Guest unlucky = script.passerBy();
    Guest guest = script.welcome();
    VisitLogTwin disk = (VisitLogTwin) shift.log();
    disk.refuse(Optional.of(Appended.Cause.FAILED));
    shift
        .shows(unlucky.well())
        .sees("not committed", "lamp red", "screen out of order: storage failed");
    disk.refuse(Optional.empty());
    shift
        .waitsFor("screen idle")
        .shows(guest.well())
        .sees("committed", "lamp green", "gate", "screen admitted");
    isInTheLedgerAsScripted();
  }

  @Test
  void aReaderThatIsPulledOutClosesTheLaneUntilItIsBack() {
    Guest guest = script.welcome();
    shift.reader().pullOut();
    shift.sees("lamp red", "screen out of order: scanner gone");
    shift.reader().plugIn();
    shift
        .waitsFor("screen idle")
        .shows(guest.well())
        .sees("committed", "lamp green", "gate", "screen admitted");
    isInTheLedgerAsScripted();
  }

  @Test
  void withoutTheBrokerTheLaneGoesOnAndEachVisitIsDeliveredOnceLater() {
    Guest first = script.welcome();
    Guest second = script.unwell();
    shift.hearsOfDelivery("connected");
    shift.broker().answer(Optional.of(new Broker.Connecting.Unreachable("gone")));
    shift.broker().drop();
    shift
        .hearsOfDelivery("disconnected")
        .shows(first.well())
        .sees("committed", "lamp green", "gate", "screen admitted")
        .nextPlease()
        .shows(second.ill())
        .sees("committed with alarm", "lamp red", "screen refused");
    assertEquals(3, shift.log().unsent());
    assertEquals(List.of(), shift.ledger().rows());
    shift.broker().answer(Optional.empty());
    shift.hearsOfDelivery("acknowledged 3");
    assertEquals(3, shift.ledger().rows().size());
    isInTheLedgerAsScripted();
  }
}
