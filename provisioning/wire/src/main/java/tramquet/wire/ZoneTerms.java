package tramquet.wire;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Which areas are dangerous, and from which level whoever comes from one is stopped.
///
/// @param refuseFrom 1 to 4; empty: nobody is stopped for a level
/// @param zones of every area that has a level other than 1
public record ZoneTerms(OptionalInt refuseFrom, List<Zone> zones) {
  /// No area has a level.
  public static final ZoneTerms NONE = new ZoneTerms(OptionalInt.empty(), List.of());

  /// Throws `IllegalArgumentException` where a level is out of range.
  public ZoneTerms {
    zones = List.copyOf(zones);
    if (refuseFrom.isPresent()
        && (refuseFrom.getAsInt() < 1 || refuseFrom.getAsInt() > Zone.MOST)) {
      throw new IllegalArgumentException("zone level");
    }
  }

  /// The level of an area: that of the smallest zone around it; 1 where there is none. A green
  /// commune in a red province is green.
  public int level(Area area, LocalDate day) {
    return zones.stream()
        .filter(zone -> zone.isOn(day) && zone.area().contains(area))
        .max(
            Comparator.comparingInt((Zone zone) -> zone.area().path().length())
                .thenComparingInt(Zone::level))
        .map(Zone::level)
        .orElse(1);
  }

  /// Whether who comes from there is stopped.
  public boolean refuses(Area area, LocalDate day) {
    return refuseFrom.isPresent() && level(area, day) >= refuseFrom.getAsInt();
  }

  static ZoneTerms read(Fields fields) {
    return new ZoneTerms(
        fields.optionalWithin("refuseFrom", 1, Zone.MOST),
        fields.has("areas")
            ? fields.objects("areas").stream().map(ZoneTerms::zone).toList()
            : List.of());
  }

  private static Zone zone(Fields fields) {
    Area area = fields.part("area", Area::parse, "a path such as 48/490/20194");
    int level = fields.within("level", 1, Zone.MOST);
    LocalDate from = fields.date("from");
    Optional<LocalDate> to = fields.has("to") ? Optional.of(fields.date("to")) : Optional.empty();
    return fields.built(() -> new Zone(area, level, from, to), "`to` must not be before `from`");
  }
}
