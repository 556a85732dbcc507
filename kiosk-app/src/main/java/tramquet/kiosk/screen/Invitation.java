package tramquet.kiosk.screen;

import java.util.List;

/// What a visitor is asked to hold before the reader, before it has a size.
///
/// @param field colours of the screen
/// @param band colours of the band above it and of the arrow
/// @param sign picture in the band
/// @param title words in the band
/// @param picture of what to hold there
/// @param lines what is said under the headline
record Invitation(
    Palette field,
    Palette band,
    Icon sign,
    Phrase title,
    Icon picture,
    Phrase headline,
    List<Phrase> lines) {

  /// Copies the list.
  Invitation {
    lines = List.copyOf(lines);
  }
}
