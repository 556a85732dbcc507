package tramquet.kiosk.risk;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tramquet.wire.Direction;

/// What this place remembers, as far as it bears on one person. Times are counted by the monotonic
/// clock: they hold while nobody knows the date.
///
/// @param inside how many people are inside the place, 0 or more
/// @param sinceEntry how long ago the person entered; empty for who did not, or has left since
/// @param admittedHere the person's last visit at this lane that was admitted, where the verdict
///   confirms it; empty in a lane that awaits passages, where who has passed is gone
public record Past(int inside, Optional<Duration> sinceEntry, Optional<Admitted> admittedHere) {
  /// Nothing is remembered.
  public static final Past NONE = new Past(0, Optional.empty(), Optional.empty());

  /// A visit that was admitted.
  ///
  /// @param visit its record
  /// @param way which way the person went
  /// @param ago how long ago
  public record Admitted(UUID visit, Direction way, Duration ago) {}
}
