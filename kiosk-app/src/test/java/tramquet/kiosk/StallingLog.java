package tramquet.kiosk;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Draft;
import tramquet.kiosk.visit.VisitLog;

/// A log on a card that stalls with every commit.
record StallingLog(VisitLog log, Duration stall) implements ForwardingLog {
  @Override
  public Appended append(List<Draft> drafts) {
    long untilNanos = System.nanoTime() + stall.toNanos();
    for (long left = stall.toNanos(); left > 0; left = untilNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return log.append(drafts);
  }
}
