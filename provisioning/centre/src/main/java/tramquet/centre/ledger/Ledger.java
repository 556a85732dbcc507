package tramquet.centre.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tramquet.wire.Acknowledgement;
import tramquet.wire.KioskId;
import tramquet.wire.SealedRecord;

/// Every record that kiosks have delivered, once each, in whatever order and however often they
/// came.
///
/// Methods throw Spring's `DataIntegrityViolationException` for records that the store cannot hold,
/// and another of its exceptions where the store does not answer: that one may be tried again.
///
/// Thread: any number of threads and processes may write at once.
public interface Ledger {

  /// What became of the records of one call.
  ///
  /// @param added not known before
  /// @param repeated known before
  /// @param conflicting new, under a number that is known with another content; kept beside the
  ///   first
  /// @param twins an id that another record of the same kiosk has; both stay
  record Appended(int added, int repeated, int conflicting, int twins) {}

  /// Adds what is not known yet. When this returns, it is on disk.
  Appended append(List<SealedRecord> records);

  /// How far the epochs of each of the kiosks are known without a gap.
  Map<KioskId, Acknowledgement> acknowledgements(Set<KioskId> kiosks);

  /// Every kiosk that has ever delivered.
  Set<KioskId> kiosks();
}
