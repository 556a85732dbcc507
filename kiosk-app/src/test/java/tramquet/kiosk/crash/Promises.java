package tramquet.kiosk.crash;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import tramquet.wire.Epoch;
import tramquet.wire.RecordHeader;

/// What the writer has said until a moment, in lines: what it handed in, what was answered for, and
/// what the ledger has.
///
/// Thread: one.
final class Promises {
  private final Map<Place, UUID> answered = new HashMap<>();
  private final Map<Epoch, Long> ledger = new TreeMap<>();
  private Set<UUID> underway = Set.of();
  private boolean damaged;

  /// Where a record is.
  record Place(Epoch epoch, long seq) {}

  /// Records are handed in, to be written together.
  static String trying(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(" ", "trying ", ""));
  }

  /// They were answered for.
  static String answered(List<RecordHeader> headers) {
    return headers.stream()
        .map(each -> each.epoch().text() + ":" + each.seq() + ":" + each.id())
        .collect(Collectors.joining(" ", "answered ", ""));
  }

  /// The ledger has everything of an epoch up to a number.
  static String ledger(Epoch epoch, long upTo) {
    return "ledger " + epoch.text() + ":" + upTo;
  }

  /// The file is about to be damaged by hand: from now on records may be lost, if that is told.
  static final String DAMAGES = "damages";

  /// The writer said this.
  void hear(String line) {
    List<String> words = List.of(line.split(" ", -1));
    List<String> rest = words.subList(1, words.size());
    switch (words.getFirst()) {
      case "trying" -> underway = rest.stream().map(UUID::fromString).collect(Collectors.toSet());
      case "answered" -> {
        rest.forEach(each -> {
          List<String> parts = List.of(each.split(":", -1));
          answered.put(
              new Place(epoch(parts.getFirst()), Long.parseLong(parts.get(1))),
              UUID.fromString(parts.get(2)));
        });
        underway = Set.of();
      }
      case "ledger" -> {
        List<String> parts = List.of(rest.getFirst().split(":", -1));
        ledger.put(epoch(parts.getFirst()), Long.parseLong(parts.get(1)));
      }
      case DAMAGES -> damaged = true;
      default -> throw new IllegalArgumentException(line);
    }
  }

  private static Epoch epoch(String text) {
    return Epoch.parse(text).asOptional().orElseThrow();
  }

  /// Records that were answered for.
  Map<Place, UUID> answered() {
    return Map.copyOf(answered);
  }

  /// Records that were handed in together and not answered for yet.
  Set<UUID> underway() {
    return underway;
  }

  /// What the ledger has of an epoch.
  long ledger(Epoch epoch) {
    return ledger.getOrDefault(epoch, 0L);
  }

  /// Whether the file may have been damaged by hand.
  boolean isDamaged() {
    return damaged;
  }
}
