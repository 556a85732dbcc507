package tramquet.kiosk.screen;

/// One paragraph of a screen.
///
/// @param size font size in pixels that the designer wishes; it shrinks where the room does not
///   suffice
/// @param gap room above it, in font sizes
/// @param least font size in pixels below which it shrinks only when everything else has; 0 for one
///   that shrinks with the rest
record Line(Said said, Typeface face, double size, double gap, double least) {
  private static final char NO_BREAK_SPACE = 0xa0;
  private static final int WORDS_WORTH_JOINING = 4;

  /// Composes decomposed letters and keeps the last word company: alone on its line it looks lost.
  Line {
    said = said.saying(joined(Words.nfc(said.text())));
  }

  private static String joined(String text) {
    int last = text.lastIndexOf(' ');
    return text.split(" ", -1).length < WORDS_WORTH_JOINING
        ? text
        : text.substring(0, last) + NO_BREAK_SPACE + text.substring(last + 1);
  }

  Line(Said said, Typeface face, double size) {
    this(said, face, size, 0);
  }

  Line(Said said, Typeface face, double size, double gap) {
    this(said, face, size, gap, 0);
  }

  /// In the letters of the bundled typeface.
  Line(String text, Typeface face, double size) {
    this(Said.plain(text), face, size);
  }

  /// In the letters of the bundled typeface.
  Line(String text, Typeface face, double size, double gap) {
    this(Said.plain(text), face, size, gap);
  }

  /// What it says.
  String text() {
    return said.text();
  }

  /// The same, smaller.
  Line shrunk(double factor) {
    return new Line(said, face, size * factor, gap, least * factor);
  }
}
