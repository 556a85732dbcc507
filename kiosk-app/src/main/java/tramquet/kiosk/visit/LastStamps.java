package tramquet.kiosk.visit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tramquet.wire.Stamp;

/// Finds the newest stamp of each quality among records that are seen newest first.
///
/// Thread: one.
final class LastStamps {
  private final SequencedMap<Stamp.Quality, Stamp> newest = new LinkedHashMap<>();

  void add(Stamp stamp) {
    newest.putIfAbsent(stamp.quality(), stamp);
  }

  /// In the order of the records.
  List<Stamp> oldestFirst() {
    return List.copyOf(newest.sequencedValues().reversed());
  }
}
