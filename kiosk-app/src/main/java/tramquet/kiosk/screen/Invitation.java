package tramquet.kiosk.screen;

import java.util.List;
import java.util.Optional;

/// What a visitor is asked to hold before the reader, before it has a size.
///
/// @param field colours of the screen
/// @param band colours of the band above it and of the arrow
/// @param sign picture in the band
/// @param title words in the band
/// @param corner what stands at the band's end: the time
/// @param picture of what to hold there
/// @param lines what is said under the headline
/// @param code for the visitor's own telephone
record Invitation(
    Palette field,
    Palette band,
    Icon sign,
    List<Phrase> title,
    Optional<String> corner,
    Icon picture,
    Phrase headline,
    List<Phrase> lines,
    Optional<Code> code) {

  /// Copies the lists.
  Invitation {
    title = List.copyOf(title);
    lines = List.copyOf(lines);
  }

  /// A QR code and what it is for.
  record Code(String text, Phrase caption) {}
}
