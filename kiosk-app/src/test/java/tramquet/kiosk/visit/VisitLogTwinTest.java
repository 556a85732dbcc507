package tramquet.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class VisitLogTwinTest extends VisitLogContract {
  private final VisitLogTwin twin =
      new VisitLogTwin(Drafts.ORIGIN, Drafts.PLAIN, () -> Drafts.STAMP, new Random(1));

  @Override
  VisitLog log() {
    return twin;
  }

  @Override
  VisitLog reopen(VisitLog log) {
    return ((VisitLogTwin) log).reopened();
  }

  @Override
  void spoil(VisitLog log, long seq) {
    ((VisitLogTwin) log).damage(seq);
  }

  @Test
  void refusesOnDemandAndThenWorksAgain() {
    twin.refuse(Optional.of(Appended.Cause.FULL));
    assertEquals(new Appended.NotCommitted(Appended.Cause.FULL), twin.append(Drafts.visit()));
    assertEquals(new Appended.NotCommitted(Appended.Cause.FULL), twin.append(Drafts.alarmed()));
    twin.refuse(Optional.empty());
    assertEquals(1, commit(twin).seq());
  }
}
