package tramquet.kiosk.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// When the player showed which code, and so which scan of the kiosk was whose. Both clocks are the
/// machine's monotonic one.
///
/// Thread: one at a time.
final class Sightings {
  private final TreeMap<Long, Sighting> byBegin = new TreeMap<>();
  private final Map<Key, Long> ends = new HashMap<>();
  private final Set<Integer> visitors = new HashSet<>();

  /// A code that was shown.
  ///
  /// @param visitor number of the visitor
  /// @param showing which of the visitor's codes, from 1
  record Key(int visitor, int showing) {}

  /// A showing and when its first byte went out.
  record Sighting(Key key, long begunNanos) {}

  void begun(PlayerLine.Begun begun) {
    visitors.add(begun.visitor());
    byBegin.put(
        begun.atNanos(), new Sighting(new Key(begun.visitor(), begun.showing()), begun.atNanos()));
  }

  void played(PlayerLine.Played played) {
    ends.put(new Key(played.visitor(), played.showing()), played.atNanos());
  }

  /// Whose scan it is: that of the code whose showing began last before its first byte came.
  Optional<Key> of(TraceEvent.Scan scan) {
    return Optional.ofNullable(byBegin.floorEntry(scan.firstByteNanos()))
        .map(entry -> entry.getValue().key());
  }

  /// When the last byte of a code was written.
  OptionalLong end(Key key) {
    Long end = ends.get(key);
    return end == null ? OptionalLong.empty() : OptionalLong.of(end);
  }

  /// How many codes were shown to the end.
  int played() {
    return ends.size();
  }

  /// Whether this visitor has shown codes and somebody else has come since.
  boolean hasLeft(int visitor) {
    return visitors.contains(visitor) && byBegin.lastEntry().getValue().key().visitor() != visitor;
  }
}
