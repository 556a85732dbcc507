package tramquet.kiosk.visit;

import tramquet.wire.RecordHeader;

/// Whether a record is on disk.
public sealed interface Appended {

  /// It is, and a power cut from now on does not take it away.
  ///
  /// @param header with the place the log gave it
  record Committed(RecordHeader header) implements Appended {}

  /// It is not: nobody may be let in on it.
  record NotCommitted(Cause cause) implements Appended {}

  /// Why a record is not on disk.
  enum Cause {
    /// No room on the card, or the log's own limit is reached.
    FULL,
    /// Somebody else holds the file, or too much waits already: trying again may help.
    BUSY,
    /// The card or the file is broken.
    FAILED
  }
}
