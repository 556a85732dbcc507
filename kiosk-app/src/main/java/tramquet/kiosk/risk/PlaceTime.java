package tramquet.kiosk.risk;

import java.time.ZoneOffset;

/// The clock on the wall of every place: Việt Nam has one time, without summer time, since 1975.
public final class PlaceTime {
  /// Indochina Time.
  public static final ZoneOffset ZONE = ZoneOffset.ofHours(7);

  private PlaceTime() {}
}
