package tramquet.kiosk.presence;

import java.util.Set;
import java.util.UUID;
import tramquet.wire.Direction;
import tramquet.wire.KioskId;

/// Somebody has gone in or out.
///
/// @param kiosk that saw it
/// @param visit the visit's record
/// @param tags the person's; empty for who cannot be told from others
/// @param atNanos when, by the monotonic clock
record Passed(KioskId kiosk, UUID visit, Direction direction, Set<Long> tags, long atNanos) {}
