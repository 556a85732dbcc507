package tramquet.drivers.scanner;

import tramquet.drivers.Bytes;

/// What a scanner read once (UPOS ScanData): the payload of one code, byte for byte. Which text it
/// is, if any, is decided above.
///
/// Thread: immutable.
///
/// @param data the payload without symbology identifier, prefix and terminator
/// @param symbology the kind of code, if the scanner said so
/// @param firstByteNanos when the first byte arrived, on the clock of `System.nanoTime`
/// @param lastByteNanos when the terminator arrived, on the same clock
/// @param source the scanner's name, as configured
public record ScanData(
    Bytes data,
    SymbologyIdentifier symbology,
    long firstByteNanos,
    long lastByteNanos,
    String source) {

  /// A scan from a frame. A symbology identifier at the beginning is recognised and taken off,
  /// unless the scanner said elsewhere that the code is of another kind: then it is payload.
  public static ScanData from(Frame frame, String source) {
    SymbologyIdentifier beside = frame.symbology();
    SymbologyIdentifier before = SymbologyIdentifier.at(frame.bytes());
    boolean payloadOnly = !beside.isUnknown() && !beside.isOfSameCode(before);
    SymbologyIdentifier symbology = payloadOnly ? beside : before;
    int from = payloadOnly ? 0 : before.length();
    Bytes payload = frame.bytes().slice(from, frame.bytes().length());
    return new ScanData(payload, symbology, frame.firstByteNanos(), frame.lastByteNanos(), source);
  }

  /// The payload, a copy for the caller.
  public byte[] bytes() {
    return data.toArray();
  }

  /// Tells the source and the length, never the payload.
  @Override
  public String toString() {
    return "ScanData[" + source + ", " + data.length() + " bytes]";
  }
}
