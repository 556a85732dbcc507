package tramquet.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.demo.Line.Way;

class StoryTest {
  private static final UUID FIRST = new UUID(1, 1);
  private static final UUID SECOND = new UUID(2, 2);

  private final Story story = new Story(InstantSource.fixed(Instant.parse("2026-11-21T00:41:03Z")));

  @Test
  void aVisitGoesFromDecidedToAcknowledged() {
    shows(1, 1, 1000, 2000);
    scan(1, 1100, 2100);
    assessed(1, Outcome.ADMIT);
    assertEquals(Way.DECIDED, line(0).way());

    committed(1, FIRST, 1);
    assertEquals(Way.COMMITTED, line(0).way());

    story.traced(new TraceEvent.Delivered("e", 1));
    assertEquals(Way.DELIVERED, line(0).way());
    assertFalse(story.deliveries().isComplete());

    story.traced(new TraceEvent.Acknowledged("e", 1));
    assertEquals(Way.ACKNOWLEDGED, line(0).way());
    assertTrue(story.deliveries().isComplete());
  }

  @Test
  void latencyRunsFromTheLastWriteToTheLampOfThatVerdict() {
    shows(1, 1, 1000, 2000);
    scan(1, 1100, 2100);
    assessed(1, Outcome.ADMIT);
    pin("green", 2050);
    committed(1, FIRST, 1);
    pin("red", 2300);
    pin("green", 2500);
    pin("green", 9000);

    assertEquals(Optional.of(Duration.ofNanos(500)), line(0).latency());
    assertEquals(List.of(Duration.ofNanos(500)), story.latencies());
  }

  @Test
  void theLampMayBurnBeforeThePlayerTellsOfItsLastWrite() {
    story.comes(1, "well");
    story.played(new PlayerLine.Begun(1, 1, 1000));
    scan(1, 1100, 2100);
    assessed(1, Outcome.REFUSE);
    committed(1, FIRST, 1);
    pin("red", 2500);
    assertEquals(Optional.empty(), line(0).latency());

    story.played(new PlayerLine.Played(1, 1, 2000));

    assertEquals(Optional.of(Duration.ofNanos(500)), line(0).latency());
  }

  @Test
  void twoCloseVisitorsKeepTheirOwnScans() {
    shows(1, 1, 1000, 2000);
    shows(2, 1, 2001, 3000);
    scan(1, 1100, 2100);
    scan(2, 2110, 3100);
    assessed(1, Outcome.ADMIT);
    committed(1, FIRST, 1);
    assessed(2, Outcome.REFUSE);
    committed(2, SECOND, 2);

    assertEquals(Optional.of(Outcome.ADMIT), line(0).outcome());
    assertEquals(Optional.of(Outcome.REFUSE), line(1).outcome());
    assertEquals(Set.of(SECOND), story.recordsOf(Set.of(2)));
  }

  @Test
  void aQuestionThatIsAnsweredEndsAsAVisit() {
    shows(1, 1, 1000, 2000);
    scan(1, 1100, 2100);
    assessed(1, Outcome.ASK);
    assertEquals(Way.OPEN, line(0).way());

    story.played(new PlayerLine.Begun(1, 2, 5000));
    scan(2, 5100, 6100);
    assessed(2, Outcome.ADMIT);
    committed(2, FIRST, 1);

    assertEquals(Optional.of(Outcome.ADMIT), line(0).outcome());
    assertEquals(Way.COMMITTED, line(0).way());
  }

  @Test
  void aQuestionIsOverWhenSomebodyElseComes() {
    shows(1, 1, 1000, 2000);
    scan(1, 1100, 2100);
    assessed(1, Outcome.ASK);
    shows(2, 1, 3000, 4000);

    assertEquals(Way.NO_VISIT, line(0).way());
    assertEquals(Way.OPEN, line(1).way());
  }

  @Test
  void aVisitThatCouldNotBeWrittenSaysSo() {
    shows(1, 1, 1000, 2000);
    scan(1, 1100, 2100);
    assessed(1, Outcome.ADMIT);
    story.traced(new TraceEvent.Failed(1, "storage-failed"));

    assertEquals(Way.FAILED, line(0).way());
  }

  @Test
  void aLowerAcknowledgementIsBelieved() {
    committed(1, FIRST, 1);
    story.traced(new TraceEvent.Acknowledged("e", 1));
    story.traced(new TraceEvent.Acknowledged("e", 0));

    assertFalse(story.deliveries().isComplete());
  }

  private Line line(int index) {
    return story.lines().get(index);
  }

  private void shows(int visitor, int showing, long beginNanos, long endNanos) {
    story.comes(visitor, "about");
    story.played(new PlayerLine.Begun(visitor, showing, beginNanos));
    story.played(new PlayerLine.Played(visitor, showing, endNanos));
  }

  private void scan(long scan, long firstNanos, long lastNanos) {
    story.traced(new TraceEvent.Scan(scan, firstNanos, lastNanos));
  }

  private void assessed(long scan, Outcome outcome) {
    story.traced(new TraceEvent.Assessed(scan, outcome, Optional.of("personal-code"), List.of()));
  }

  private void committed(long scan, UUID id, long seq) {
    story.traced(new TraceEvent.Committed(OptionalLong.of(scan), "visit", id, "e", seq));
  }

  private void pin(String name, long atNanos) {
    story.traced(new TraceEvent.Pin(name, true, atNanos));
  }
}
