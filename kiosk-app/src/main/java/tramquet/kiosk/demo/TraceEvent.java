package tramquet.kiosk.demo;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// What `tramquet-kiosk run --trace` says happened. Times are nanoseconds of the monotonic clock,
/// the same for every process of a machine.
sealed interface TraceEvent {

  /// Window, reader and uplink run.
  record Ready(long atNanos) implements TraceEvent {}

  /// A code was read.
  ///
  /// @param scan number of the scan, from 1
  record Scan(long scan, long firstByteNanos, long lastByteNanos) implements TraceEvent {}

  /// It was judged.
  ///
  /// @param format stable name of the code's kind; empty where it is none
  /// @param reasons stable names, for a refusal
  record Assessed(long scan, Outcome outcome, Optional<String> format, List<String> reasons)
      implements TraceEvent {

    /// Copies the list.
    public Assessed {
      reasons = List.copyOf(reasons);
    }
  }

  /// A record is on disk.
  ///
  /// @param scan empty for records that no scan made
  record Committed(OptionalLong scan, String kind, UUID id, String epoch, long seq)
      implements TraceEvent {}

  /// A record is not on disk.
  record Failed(long scan, String cause) implements TraceEvent {}

  /// A pin has changed.
  record Pin(String pin, boolean on, long atNanos) implements TraceEvent {}

  /// The broker has the records of an epoch up to this one.
  record Delivered(String epoch, long upTo) implements TraceEvent {}

  /// The centre has them.
  record Acknowledged(String epoch, long upTo) implements TraceEvent {}

  /// The window's pictures are written.
  record Pictures(List<String> files) implements TraceEvent {

    /// Copies the list.
    public Pictures {
      files = List.copyOf(files);
    }
  }

  /// The kiosk has ended in good order.
  ///
  /// @param unsent records that the centre has not acknowledged
  record Stopped(long unsent) implements TraceEvent {}
}
