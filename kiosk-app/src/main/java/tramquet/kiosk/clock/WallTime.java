package tramquet.kiosk.clock;

import java.time.Instant;

/// What the wall clock says, and whether that can be true.
///
/// @param known false while the clock is behind what has certainly happened already: nothing that
///   depends on the date can be judged
public record WallTime(Instant instant, boolean known) {}
