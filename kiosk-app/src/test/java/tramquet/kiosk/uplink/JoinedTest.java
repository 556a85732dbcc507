package tramquet.kiosk.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Drafts;
import tramquet.kiosk.visit.VisitLogTwin;
import tramquet.wire.Acknowledgement;
import tramquet.wire.SealedRecord;

/// What a connection has read ahead.
final class JoinedTest {
  private static final int PAGE = 64;

  private final VisitLogTwin log =
      new VisitLogTwin(Drafts.ORIGIN, Drafts.PLAIN, () -> Drafts.STAMP, new Random(1));
  private final Joined joined =
      new Joined(
          UplinkSettings.DEFAULT,
          new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), new Random(1)));

  JoinedTest() {
    assertInstanceOf(
        Appended.Committed.class,
        log.append(Stream.generate(Drafts::visit).limit(2 * PAGE).toList()));
  }

  private List<Long> next() {
    return joined.next(log, PAGE).stream().map(each -> each.header().seq()).toList();
  }

  private static List<Long> numbers(long from, long to) {
    return Stream.iterate(from, seq -> seq <= to, seq -> seq + 1).toList();
  }

  @Test
  void whatDidNotFitComesNextWithWhatFollows() {
    assertEquals(numbers(1, PAGE), next());
    joined.sent(46, log.acknowledged(), 0);
    assertEquals(numbers(47, 46 + PAGE), next());
    joined.sent(PAGE, log.acknowledged(), 0);
    assertEquals(numbers(47 + PAGE, 2 * PAGE), next());
    joined.sent(18, log.acknowledged(), 0);
    assertEquals(List.of(), next());
  }

  @Test
  void whatDidNotFitIsNotReadAgain() {
    SealedRecord first = joined.next(log, PAGE).getFirst();
    joined.sent(46, log.acknowledged(), 0);
    // The log has nothing to offer any more.
    log.acknowledge(new Acknowledgement(new TreeMap<>(Map.of(first.header().epoch(), 2L * PAGE))));
    assertEquals(numbers(47, PAGE), next());
  }

  @Test
  void whatIsSentAgainIsReadAgain() {
    assertEquals(numbers(1, PAGE), next());
    joined.sent(46, log.acknowledged(), 0);
    joined.sendAgain();
    assertEquals(numbers(1, PAGE), next());
  }
}
