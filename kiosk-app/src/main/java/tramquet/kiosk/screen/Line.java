package tramquet.kiosk.screen;

/// One paragraph of a screen.
///
/// @param size font size in pixels that the designer wishes; it shrinks where the room does not
///   suffice
/// @param gap room above it, in font sizes
record Line(String text, Typeface face, double size, double gap) {

  private static final char NO_BREAK_SPACE = 0xa0;
  private static final int WORDS_WORTH_JOINING = 4;

  /// Composes decomposed letters and keeps the last word company: alone on its line it looks lost.
  Line {
    text = joined(Words.nfc(text));
  }

  private static String joined(String text) {
    int last = text.lastIndexOf(' ');
    return text.split(" ", -1).length < WORDS_WORTH_JOINING
        ? text
        : text.substring(0, last) + NO_BREAK_SPACE + text.substring(last + 1);
  }

  Line(String text, Typeface face, double size) {
    this(text, face, size, 0);
  }

  /// The same, smaller.
  Line shrunk(double factor) {
    return new Line(text, face, size * factor, gap);
  }
}
