package tramquet.kiosk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.doctor.Histogram;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.risk.Assessment;
import tramquet.kiosk.visit.Written;

/// Counts how long each code takes, from its last byte to green or red; and tells the trace, where
/// there is one. The screen is told right after lamp and gate.
///
/// Thread: the lane's, but for `written`.
final class LatencyTrace implements LaneTrace {
  private final Histogram times;
  private final List<LaneTrace> next;
  private final LongSupplier nanoTime;
  private Optional<Long> lastByteNanos = Optional.empty();

  LatencyTrace(Histogram times, Optional<? extends LaneTrace> next, LongSupplier nanoTime) {
    this.times = times;
    this.next = next.<LaneTrace>map(each -> each).stream().toList();
    this.nanoTime = nanoTime;
  }

  @Override
  public void scanned(ScanData scan) {
    lastByteNanos = Optional.of(scan.lastByteNanos());
    next.forEach(each -> each.scanned(scan));
  }

  @Override
  public void assessed(Assessment assessment) {
    next.forEach(each -> each.assessed(assessment));
  }

  @Override
  public void committing(Effect.Commit commit) {
    next.forEach(each -> each.committing(commit));
  }

  @Override
  public void written(Effect.Commit commit, Written written) {
    next.forEach(each -> each.written(commit, written));
  }

  @Override
  public void shown(Screen screen) {
    switch (screen) {
      case Screen.Admitted _, Screen.Refused _ -> {
        lastByteNanos.ifPresent(at -> times.add(Duration.ofNanos(nanoTime.getAsLong() - at)));
        lastByteNanos = Optional.empty();
      }
      case Screen.Busy _ -> {}
      default -> lastByteNanos = Optional.empty();
    }
    next.forEach(each -> each.shown(screen));
  }
}
