package tramquet.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.wire.Acknowledgement;
import tramquet.wire.AuthorityPart;
import tramquet.wire.Epoch;
import tramquet.wire.LossRange;
import tramquet.wire.RecordHeader;
import tramquet.wire.RecordKind;
import tramquet.wire.SealedRecord;
import tramquet.wire.Stamp;
import tramquet.wire.ViewPart;

/// What every visit log promises, whatever it writes to.
abstract class VisitLogContract {

  /// A log without records.
  abstract VisitLog log();

  /// The log as the next start of the kiosk finds it.
  abstract VisitLog reopen(VisitLog log);

  /// Spoils the record with that number of the newest epoch behind the log's back.
  abstract void spoil(VisitLog log, long seq);

  static RecordHeader commit(VisitLog log) {
    Appended answer = log.append(Drafts.visit());
    return assertInstanceOf(Appended.Committed.class, answer, answer.toString()).first();
  }

  static Epoch commit(VisitLog log, int count) {
    Epoch epoch = commit(log).epoch();
    for (int i = 1; i < count; i++) {
      commit(log);
    }
    return epoch;
  }

  static void acknowledge(VisitLog log, Epoch epoch, long upTo) {
    log.acknowledge(new Acknowledgement(new TreeMap<>(Map.of(epoch, upTo))));
  }

  static List<Long> waiting(VisitLog log) {
    return log.unacknowledged(Map.of(), 100).stream().map(r -> r.header().seq()).toList();
  }

  @Test
  void recordsAreNumberedFromOneWithoutGaps() {
    VisitLog log = log();
    commit(log, 3);
    assertEquals(List.of(1L, 2L, 3L), waiting(log));
    assertEquals(3, log.unsent());
  }

  @Test
  void everyPartOfTheClearHeaderIsReadBack() {
    VisitLog log = log();
    Draft visit = Drafts.visit();
    RecordHeader written = assertInstanceOf(Appended.Committed.class, log.append(visit)).first();
    Draft passage =
        new Draft(
            RecordKind.PASSAGE,
            new UUID(1, 2),
            Optional.of(visit.id()),
            "2",
            visit.direction(),
            Optional.empty(),
            Optional.empty(),
            0,
            visit.stamp(),
            Optional.empty(),
            AuthorityPart.NONE,
            ViewPart.NONE);
    log.append(passage);
    List<SealedRecord> read = log.unacknowledged(Map.of(), 10);
    assertEquals(written, read.getFirst().header());
    assertEquals(
        passage.header(Drafts.ORIGIN.kiosk(), written.epoch(), 2), read.getLast().header());
  }

  @Test
  void whatIsAppendedTogetherGetsNumbersInARowAndIsOfferedInThatOrder() {
    VisitLog log = log();
    commit(log);
    List<Draft> pair = Drafts.alarmed();
    List<RecordHeader> written =
        assertInstanceOf(Appended.Committed.class, log.append(pair)).headers();
    assertEquals(4, commit(log).seq());
    List<SealedRecord> read = reopen(log).unacknowledged(Map.of(), 10);
    assertEquals(written, read.subList(1, 3).stream().map(SealedRecord::header).toList());
    assertEquals(
        List.of(
            pair.getFirst().header(Drafts.ORIGIN.kiosk(), written.getFirst().epoch(), 2),
            pair.getLast().header(Drafts.ORIGIN.kiosk(), written.getFirst().epoch(), 3)),
        written);
  }

  @Test
  void whatIsAppendedTogetherIsNotTornByANewEpoch() {
    VisitLog log = log();
    Epoch epoch = commit(log, 2);
    acknowledge(log, epoch, 7);
    List<RecordHeader> written =
        assertInstanceOf(Appended.Committed.class, log.append(Drafts.alarmed())).headers();
    assertEquals(List.of(1L, 2L), written.stream().map(RecordHeader::seq).toList());
    assertEquals(1, written.stream().map(RecordHeader::epoch).distinct().count());
    assertNotEquals(epoch, written.getFirst().epoch());
  }

  @Test
  void ofDraftsOfWhichOneIsBrokenNoneIsWritten() {
    VisitLog log = log();
    List<Draft> pair = Drafts.alarmed();
    Draft loss =
        Draft.loss(Drafts.ORIGIN, new LossRange(new Epoch(1), 1, 1), Drafts.STAMP, new UUID(1, 1));
    assertThrows(IllegalArgumentException.class, () -> log.append(List.of(pair.getFirst(), loss)));
    assertThrows(
        IllegalArgumentException.class,
        () -> log.append(List.of(pair.getFirst(), onLane("no such name", pair.getLast()))));
    assertThrows(IllegalArgumentException.class, () -> log.append(List.of()));
    assertEquals(List.of(), waiting(log));
    assertEquals(1, commit(log).seq());
  }

  private static Draft onLane(String lane, Draft of) {
    return new Draft(
        of.kind(),
        of.id(),
        of.subjectOf(),
        lane,
        of.direction(),
        of.trip(),
        of.verdict(),
        of.packVersion(),
        of.stamp(),
        of.loss(),
        of.authority(),
        of.view());
  }

  @Test
  void theNewestStampOfEachQualityIsToldAtTheNextStart() {
    VisitLog log = log();
    Stamp synced = stamp(2, Stamp.Quality.SYNCED);
    Stamp restored = stamp(3, Stamp.Quality.RESTORED);
    Stamp unset = stamp(0, Stamp.Quality.UNSET);
    for (Stamp each : List.of(stamp(1, Stamp.Quality.SYNCED), synced, restored, unset)) {
      log.append(Drafts.visit(each));
    }
    assertEquals(List.of(), log.lastStamps());
    assertEquals(List.of(synced, restored, unset), reopen(log).lastStamps());
  }

  @Test
  void theStampsOfAnEarlierEpochAreToldToo() {
    VisitLog log = log();
    Stamp before = stamp(9, Stamp.Quality.RESTORED);
    Stamp after = stamp(1, Stamp.Quality.SYNCED);
    log.append(Drafts.visit(before));
    acknowledge(log, log.acknowledged().firstKey(), 7);
    log.append(Drafts.visit(after));
    assertEquals(List.of(before, after), reopen(log).lastStamps());
  }

  private static Stamp stamp(int second, Stamp.Quality quality) {
    return new Stamp(new UUID(5, 6), second, Drafts.STAMP.wall().plusSeconds(second), quality);
  }

  @Test
  void acknowledgedRecordsAreNotOfferedAgain() {
    VisitLog log = log();
    Epoch epoch = commit(log, 5);
    acknowledge(log, epoch, 3);
    assertEquals(List.of(4L, 5L), waiting(log));
    assertEquals(2, log.unsent());
  }

  @Test
  void aLowerAcknowledgementOffersRecordsAgain() {
    VisitLog log = log();
    Epoch epoch = commit(log, 5);
    acknowledge(log, epoch, 5);
    acknowledge(log, epoch, 2);
    assertEquals(List.of(3L, 4L, 5L), waiting(log));
  }

  @Test
  void anEpochTheLedgerNoLongerKnowsIsOfferedFromTheStart() {
    VisitLog log = log();
    Epoch epoch = commit(log, 2);
    acknowledge(log, epoch, 2);
    acknowledge(log, new Epoch(epoch.value() + 1), 9);
    assertEquals(List.of(1L, 2L), waiting(log));
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() {
    VisitLog log = log();
    Epoch epoch = commit(log, 5);
    assertEquals(2, log.unacknowledged(Map.of(), 2).size());
    assertEquals(
        List.of(3L, 4L),
        log.unacknowledged(Map.of(epoch, 2L), 2).stream().map(r -> r.header().seq()).toList());
  }

  @Test
  void aReopenedLogGoesOnInItsEpoch() {
    VisitLog log = log();
    Epoch epoch = commit(log, 2);
    acknowledge(log, epoch, 1);
    log.settle();
    VisitLog again = reopen(log);
    assertEquals(List.of(2L), waiting(again));
    assertEquals(3, commit(again).seq());
    assertEquals(epoch, commit(again).epoch());
  }

  @Test
  void aLedgerThatHasMoreThanTheLogMakesANewEpoch() {
    VisitLog log = log();
    Epoch epoch = commit(log, 2);
    acknowledge(log, epoch, 7);
    assertEquals(2, log.acknowledged().get(epoch));
    RecordHeader next = commit(log);
    assertNotEquals(epoch, next.epoch());
    assertEquals(1, next.seq());
    assertEquals(2, commit(log).seq());
    assertEquals(List.of(1L, 2L), waiting(reopen(log)));
  }

  @Test
  void aDeclaredLossIsARecordAndIsNotOffered() {
    VisitLog log = log();
    Epoch epoch = commit(log, 4);
    LossRange range = new LossRange(epoch, 2, 3);
    log.declareLoss(range, LossReason.QUARANTINED);
    List<SealedRecord> all = log.unacknowledged(Map.of(), 10);
    assertEquals(List.of(1L, 4L, 5L), all.stream().map(r -> r.header().seq()).toList());
    assertEquals(Optional.of(range), all.getLast().header().loss());
    assertEquals(3, log.unsent());
    assertEquals(List.of(1L, 4L, 5L), waiting(reopen(log)));
  }

  @Test
  void aSpoiledRecordIsNeverSentAndBecomesALoss() {
    VisitLog log = log();
    Epoch epoch = commit(log, 3);
    spoil(log, 2);
    assertEquals(List.of(1L, 3L), waiting(log));
    assertEquals(1, log.damaged());
    log.settle();
    assertEquals(List.of(1L, 3L, 4L), waiting(log));
    assertEquals(
        Optional.of(new LossRange(epoch, 2, 2)),
        log.unacknowledged(Map.of(), 10).getLast().header().loss());
    log.settle();
    assertEquals(3, log.unsent(), "declared once");
  }

  @Test
  void onlyAcknowledgedRecordsArePrunedAndTheNewestStays() {
    VisitLog log = log();
    Epoch epoch = commit(log, 4);
    assertEquals(0, log.prune(Drafts.STAMP.wall().plusSeconds(1)));
    acknowledge(log, epoch, 4);
    assertEquals(0, log.prune(Drafts.STAMP.wall()));
    assertEquals(3, log.prune(Drafts.STAMP.wall().plusSeconds(1)));
    assertEquals(5, commit(reopen(log)).seq());
  }

  @Test
  void whatComesBeforeSomethingOldIsOldWhateverItsClockSaid() {
    VisitLog log = log();
    Epoch epoch = log.acknowledged().firstKey();
    Instant now = Drafts.STAMP.wall();
    log.append(Drafts.visit(at(now.plus(Duration.ofDays(365)), Stamp.Quality.RESTORED)));
    log.append(Drafts.visit(at(Instant.EPOCH, Stamp.Quality.UNSET)));
    log.append(Drafts.visit(at(now, Stamp.Quality.SYNCED)));
    log.append(Drafts.visit(at(Instant.EPOCH, Stamp.Quality.UNSET)));
    log.append(Drafts.visit(at(now.plusSeconds(60), Stamp.Quality.SYNCED)));
    acknowledge(log, epoch, 5);
    assertEquals(0, log.prune(now));
    assertEquals(3, log.prune(now.plusSeconds(1)));
    assertEquals(0, log.prune(now.plusSeconds(60)));
  }

  private static Stamp at(Instant wall, Stamp.Quality quality) {
    return new Stamp(Drafts.STAMP.bootId(), Drafts.STAMP.bootNanos(), wall, quality);
  }

  @Test
  void whatAClockThatNobodyHasSetSaysOfItselfIsNoStampToRemember() {
    VisitLog log = log();
    Stamp ahead = at(Drafts.STAMP.wall().plusSeconds(60), Stamp.Quality.RESTORED);
    ClockNotes notes = new ClockNotes(Drafts.ORIGIN, () -> ahead, new Random(1));
    log.append(notes.due().orElseThrow());
    log.append(Drafts.visit(Drafts.STAMP));
    assertEquals(List.of(Drafts.STAMP), reopen(log).lastStamps());
  }

  @Test
  void aLossIsNotAppendedByHand() {
    VisitLog log = log();
    Draft loss =
        Draft.loss(Drafts.ORIGIN, new LossRange(new Epoch(1), 1, 1), Drafts.STAMP, new UUID(1, 1));
    assertThrows(IllegalArgumentException.class, () -> log.append(loss));
    assertTrue(waiting(log).isEmpty());
  }
}
