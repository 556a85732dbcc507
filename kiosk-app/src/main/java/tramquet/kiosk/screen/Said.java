package tramquet.kiosk.screen;

/// A few words and the fonts that have their letters.
///
/// @param text may be empty: nothing is said
public record Said(String text, Lettering lettering) {
  /// Nothing.
  static final Said NOTHING = new Said("", Lettering.BUNDLED);

  boolean isEmpty() {
    return text.isEmpty();
  }

  /// What the bundled typeface has the letters for: names, addresses, numbers.
  static Said plain(String text) {
    return new Said(text, Lettering.BUNDLED);
  }

  /// The same fonts, other words.
  Said saying(String other) {
    return new Said(other, lettering);
  }
}
