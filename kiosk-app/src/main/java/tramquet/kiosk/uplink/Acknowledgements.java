package tramquet.kiosk.uplink;

import java.lang.System.Logger.Level;
import java.util.SortedMap;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Decoded;
import tramquet.wire.Epoch;

/// What the centre says it has: believed by the log in both directions. Less than before means that
/// its ledger was restored from a backup: what it lacks is sent again.
///
/// Thread: the courier's.
record Acknowledgements(VisitLog log, UplinkEvents events) {
  private static final System.Logger LOG = System.getLogger("tramquet.uplink");

  /// An acknowledgement has come.
  ///
  /// @param now monotonic nanoseconds
  void heard(Joined live, byte[] bytes, long now) {
    switch (Acknowledgement.decode(bytes)) {
      case Decoded.Value<Acknowledgement>(Acknowledgement value) -> {
        SortedMap<Epoch, Long> before = log.acknowledged();
        log.acknowledge(value);
        log.acknowledged()
            .forEach(
                (epoch, upTo) -> compare(live, epoch, before.getOrDefault(epoch, 0L), upTo, now));
      }
      case Decoded.NotMine<Acknowledgement>() ->
          LOG.log(Level.WARNING, "An acknowledgement is not in our format");
      case Decoded.Malformed<Acknowledgement>(String reason) ->
          LOG.log(Level.WARNING, "An acknowledgement is malformed: {0}", reason);
    }
  }

  private void compare(Joined live, Epoch epoch, long before, long upTo, long now) {
    if (upTo < before) {
      LOG.log(Level.WARNING, "The centre has lost records: sending again");
      live.sendAgain();
    }
    if (upTo != before) {
      live.progress(now);
      events.acknowledged(epoch, upTo);
    }
  }
}
