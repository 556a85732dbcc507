package tramquet.kiosk.risk;

import tramquet.wire.Direction;

/// What a decision needs to know of the lane.
///
/// @param direction which way it leads
/// @param touch whether it can ask on its screen
public record LaneTerms(Direction direction, boolean touch) {}
