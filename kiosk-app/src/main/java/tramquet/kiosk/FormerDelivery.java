package tramquet.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import tramquet.kiosk.enrol.FormerFolder;
import tramquet.kiosk.uplink.Uplink;
import tramquet.kiosk.uplink.UplinkEvents;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.Epoch;
import tramquet.wire.KioskId;

/// The delivery of what was written under one former name, under way.
///
/// Thread: that of [FormerRecords].
record FormerDelivery(FormerFolder former, VisitLog log, Uplink uplink) {
  private static final System.Logger LOG = System.getLogger("tramquet.former");

  /// Says in the journal why nothing is delivered, once for each reason.
  static final class Told implements UplinkEvents {
    private final KioskId name;
    private final Optional<JsonTrace> trace;
    private String last = "";

    Told(KioskId name, Optional<JsonTrace> trace) {
      this.name = name;
      this.trace = trace;
    }

    @Override
    public void delivered(Epoch epoch, long from, long to) {
      trace.ifPresent(t -> t.delivered(epoch, from, to));
    }

    @Override
    public void acknowledged(Epoch epoch, long upTo) {
      trace.ifPresent(t -> t.acknowledged(epoch, upTo));
    }

    @Override
    public void disconnected(String reason) {
      if (!reason.equals(last)) {
        last = reason;
        LOG.log(Level.WARNING, "written as {0}, not delivered yet: {1}", name, reason);
      }
    }
  }

  /// Whether there is nothing more to deliver.
  boolean isDone() {
    // A log that the disk fails has nothing more to do either, and may have files to read out or
    // losses to tell. Where it has neither, a full disk is no reason to keep what fills it.
    return isSettled() && (isUndamaged() || log.probe()) && isSettled();
  }

  private boolean isUndamaged() {
    return log.damaged() == 0 && !former.hasDamaged();
  }

  private boolean isSettled() {
    return !log.settle() && log.unsent() == 0;
  }

  /// Removes what was delivered, but for a file that was damaged. It is closed.
  void finish() {
    KioskId name = former.code().kiosk();
    if (former.hasDamaged()) {
      LOG.log(
          Level.WARNING,
          "the centre has all that could be read of what was written as {0};"
              + " a damaged file is kept in {1}",
          name,
          former.folder());
      return;
    }
    try {
      former.remove();
      LOG.log(Level.INFO, "the centre has all that was written as {0}", name);
    } catch (IOException | UncheckedIOException e) {
      LOG.log(
          Level.WARNING,
          "the centre has all that was written as {0}; it cannot be removed: {1}",
          name,
          e.getClass().getSimpleName());
    }
  }

  void close() {
    uplink.close();
    log.close();
  }
}
