package tramquet.kiosk.screen;

/// One paragraph of a screen.
///
/// @param size font size in pixels that the designer wishes; it shrinks where the room does not
///   suffice
/// @param gap room above it, in font sizes
record Line(String text, Typeface face, double size, double gap) {

  /// Composes decomposed letters.
  Line {
    text = Words.nfc(text);
  }

  Line(String text, Typeface face, double size) {
    this(text, face, size, 0);
  }
}
