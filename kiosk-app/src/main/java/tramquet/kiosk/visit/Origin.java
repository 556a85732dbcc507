package tramquet.kiosk.visit;

import tramquet.wire.Direction;
import tramquet.wire.KioskId;

/// Whose log it is, for what the log itself has to say.
///
/// @param kiosk whose records these are; a file of another kiosk is not opened
/// @param lane where a loss is said to have been found: 1 to 32 of letters, digits, `-`
/// @param direction of that lane
public record Origin(KioskId kiosk, String lane, Direction direction) {}
