package tramquet.kiosk.risk;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import tramquet.wire.PackKind;
import tramquet.wire.Revocations;
import tramquet.wire.RulePack;
import tramquet.wire.ShelfLife;
import tramquet.wire.TrustList;
import tramquet.wire.WatchList;

/// The signed data in force, all of it already verified. Replaced as a whole.
///
/// @param rules by which it is decided
/// @param shadow rules that decide beside them and change nothing
/// @param trust whose signatures count
/// @param revocations which signed codes no longer count
/// @param watchList whom to stop
/// @param issued when each kind was signed; a kind that came unsigned, with the program or from a
///   technician, is not there and never ages
public record Packs(
    RulePack rules,
    Optional<RulePack> shadow,
    TrustList trust,
    Revocations revocations,
    WatchList watchList,
    Map<PackKind, Instant> issued) {

  /// Copies the map.
  public Packs {
    issued = Map.copyOf(issued);
  }

  /// Rules and keys as they come with the program and from a technician.
  public static Packs of(RulePack rules, TrustList trust, WatchList watchList) {
    return new Packs(rules, Optional.empty(), trust, Revocations.NONE, watchList, Map.of());
  }

  /// How old the data of a kind is, by the rules in force. Where they name a shelf life, data that
  /// is not there at all is stale; what came unsigned is fresh for ever.
  public ShelfLife.Age age(PackKind kind, Instant now) {
    return rules
        .shelfLife(kind)
        .map(life ->
            Optional.ofNullable(issued.get(kind))
                .map(signed -> life.age(signed, now))
                .orElse(holds(kind) ? ShelfLife.Age.FRESH : ShelfLife.Age.STALE))
        .orElse(ShelfLife.Age.FRESH);
  }

  /// The age of the oldest data.
  public ShelfLife.Age oldest(Instant now) {
    return Arrays.stream(PackKind.values())
        .map(kind -> age(kind, now))
        .max(Comparator.naturalOrder())
        .orElse(ShelfLife.Age.FRESH);
  }

  private boolean holds(PackKind kind) {
    return switch (kind) {
      case RULES -> true;
      case SHADOW_RULES -> shadow.isPresent();
      case TRUST -> !trust.isEmpty();
      case REVOCATIONS -> revocations.size() > 0;
      case WATCH_LIST -> watchList.size() > 0;
    };
  }

  /// The same data, decided by other rules.
  public Packs with(RulePack other) {
    return new Packs(other, Optional.empty(), trust, revocations, watchList, issued);
  }
}
