package tramquet.kiosk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.LossReason;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Epoch;
import tramquet.wire.LossRange;
import tramquet.wire.SealedRecord;
import tramquet.wire.Stamp;

/// A visit log in front of another one, which does what is not said otherwise.
interface ForwardingLog extends VisitLog {
  /// The other one.
  VisitLog log();

  @Override
  default boolean probe() {
    return log().probe();
  }

  @Override
  default Appended declareLoss(LossRange range, LossReason reason) {
    return log().declareLoss(range, reason);
  }

  @Override
  default boolean settle() {
    return log().settle();
  }

  @Override
  default int prune(Instant before) {
    return log().prune(before);
  }

  @Override
  default List<SealedRecord> unacknowledged(Map<Epoch, Long> beyond, int limit) {
    return log().unacknowledged(beyond, limit);
  }

  @Override
  default void acknowledge(Acknowledgement acknowledgement) {
    log().acknowledge(acknowledgement);
  }

  @Override
  default SortedMap<Epoch, Long> acknowledged() {
    return log().acknowledged();
  }

  @Override
  default List<Stamp> lastStamps() {
    return log().lastStamps();
  }

  @Override
  default long unsent() {
    return log().unsent();
  }

  @Override
  default int taken() {
    return log().taken();
  }

  @Override
  default long damaged() {
    return log().damaged();
  }

  @Override
  default void close() {
    log().close();
  }
}
