package tramquet.wire;

import java.util.Optional;
import java.util.regex.Pattern;

/// Which kiosks an [Order] speaks to.
public sealed interface Audience {

  /// One kiosk.
  record OneKiosk(KioskId kiosk) implements Audience {}

  /// The kiosks of a place.
  ///
  /// @param lane only those of this lane: 1 to 32 of letters, digits and `-`; empty: all
  record OnePlace(PlaceId place, Optional<String> lane) implements Audience {
    private static final Pattern LANE = Pattern.compile("[A-Za-z0-9-]{1,32}");

    /// Throws `IllegalArgumentException` for a lane of another shape.
    public OnePlace {
      if (lane.filter(name -> !LANE.matcher(name).matches()).isPresent()) {
        throw new IllegalArgumentException("a lane is 1 to 32 of letters, digits and -");
      }
    }
  }

  /// Whether a kiosk is meant.
  ///
  /// @param at the place it stands in; empty where nobody told it
  /// @param lane the name of its lane
  default boolean includes(KioskId id, Optional<PlaceId> at, String lane) {
    return switch (this) {
      case OneKiosk(KioskId kiosk) -> kiosk.equals(id);
      case OnePlace(PlaceId place, Optional<String> only) ->
          at.equals(Optional.of(place)) && only.filter(name -> !name.equals(lane)).isEmpty();
    };
  }
}
