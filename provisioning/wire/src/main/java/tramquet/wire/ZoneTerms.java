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
    if (refuseFrom.isPresent() && (refuseFrom.getAsInt() < 1 || refuseFrom.getAsInt() > 4)) {
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
        fields.optionalInt("refuseFrom"),
        fields.has("areas")
            ? fields.objects("areas").stream().map(ZoneTerms::zone).toList()
            : List.of());
  }

  private static Zone zone(Fields fields) {
    Optional<LocalDate> to = fields.optionalText("to").map(LocalDate::parse);
    return new Zone(
        fields.part("area", Area::parse),
        Math.toIntExact(fields.number("level")),
        LocalDate.parse(fields.text("from")),
        to);
  }
}
