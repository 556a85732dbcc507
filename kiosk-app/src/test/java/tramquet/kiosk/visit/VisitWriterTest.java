package tramquet.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tramquet.wire.AuthorityPart;
import tramquet.wire.RecordHeader;
import tramquet.wire.SealedRecord;
import tramquet.wire.Sealer;
import tramquet.wire.ViewPart;

final class VisitWriterTest {
  private final CountDownLatch card = new CountDownLatch(1);
  private final CountDownLatch prepared = new CountDownLatch(2);
  private final BlockingQueue<Written> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> wakes = new LinkedBlockingQueue<>();
  private final Sealer sealer =
      new Sealer() {
        @Override
        public SealedRecord seal(RecordHeader header, AuthorityPart authority, ViewPart view) {
          try {
            assertTrue(card.await(10, TimeUnit.SECONDS));
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return Drafts.PLAIN.seal(header, authority, view);
        }

        @Override
        public void prepare() {
          prepared.countDown();
        }
      };
  private final VisitLogTwin log =
      new VisitLogTwin(Drafts.ORIGIN, sealer, () -> Drafts.STAMP, new Random(1));
  private final VisitWriter writer =
      new VisitWriter(log, sealer, _ -> wakes.add(true), Notes.NONE, Duration.ofMillis(5));

  @AfterEach
  void stop() {
    card.countDown();
    writer.close();
  }

  private Written answer() throws InterruptedException {
    return Optional.ofNullable(answers.poll(10, TimeUnit.SECONDS)).orElseThrow();
  }

  @Test
  void aStalledCardDoesNotHoldTheCallerAndAnswersComeInOrder() throws InterruptedException {
    writer.start();
    List<Draft> drafts =
        LongStream.range(0, 10).mapToObj(i -> Drafts.visit(new java.util.UUID(7, i))).toList();
    drafts.forEach(each -> writer.submit(List.of(each), answers::add));
    assertTrue(answers.isEmpty());
    card.countDown();
    for (Draft each : drafts) {
      Written written = answer();
      assertEquals(List.of(each), written.drafts());
      assertInstanceOf(Appended.Committed.class, written.outcome());
    }
    for (int i = 0; i < drafts.size(); i++) {
      assertEquals(true, wakes.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void aDraftThatFindsNoRoomIsAnsweredAtOnce() {
    for (int i = 0; i < 64; i++) {
      writer.submit(List.of(Drafts.visit()), written -> {});
    }
    writer.submit(List.of(Drafts.visit()), answers::add);
    assertEquals(new Appended.NotCommitted(Appended.Cause.BUSY), answers.element().outcome());
    card.countDown();
    writer.start();
  }

  @Test
  void idleTimeIsUsedToPrepareAndToTidyUp() throws InterruptedException {
    card.countDown();
    writer.start();
    writer.submit(List.of(Drafts.visit()), answers::add);
    answer();
    log.damage(1);
    assertTrue(log.unacknowledged(java.util.Map.of(), 10).isEmpty());
    assertTrue(prepared.await(10, TimeUnit.SECONDS));
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (log.unacknowledged(java.util.Map.of(), 10).isEmpty()) {
      assertTrue(System.nanoTime() < deadline, "the loss is declared");
      Thread.onSpinWait();
    }
  }

  @Test
  void aNoteThatTheCardRefusesIsKeptInTheEnd() throws InterruptedException {
    card.countDown();
    CountDownLatch refused = new CountDownLatch(2);
    CountDownLatch kept = new CountDownLatch(1);
    Notes notes =
        new Notes() {
          @Override
          public Optional<Draft> due() {
            refused.countDown();
            return kept.getCount() == 0 ? Optional.empty() : Optional.of(Drafts.visit());
          }

          @Override
          public void kept(Draft note) {
            kept.countDown();
          }
        };
    log.refuse(Optional.of(Appended.Cause.FULL));
    try (VisitWriter noting =
        new VisitWriter(log, sealer, _ -> wakes.add(true), notes, Duration.ofMillis(5))) {
      noting.start();
      assertTrue(refused.await(10, TimeUnit.SECONDS));
      assertEquals(1, kept.getCount());
      log.refuse(Optional.empty());
      assertTrue(kept.await(10, TimeUnit.SECONDS));
    }
    assertEquals(1, log.unacknowledged(java.util.Map.of(), 10).size());
  }

  @Test
  void aFailingLogAnswersAndTheThreadGoesOn() throws InterruptedException {
    card.countDown();
    writer.start();
    Draft broken =
        Draft.loss(
            Drafts.ORIGIN,
            new tramquet.wire.LossRange(new tramquet.wire.Epoch(1), 1, 1),
            Drafts.STAMP,
            new java.util.UUID(1, 1));
    writer.submit(List.of(broken), answers::add);
    assertEquals(new Appended.NotCommitted(Appended.Cause.FAILED), answer().outcome());
    writer.submit(List.of(Drafts.visit()), answers::add);
    assertInstanceOf(Appended.Committed.class, answer().outcome());
  }

  @Test
  void closingWritesWhatWaits() throws InterruptedException {
    writer.start();
    writer.submit(List.of(Drafts.visit()), answers::add);
    writer.submit(List.of(Drafts.visit()), answers::add);
    card.countDown();
    writer.close();
    assertEquals(2, answers.size());
    writer.submit(List.of(Drafts.visit()), answers::add);
    assertEquals(3, answers.size());
  }
}
