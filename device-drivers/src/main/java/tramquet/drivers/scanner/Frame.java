package tramquet.drivers.scanner;

import tramquet.drivers.Bytes;

/// What stood between two boundaries on a line: never empty, never with its boundary.
///
/// @param symbology the kind of code, if it stood beside the payload; unknown if at its beginning
/// @param firstByteNanos when its first byte arrived, on the clock of `System.nanoTime`
/// @param lastByteNanos when its boundary arrived (or its last byte, if silence ended it)
public record Frame(
    Bytes bytes, SymbologyIdentifier symbology, long firstByteNanos, long lastByteNanos) {

  /// A frame with nothing but its payload, at whose beginning the kind of code may stand.
  public Frame(Bytes bytes, long firstByteNanos, long lastByteNanos) {
    this(bytes, SymbologyIdentifier.UNKNOWN, firstByteNanos, lastByteNanos);
  }
}
