package tramquet.kiosk.simulation;

/// Something that must never be, and was.
///
/// @param rule what must hold
/// @param reason why it must
/// @param seen what was seen instead
/// @param act number of the act at which it was seen, from 1; 0 for after the last
record Fault(String rule, String reason, String seen, int act) {}
