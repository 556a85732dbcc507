package tramquet.kiosk.visit;

import java.util.List;
import tramquet.wire.RecordHeader;

/// Whether records are on disk: those that were appended together are all there, or none is.
public sealed interface Appended {

  /// They are, and a power cut from now on does not take them away.
  ///
  /// @param headers with the places the log gave them, in the order of the drafts; at least one
  record Committed(List<RecordHeader> headers) implements Appended {

    /// Copies the list.
    public Committed {
      headers = List.copyOf(headers);
    }

    /// What was to be written in the first place: of a visit and its alarm, the visit.
    public RecordHeader first() {
      return headers.getFirst();
    }
  }

  /// They are not: nobody may be let in on them.
  record NotCommitted(Cause cause) implements Appended {}

  /// Why records are not on disk.
  enum Cause {
    /// No room on the card, or the log's own limit is reached.
    FULL,
    /// Somebody else holds the file, or too much waits already: trying again may help.
    BUSY,
    /// The card or the file is broken.
    FAILED
  }
}
