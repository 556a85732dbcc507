package tramquet.drivers.scanner;

import tramquet.drivers.Bytes;

/// What stood between two boundaries on a line: never empty, never with its boundary.
///
/// @param firstByteNanos when its first byte arrived, on the clock of `System.nanoTime`
/// @param lastByteNanos when its boundary arrived (or its last byte, if silence ended it)
public record Frame(Bytes bytes, long firstByteNanos, long lastByteNanos) {}
