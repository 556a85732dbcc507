package tramquet.drivers.scanner;

import java.nio.charset.StandardCharsets;
import tramquet.drivers.Bytes;

/// The kind of bar code a scan came from, as the scanner named it (ISO/IEC 15424): `]Q1` is a QR
/// code, `]d1` a Data Matrix.
///
/// @param text `]`, the code character and the modifier; empty when the scanner did not say
public record SymbologyIdentifier(String text) {

  /// The scanner did not say.
  public static final SymbologyIdentifier UNKNOWN = new SymbologyIdentifier("");

  /// A QR code, model 2, without extended channel interpretations.
  public static final SymbologyIdentifier QR_CODE = new SymbologyIdentifier("]Q1");

  private static final int LENGTH = 3;

  /// The identifier at the very beginning of a frame; anywhere else it is payload.
  public static SymbologyIdentifier at(Bytes frame) {
    boolean named =
        frame.length() >= LENGTH
            && frame.at(0) == ']'
            && isLetter(frame.at(1))
            && isModifier(frame.at(2));
    return named
        ? new SymbologyIdentifier(
            new String(frame.slice(0, LENGTH).toArray(), StandardCharsets.US_ASCII))
        : UNKNOWN;
  }

  /// How many bytes of the frame it takes: 3, or 0 when unknown.
  public int length() {
    return text.length();
  }

  /// Whether the scanner did not say.
  public boolean isUnknown() {
    return text.isEmpty();
  }

  /// Whether both name the same kind of code, whatever its modifier.
  boolean isOfSameCode(SymbologyIdentifier other) {
    return !isUnknown() && !other.isUnknown() && text.charAt(1) == other.text.charAt(1);
  }

  private static boolean isLetter(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
  }

  /// Modifiers are hexadecimal digits in upper case.
  private static boolean isModifier(byte b) {
    return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'F');
  }
}
