package tramquet.kiosk.risk;

import tramquet.wire.RulePack;
import tramquet.wire.TrustedKeys;
import tramquet.wire.WatchList;

/// The signed data in force, all of it already verified.
///
/// @param rules by which it is decided
/// @param trusted whose signatures count on personal codes
/// @param watchList whom to stop
public record Packs(RulePack rules, TrustedKeys trusted, WatchList watchList) {}
