package tramquet.kiosk.visit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Epoch;
import tramquet.wire.LossRange;
import tramquet.wire.SealedRecord;
import tramquet.wire.Stamp;

/// The kiosk's records on disk, and at the same time the outbox: a record that was answered with
/// `Committed` survives a power cut and is offered for delivery until the centre has acknowledged
/// it. The limit of the promise: a card that says "written" and has not, or that dies.
///
/// Nothing of a person is readable in what is written: both parts are sealed inside `append`, when
/// the header is complete.
///
/// Thread: `append`, `declareLoss`, `settle`, `prune` and `close` by the one thread that writes;
/// the others by any one other thread, at the same time. `close` comes after both have stopped.
public interface VisitLog extends AutoCloseable {

  /// Seals drafts and commits them as the next records, in one commit: a power cut leaves all of
  /// them or none. Blocks as long as the card needs.
  ///
  /// @param drafts at least one; in the order in which they get their numbers
  Appended append(List<Draft> drafts);

  /// One draft.
  default Appended append(Draft draft) {
    return append(List.of(draft));
  }

  /// Whether a record could be committed now: really writes something small that says nothing, and
  /// commits it as a record would be. For a lane that is out of order after `NotCommitted`. On the
  /// thread that writes.
  boolean probe();

  /// Puts a gap on record, in the log and as a `LOSS` record that tells the centre, in one commit.
  /// Lost records are not offered for delivery any more.
  Appended declareLoss(LossRange range, LossReason reason);

  /// What can wait for an idle moment: acknowledgements go to disk, damage that reading has found
  /// is declared, what was set aside is read out, and what is not needed any more is deleted; a
  /// part of it at a time. Cheap when there is nothing to do.
  ///
  /// @return whether there is more to do
  boolean settle();

  /// Deletes some of the records that are acknowledged and no longer needed as a safety copy. The
  /// newest record of an epoch always stays, it carries the numbering on.
  ///
  /// @param before records stamped earlier by a trusted clock may go, and with them all that came
  ///   before, whatever its own clock said
  /// @return how many went: at most a few hundred, call again for more
  int prune(Instant before);

  /// The next records to deliver: epochs in the order they began, in each by sequence number.
  ///
  /// @param beyond for epochs that are here, only records with a higher sequence number
  /// @param limit most records, at least 1
  List<SealedRecord> unacknowledged(Map<Epoch, Long> beyond, int limit);

  /// Believes the centre: what it has need not be sent, what it no longer has (a lower number) is
  /// offered again. Epochs this log does not know are ignored. Holds at once, reaches the disk with
  /// the next commit: forgetting an acknowledgement costs only a record sent twice.
  void acknowledge(Acknowledgement acknowledgement);

  /// What is acknowledged, of every epoch of this log; 0 where nothing is.
  SortedMap<Epoch, Long> acknowledged();

  /// Of the records that were here when the log was opened, the newest for each quality of clock,
  /// in the order of the records. Only the newest 200 of each epoch are looked at, so that a start
  /// takes no longer for a long log.
  List<Stamp> lastStamps();

  /// How many records wait for the centre's acknowledgement, lost ones not counted.
  long unsent();

  /// How much of the room for records is taken, in percent, as of a moment ago. At 100 nothing more
  /// is taken in: a record that is not acknowledged is never deleted for another one.
  int taken();

  /// How many records reading found damaged or gone since this log was opened.
  long damaged();

  /// Writes what waits and lets go of the file.
  @Override
  void close();
}
