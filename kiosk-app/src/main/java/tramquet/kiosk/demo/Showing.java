package tramquet.kiosk.demo;

import java.time.Duration;
import tramquet.drivers.Bytes;

/// A code held before the reader once.
///
/// @param pause after whatever was shown before it
/// @param code what the reader sends, without its ending
record Showing(Duration pause, Bytes code) {}
