package tramquet.kiosk.presence;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.risk.PlaceTime;
import tramquet.wire.Direction;
import tramquet.wire.KioskId;
import tramquet.wire.Tally;

/// How many people are inside: entries less exits of every kiosk of the place since its midnight.
/// Whoever is inside at midnight is not counted after it, and takes another's place in the count
/// when leaving; a place that is open at night has no use for a capacity.
///
/// While the clock is not right, the day is the latest that any kiosk has told.
///
/// Thread: any.
final class Headcount {
  private final KioskId own;
  private final Supplier<WallTime> clock;
  private final Map<KioskId, Tally> tallies = new HashMap<>();

  /// @param before this kiosk's tally when it stopped
  Headcount(KioskId own, Supplier<WallTime> clock, Tally before) {
    this.own = own;
    this.clock = clock;
    tallies.put(own, before);
  }

  /// Somebody has passed at this kiosk.
  synchronized void passed(Direction direction) {
    tallies.put(own, own().plus(direction));
  }

  /// A kiosk has told its tally; this kiosk's own comes back to it, which helps if its file is
  /// gone.
  synchronized void heard(Tally tally) {
    tallies.merge(tally.kiosk(), tally, Tally::or);
  }

  /// This kiosk's tally of today.
  synchronized Tally own() {
    return own(today());
  }

  private Tally own(LocalDate today) {
    Tally tally = tallies.getOrDefault(own, Tally.zero(own, today));
    if (tally.day().equals(today)) {
      return tally;
    }
    // What was counted before any day was known is today's.
    return tally.day().equals(Tally.NO_DAY)
        ? new Tally(own, today, tally.entries(), tally.exits())
        : Tally.zero(own, today);
  }

  /// People inside, 0 or more.
  synchronized int inside() {
    LocalDate today = today();
    Tally mine = own(today);
    long neighbours =
        tallies.values().stream()
            .filter(each -> each.day().equals(today) && !each.kiosk().equals(own))
            .mapToLong(each -> each.entries() - each.exits())
            .sum();
    return Math.clamp(mine.entries() - mine.exits() + neighbours, 0, Integer.MAX_VALUE);
  }

  private LocalDate today() {
    WallTime time = clock.get();
    return time.known()
        ? LocalDate.ofInstant(time.instant(), PlaceTime.ZONE)
        : tallies.values().stream().map(Tally::day).max(LocalDate::compareTo).orElse(Tally.NO_DAY);
  }
}
