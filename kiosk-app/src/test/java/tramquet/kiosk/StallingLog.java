package tramquet.kiosk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.locks.LockSupport;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Draft;
import tramquet.kiosk.visit.LossReason;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Epoch;
import tramquet.wire.LossRange;
import tramquet.wire.SealedRecord;
import tramquet.wire.Stamp;

/// A log on a card that stalls with every commit.
record StallingLog(VisitLog log, Duration stall) implements VisitLog {
  @Override
  public Appended append(List<Draft> drafts) {
    long untilNanos = System.nanoTime() + stall.toNanos();
    for (long left = stall.toNanos(); left > 0; left = untilNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return log.append(drafts);
  }

  @Override
  public boolean probe() {
    return log.probe();
  }

  @Override
  public Appended declareLoss(LossRange range, LossReason reason) {
    return log.declareLoss(range, reason);
  }

  @Override
  public boolean settle() {
    return log.settle();
  }

  @Override
  public int prune(Instant before) {
    return log.prune(before);
  }

  @Override
  public List<SealedRecord> unacknowledged(Map<Epoch, Long> beyond, int limit) {
    return log.unacknowledged(beyond, limit);
  }

  @Override
  public void acknowledge(Acknowledgement acknowledgement) {
    log.acknowledge(acknowledgement);
  }

  @Override
  public SortedMap<Epoch, Long> acknowledged() {
    return log.acknowledged();
  }

  @Override
  public List<Stamp> lastStamps() {
    return log.lastStamps();
  }

  @Override
  public long unsent() {
    return log.unsent();
  }

  @Override
  public int taken() {
    return log.taken();
  }

  @Override
  public long damaged() {
    return log.damaged();
  }

  @Override
  public void close() {
    log.close();
  }
}
