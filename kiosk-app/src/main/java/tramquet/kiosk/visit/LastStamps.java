package tramquet.kiosk.visit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tramquet.wire.RecordHeader;
import tramquet.wire.Stamp;

/// Finds the newest stamp of each quality among records that are seen newest first.
///
/// Thread: one.
final class LastStamps {
  private final SequencedMap<Stamp.Quality, Stamp> newest = new LinkedHashMap<>();

  void add(RecordHeader header) {
    if (header.isDated()) {
      newest.putIfAbsent(header.stamp().quality(), header.stamp());
    }
  }

  /// In the order of the records.
  List<Stamp> oldestFirst() {
    return List.copyOf(newest.sequencedValues().reversed());
  }
}
